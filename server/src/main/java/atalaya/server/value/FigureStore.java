package atalaya.server.value;

import atalaya.insight.health.Trend;
import atalaya.insight.risk.Standing;
import atalaya.insight.value.Ledger;
import atalaya.insight.value.LedgerPart;
import atalaya.insight.value.RepeatHistory;
import atalaya.insight.value.Rfm;
import atalaya.insight.value.SevenMeasures;
import atalaya.insight.value.SpendHistory;
import atalaya.server.resolve.CustomerId;
import atalaya.server.store.Copies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The rows of tables `value.figure` and `value.gone`.
@Component
final class FigureStore {

    private static final double DAYS_A_WEEK = 7;

    private static final String INTO =
            """
            value.figure (customer, until, run, ledger, year, contribution, realised, last_day,
            purchases, worth, first_bought, last_bought, repeats, spend_mean, health, trend, ended,
            unused, lapsed, protested, detail, recency_score, frequency_score, worth_score, alive,
            expected, per_purchase, lifetime, potential, standing)
            """;

    private static final String FIND =
            "select *, detail::text as said from value.figure where customer = any(:customers)";

    private static final String LEARN =
            """
            select customer, until, last_day, purchases, worth, first_bought, last_bought, repeats,
                   spend_mean, ended, unused, lapsed, protested
              from value.figure order by customer
            """;

    private static final String SCORE =
            """
            update value.figure
               set run = :run, recency_score = given.recency, frequency_score = given.frequency,
                   worth_score = given.worth, alive = given.alive, expected = given.expected,
                   per_purchase = given.per_purchase, lifetime = given.lifetime,
                   potential = given.potential, standing = given.standing,
                   position = nextval('value.position'), computed_at = now()
              from unnest(:customers::bigint[], :recencies::int[], :frequencies::int[],
                          :worths::int[], :alives::float8[], :expecteds::float8[],
                          :perPurchases::float8[], :lifetimes::bigint[], :potentials::bigint[],
                          :standings::text[])
                as given (customer, recency, frequency, worth, alive, expected, per_purchase,
                          lifetime, potential, standing)
             where figure.customer = given.customer
            """;

    private static final String LEAVE =
            """
            with left_behind as (
                delete from value.figure where customer = any(:customers) returning customer
            )
            insert into value.gone (customer) select customer from left_behind
                on conflict (customer) do update set position = nextval('value.position')
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient sql;
    private final Copies copies;
    private final ValueSettings settings;

    FigureStore(JdbcClient sql, Copies copies, ValueSettings settings) {
        this.sql = sql;
        this.copies = copies;
        this.settings = settings;
    }

    /// What column `detail` keeps: what lists and maps never ask for.
    record Detail(
            List<Friction> frictions,
            double before,
            List<Double> trail,
            List<Feeling.Reason> reasons,
            double rest,
            int interactions,
            SevenMeasures measures,
            Habits habits,
            Notes notes) {

        static Detail of(ValueFold fold) {
            var feeling = fold.feeling();
            return new Detail(
                    fold.signals().frictions(),
                    feeling.before(),
                    feeling.trail(),
                    feeling.reasons(),
                    feeling.rest(),
                    feeling.interactions(),
                    fold.measures(),
                    fold.habits(),
                    fold.notes());
        }
    }

    /// A fold with what a run says of it.
    record Row(long customer, ValueFold fold, @Nullable Run run) {}

    /// Writes rows anew.
    void save(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var customers = rows.stream().mapToLong(Row::customer).toArray();
        sql.sql("delete from value.figure where customer = any(:customers)")
                .param("customers", customers)
                .update();
        sql.sql("delete from value.gone where customer = any(:customers)")
                .param("customers", customers)
                .update();
        copies.write(INTO, rows, this::columns);
        saveChannels(rows, customers);
    }

    private record ChannelRow(long customer, String channel, ChannelYear year) {}

    private void saveChannels(List<Row> rows, long[] customers) {
        sql.sql("delete from value.channel where customer = any(:customers)")
                .param("customers", customers)
                .update();
        var channels = new ArrayList<ChannelRow>();
        rows.forEach(row ->
                row.fold()
                        .channels()
                        .forEach((channel, year) ->
                                channels.add(new ChannelRow(row.customer(), channel, year))));
        copies.write(
                "value.channel (customer, channel, cost, margin)",
                channels,
                row ->
                        Copies.row(
                                row.customer(),
                                row.channel(),
                                row.year().cost(),
                                row.year().margin()));
    }

    private @Nullable Object[] columns(Row row) {
        var fold = row.fold();
        int day = (int) fold.until().toEpochDay();
        var known = Scored.Known.of(fold, settings);
        var scored = Scored.of(known, row.run());
        var expected = scored.expected();
        var scores = scored.scores();
        int[] bought = fold.days().until(day).buyingDays();
        var signs = fold.signals().signs();
        var lastDay = fold.days().lastPurchase();
        return Copies.row(
                row.customer(),
                fold.until(),
                row.run() == null ? 0 : row.run().number(),
                sums(fold.ledger()),
                sums(fold.year()),
                fold.ledger().contribution(),
                fold.year().contribution(),
                lastDay.isEmpty() ? null : LocalDate.ofEpochDay(lastDay.getAsInt()),
                fold.days().purchases(),
                fold.days().worth(),
                bought.length == 0 ? null : LocalDate.ofEpochDay(bought[0]),
                bought.length == 0 ? null : LocalDate.ofEpochDay(bought[bought.length - 1]),
                Math.max(0, bought.length - 1),
                known.spent() == null ? null : known.spent().mean(),
                fold.feeling().value(),
                fold.feeling().trend().name(),
                signs.ended(),
                signs.unused(),
                signs.lapsed(),
                signs.protested(),
                JSON.writeValueAsString(Detail.of(fold)),
                scores == null ? null : scores.recency(),
                scores == null ? null : scores.frequency(),
                scores == null ? null : scores.worth(),
                expected == null ? null : expected.alive(),
                expected == null ? null : expected.purchases(),
                expected == null ? null : expected.perPurchase(),
                expected == null ? null : expected.lifetime(),
                expected == null ? 0 : expected.potential(),
                scored.standing().name());
    }

    /// What a run needs to know of every customer, by id.
    List<Scored.Known> known() {
        return sql.sql(LEARN).withFetchSize(10_000).query((row, _) -> known(row)).list();
    }

    Optional<Scored.Known> known(CustomerId customer) {
        return sql.sql(LEARN.replace("order by", "where customer = :customer order by"))
                .param("customer", customer.serial())
                .query((row, _) -> known(row))
                .optional();
    }

    private static Scored.Known known(ResultSet row) throws SQLException {
        var until = date(row, "until");
        var last = row.getObject("last_day", LocalDate.class);
        var first = row.getObject("first_bought", LocalDate.class);
        var lastBought = row.getObject("last_bought", LocalDate.class);
        int repeats = row.getInt("repeats");
        double mean = row.getDouble("spend_mean");
        boolean spent = !row.wasNull();
        return new Scored.Known(
                row.getLong("customer"),
                last == null
                        ? null
                        : new Rfm(
                                (int) ChronoUnit.DAYS.between(last, until),
                                row.getInt("purchases"),
                                row.getLong("worth")),
                first == null || lastBought == null
                        ? null
                        : new RepeatHistory(
                                repeats,
                                ChronoUnit.DAYS.between(first, lastBought) / DAYS_A_WEEK,
                                ChronoUnit.DAYS.between(first, until) / DAYS_A_WEEK),
                spent ? new SpendHistory(repeats, mean) : null,
                new Standing.Signs(
                        row.getBoolean("ended"),
                        row.getBoolean("unused"),
                        last != null,
                        row.getBoolean("lapsed"),
                        row.getBoolean("protested")));
    }

    /// Gives rows what a new run says of them.
    void score(List<Scored> some, Run run) {
        sql.sql(SCORE)
                .param("run", run.number())
                .param("customers", some.stream().mapToLong(Scored::customer).toArray())
                .param(
                        "recencies",
                        numbers(some, one -> one.scores() == null ? null : one.scores().recency()))
                .param(
                        "frequencies",
                        numbers(
                                some,
                                one -> one.scores() == null ? null : one.scores().frequency()))
                .param(
                        "worths",
                        numbers(some, one -> one.scores() == null ? null : one.scores().worth()))
                .param("alives", doubles(some, Expected::alive))
                .param("expecteds", doubles(some, Expected::purchases))
                .param("perPurchases", doubles(some, Expected::perPurchase))
                .param(
                        "lifetimes",
                        some.stream()
                                .map(one ->
                                        one.expected() == null ? null : one.expected().lifetime())
                                .toArray(Long[]::new))
                .param(
                        "potentials",
                        some.stream()
                                .mapToLong(one ->
                                        one.expected() == null ? 0 : one.expected().potential())
                                .toArray())
                .param(
                        "standings",
                        some.stream().map(one -> one.standing().name()).toArray(String[]::new))
                .update();
    }

    private static Integer[] numbers(
            List<Scored> some, Function<Scored, @Nullable Integer> number) {
        return some.stream().map(number).toArray(Integer[]::new);
    }

    private static Double[] doubles(List<Scored> some, ToDoubleFunction<Expected> number) {
        return some.stream()
                .map(one -> one.expected() == null ? null : number.applyAsDouble(one.expected()))
                .toArray(Double[]::new);
    }

    /// Forgets customers that are no more, and keeps that they went.
    void forget(Collection<CustomerId> gone) {
        if (!gone.isEmpty()) {
            var customers = Facts.serials(gone);
            sql.sql(LEAVE).param("customers", customers).update();
            sql.sql("delete from value.channel where customer = any(:customers)")
                    .param("customers", customers)
                    .update();
        }
    }

    Optional<Figures> find(CustomerId customer) {
        return find(List.of(customer)).stream().findFirst();
    }

    List<Figures> find(Collection<CustomerId> customers) {
        return sql.sql(FIND)
                .param("customers", Facts.serials(customers))
                .query((row, _) -> figures(row))
                .list();
    }

    private Figures figures(ResultSet row) throws SQLException {
        var known = known(row);
        var detail = JSON.readValue(row.getString("said"), Detail.class);
        return new Figures(
                new CustomerId(row.getLong("customer")),
                date(row, "until"),
                row.getInt("run"),
                settings.currency(),
                ledger(row, "ledger"),
                ledger(row, "year"),
                known.rfm(),
                scores(row),
                expected(row),
                Standing.valueOf(row.getString("standing")),
                detail.frictions(),
                new Feeling(
                        row.getDouble("health"),
                        detail.before(),
                        detail.trail(),
                        Trend.valueOf(row.getString("trend")),
                        detail.reasons(),
                        detail.rest(),
                        detail.interactions()),
                detail.measures(),
                detail.habits(),
                detail.notes(),
                row.getObject("computed_at", OffsetDateTime.class).toInstant());
    }

    private static Rfm.@Nullable Scores scores(ResultSet row) throws SQLException {
        int recency = row.getInt("recency_score");
        return row.wasNull()
                ? null
                : new Rfm.Scores(recency, row.getInt("frequency_score"), row.getInt("worth_score"));
    }

    private static @Nullable Expected expected(ResultSet row) throws SQLException {
        double alive = row.getDouble("alive");
        return row.wasNull()
                ? null
                : new Expected(
                        alive,
                        row.getDouble("expected"),
                        row.getDouble("per_purchase"),
                        row.getLong("lifetime"),
                        row.getLong("potential"));
    }

    static Ledger ledger(ResultSet row, String column) throws SQLException {
        var ledger = Ledger.EMPTY;
        var sums = (Long[]) row.getArray(column).getArray();
        for (var part : LedgerPart.values()) {
            ledger = ledger.plus(part, sums[part.ordinal()]);
        }
        return ledger;
    }

    private static long[] sums(Ledger ledger) {
        var parts = LedgerPart.values();
        var sums = new long[parts.length];
        for (var part : parts) {
            sums[part.ordinal()] = ledger.sum(part);
        }
        return sums;
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }
}
