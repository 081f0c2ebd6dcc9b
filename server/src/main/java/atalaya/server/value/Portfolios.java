package atalaya.server.value;

import static java.util.Objects.requireNonNull;

import atalaya.insight.value.Ledger;
import atalaya.insight.value.LedgerPart;
import atalaya.insight.value.LossDrivers;
import atalaya.insight.value.Referrals;
import atalaya.insight.value.WhaleCurve;
import atalaya.server.store.Fresh;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Adds the figures of all customers up, and lists those behind each mark.
@Component
public class Portfolios {

    /// Adding up again sooner would show nothing new to a reader.
    private static final Duration GOOD_FOR = Duration.ofSeconds(20);

    /// What takes long to add up is good for so many times as long.
    private static final int TIMES_AS_LONG = 50;

    /// Figures of people and companies.
    private static final String PEOPLE =
            """
            from value.figure
            join profile.profile known on known.customer = figure.customer and known.type <> 'LEAF'
            """;

    private static final String NOTHING = "'{0,0,0,0,0,0,0,0,0}'::bigint[]";

    /// As [Ledger#hasBought] says it.
    private static final String BOUGHT = "(ledger[1] <> 0 or ledger[2] <> 0)";

    private static final String TOTALS =
            """
            select max(until) as until, count(*) as customers,
                   coalesce(sum(realised), 0) as realised,
                   coalesce(avg(lifetime), 0)::bigint as lifetime, avg(alive) as alive,
                   coalesce(avg(ledger[8]) filter (where ledger[8] > 0), 0)::bigint as acquisition,
                   coalesce(sum(potential) filter
                       (where standing in ('LAPSED', 'AT_RISK', 'SILENT_CHURN')), 0) as at_risk
            """
                    + PEOPLE;

    private static final String LEDGERS =
            """
            select figure.customer, known.customer is not null as person, ledger, year
              from value.figure
              left join profile.profile known
                on known.customer = figure.customer and known.type <> 'LEAF'
             where ledger <> %s
            """
                    .formatted(NOTHING);

    private static final String CELLS =
            """
            select width_bucket(until - last_day, array[0, 30, 90, 180, 365]) - 1 as recency,
                   width_bucket(purchases, array[1, 2, 3, 6, 12]) - 1 as purchases,
                   count(*) as customers
            """
                    + PEOPLE
                    + """
                     where last_day is not null and purchases > 0
                     group by 1, 2 order by 1, 2
                    """;

    private static final String CHANNELS =
            """
            select channel, count(*) as customers, sum(cost) as cost, sum(margin) as margin
              from value.channel
             group by channel order by cost desc, channel
            """;

    private static final String STANDINGS =
            """
            select standing, count(*) as customers, sum(potential) as potential
            """
                    + PEOPLE
                    + " group by standing order by customers desc";

    /// Whom a record names as the one who brought its customer: by any identifier or by a source's
    /// own key. Of several the smallest counts, and nobody brings themselves.
    private static final String REFERRED =
            """
            select tie.customer as referred, min(named.customer) as referrer
              from profile.tie
              join (select value, customer from profile.identifier
                     union all
                    select standing.key, place.customer
                      from resolve.standard_record standing
                      join resolve.customer_of place using (record)
                     where standing.type <> 'LEAF') as named
                on regexp_replace(lower(named.value), '[[:punct:][:space:]]+', ' ', 'g') = tie.value
               and named.customer <> tie.customer
             where tie.kind = 'referredBy'
             group by tie.customer
            """;

    private final JdbcClient sql;
    private final Facts facts;
    private final Runs runs;
    private final Scorecards scorecards;
    private final ValueSettings settings;
    private final Fresh<Known> fresh = new Fresh<>(this::addUp, GOOD_FOR, TIMES_AS_LONG);

    Portfolios(
            JdbcClient sql, Facts facts, Runs runs, Scorecards scorecards, ValueSettings settings) {
        this.sql = sql;
        this.facts = facts;
        this.runs = runs;
        this.scorecards = scorecards;
        this.settings = settings;
    }

    private record Known(Portfolio portfolio, Map<Long, LedgerPart> drivers) {}

    /// As it stands now, or stood some seconds ago; some minutes where there are very many.
    public Portfolio now() {
        return fresh.get().portfolio;
    }

    private record Both(long customer, boolean person, Ledger ledger, Ledger year) {}

    private Known addUp() {
        var ledgers = ledgers();
        var people =
                ledgers.stream()
                        .filter(one -> one.person && !one.year.equals(Ledger.EMPTY))
                        .collect(Collectors.partitioningBy(one -> one.ledger.hasBought()));
        var years = requireNonNull(people.get(true));
        var usual = LossDrivers.Usual.of(years.stream().map(Both::year).toList());
        var drivers = new HashMap<Long, LedgerPart>();
        years.stream()
                .filter(one -> one.year.contribution() < 0)
                .forEach(one -> drivers.put(one.customer, usual.main(one.year)));
        var portfolio =
                sql.sql(TOTALS)
                        .query((row, _) ->
                                new Portfolio(
                                        row.getObject("until", LocalDate.class),
                                        runs.latest().map(Run::number).orElse(0),
                                        settings.currency(),
                                        settings.digits(),
                                        row.getLong("customers"),
                                        row.getLong("realised"),
                                        row.getLong("lifetime"),
                                        row.getObject("alive") == null
                                                ? Double.NaN
                                                : row.getDouble("alive"),
                                        row.getLong("acquisition"),
                                        row.getLong("at_risk"),
                                        WhaleCurve.of(
                                                years.stream()
                                                        .mapToLong(one -> one.year.contribution())),
                                        cells(),
                                        channels(),
                                        referrals(ledgers),
                                        LossDrivers.of(years.stream().map(Both::year).toList()),
                                        askers(requireNonNull(people.get(false))),
                                        standings(),
                                        books(ledgers)))
                        .single();
        return new Known(portfolio, drivers);
    }

    private static Portfolio.Askers askers(List<Both> neverBought) {
        var costs =
                neverBought.stream()
                        .mapToLong(one -> one.year.contribution())
                        .filter(one -> one < 0);
        var summary = costs.summaryStatistics();
        return new Portfolio.Askers(summary.getCount(), summary.getSum());
    }

    private List<Both> ledgers() {
        return sql.sql(LEDGERS)
                .withFetchSize(10_000)
                .query((row, _) ->
                        new Both(
                                row.getLong("customer"),
                                row.getBoolean("person"),
                                FigureStore.ledger(row, "ledger"),
                                FigureStore.ledger(row, "year")))
                .list();
    }

    private List<Portfolio.Cell> cells() {
        return sql.sql(CELLS)
                .query((row, _) ->
                        new Portfolio.Cell(
                                row.getInt("recency"),
                                row.getInt("purchases"),
                                row.getLong("customers")))
                .list();
    }

    private List<Portfolio.Channel> channels() {
        return sql.sql(CHANNELS)
                .query((row, _) ->
                        new Portfolio.Channel(
                                row.getString("channel"),
                                row.getLong("customers"),
                                row.getLong("cost"),
                                row.getLong("margin")))
                .list();
    }

    private Portfolio.Standings standings() {
        return new Portfolio.Standings(
                sql.sql(STANDINGS)
                        .query((row, _) ->
                                new Portfolio.Standings.Standing(
                                        row.getString("standing"),
                                        row.getLong("customers"),
                                        row.getLong("potential")))
                        .list());
    }

    private Referrals referrals(List<Both> ledgers) {
        var referrerOf = new HashMap<String, String>();
        sql.sql(REFERRED)
                .query(row -> {
                    referrerOf.put(row.getString("referred"), row.getString("referrer"));
                });
        var buyers = new HashSet<String>();
        ledgers.forEach(one -> {
            if (one.ledger.netSales() > 0) {
                buyers.add(Long.toString(one.customer));
            }
        });
        return Referrals.of(referrerOf, buyers);
    }

    private Portfolio.Books books(List<Both> ledgers) {
        var people = Ledger.EMPTY;
        var strangers = Ledger.EMPTY;
        for (var one : ledgers) {
            if (one.person) {
                people = people.merge(one.ledger);
            } else {
                strangers = strangers.merge(one.ledger);
            }
        }
        var nobody = ValueFold.of(facts.ofNobody(), null, settings, LocalDate.now(ZoneOffset.UTC));
        return new Portfolio.Books(people, strangers, nobody.ledger());
    }

    /// Customers behind a mark, best first.
    ///
    /// @param after the last of the page before; null for the first
    public List<PortfolioLine> behind(Mark mark, PortfolioLine.@Nullable Place after, int limit) {
        var params = new HashMap<String, Object>();
        var where = new ArrayList<String>();
        condition(mark, where, params);
        if (after != null) {
            where.add("(-realised, figure.customer) > (:afterRealised, :afterCustomer)");
            params.put("afterRealised", -after.realised());
            params.put("afterCustomer", after.customer());
        }
        params.put("limit", limit);
        return sql.sql(
                        "select figure.customer, known.name, known.city, known.owner, realised,"
                                + " contribution, lifetime, health, trend, standing, last_day,"
                                + " purchases "
                                + PEOPLE
                                + " where "
                                + String.join(" and ", where)
                                + " order by -realised, figure.customer limit :limit")
                .params(params)
                .query((row, _) -> PortfolioLine.read(row))
                .list();
    }

    /// How many customers are behind a mark.
    public long count(Mark mark) {
        var params = new HashMap<String, Object>();
        var where = new ArrayList<String>();
        condition(mark, where, params);
        return sql.sql("select count(*) " + PEOPLE + " where " + String.join(" and ", where))
                .params(params)
                .query(Long.class)
                .single();
    }

    private void condition(Mark mark, List<String> where, Map<String, Object> params) {
        switch (mark) {
            case Mark.Best(var percent) -> {
                where.add(
                        "figure.customer in (select figure.customer "
                                + PEOPLE
                                + " where year <> "
                                + NOTHING
                                + " and "
                                + BOUGHT
                                + " order by realised desc, figure.customer limit :best)");
                params.put("best", Math.round(now().whale().customers() * percent / 100.0));
            }
            case Mark.Below _ -> where.add("realised < 0 and " + BOUGHT);
            case Mark.NeverBought _ -> where.add("realised < 0 and not " + BOUGHT);
            case Mark.Driver(var part) -> {
                where.add("figure.customer = any(:driven)");
                params.put(
                        "driven",
                        fresh.get().drivers.entrySet().stream()
                                .filter(entry -> entry.getValue() == part)
                                .mapToLong(Map.Entry::getKey)
                                .toArray());
            }
            case Mark.In(var recency, var purchases) -> {
                where.add(
                        "width_bucket(until - last_day, array[0, 30, 90, 180, 365]) = :recency + 1");
                where.add("width_bucket(purchases, array[1, 2, 3, 6, 12]) = :purchases + 1");
                params.put("recency", recency);
                params.put("purchases", purchases);
            }
            case Mark.Cooling _ -> {
                where.add("width_bucket(until - last_day, array[0, 30, 90, 180, 365]) in (3, 4)");
                where.add("purchases >= 6");
            }
            case Mark.Of(var standing) -> {
                where.add("standing = :standing");
                params.put("standing", standing.name());
            }
            case Mark.By(var channel) -> {
                where.add(
                        "figure.customer in (select customer from value.channel where channel = :channel)");
                params.put("channel", channel);
            }
            case Mark.Row(var board, var label) -> {
                where.add("figure.customer in (" + Scorecards.behind(board) + ")");
                params.put("label", label);
                params.putAll(scorecards.period());
            }
            case Mark.All _ -> where.add("true");
        }
    }

    /// Whether a number is that of a band.
    static boolean isBand(int band) {
        return IntStream.range(0, Portfolio.RECENCY_FROM.size()).anyMatch(one -> one == band);
    }
}
