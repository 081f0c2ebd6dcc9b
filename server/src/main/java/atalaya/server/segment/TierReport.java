package atalaya.server.segment;

import atalaya.insight.value.LedgerPart;
import atalaya.insight.value.Tier;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.segment.Goal.Measure;
import atalaya.server.segment.TierFigures.Channel;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// How the tiers do: what each brings and costs, who moved between them, and whether goals are
/// reached. Read from the figures as they are.
@Component
public class TierReport {

    private static final Duration YEAR = Duration.ofDays(365);

    /// grain: tier; unit: customers and minor units; source: value.figure
    private static final String FIGURES =
            """
            select tier, count(*) as customers, sum(figure.realised)::bigint as realised,
                   coalesce(sum(lifetime), 0)::bigint as lifetime,
                   sum(year[:freight] + year[:service] + year[:returns])::bigint as service,
                   avg(nullif(ledger[:acquisition], 0))::float8 as acquisition
              from segment.standing
              join value.figure using (customer)
             group by tier
            """;

    /// grain: tier; unit: customers by their last answer; source: ingest.interaction
    private static final String NPS =
            """
            with answer as (
                select distinct on (standing.customer) standing.tier,
                       (happened.properties ->> 'nps')::numeric as nps
                  from ingest.interaction happened
                  join resolve.customer_of place on place.record = happened.record
                  join segment.standing on standing.customer = place.customer
                 where happened.type = 'Survey Answered' and happened.at >= :since
                   and happened.properties ->> 'nps' ~ '^[0-9]{1,2}$'
                 order by standing.customer, happened.at desc
            )
            select tier, count(*) as answers,
                   100.0 * (count(*) filter (where nps >= 9) - count(*) filter (where nps <= 6))
                         / count(*) as nps
              from answer group by tier
            """;

    /// Of those who were in a tier a year ago and had bought by then: who has bought since. grain:
    /// tier of then; unit: share of customers; source: segment.step, value.figure
    private static final String RETENTION =
            TierStore.FIRST_STEP
                    + """
                    select %s as tier,
                           count(*) filter (where last_bought >= until - 365)::float8 / count(*) as kept
                      from segment.standing
                      join value.figure using (customer)
                      left join first_step using (customer)
                     where first_bought < until - 365
                     group by 1
                    """
                            .formatted(TierStore.WAS);

    private static final String CHANNELS =
            """
            select tier, detail -> 'habits' ->> 'channel' as channel, count(*) as customers
              from segment.standing
              join value.figure using (customer)
             where detail -> 'habits' ->> 'channel' is not null
             group by tier, channel order by tier, customers desc, channel
            """;

    /// Where each customer was at a moment: before its first step since.
    private static final String MOVES =
            TierStore.FIRST_STEP
                    + """
                    select %s as was,
                           standing.tier, count(*) as customers, sum(standing.realised)::bigint as realised
                      from segment.standing
                      left join first_step using (customer)
                     group by was, standing.tier
                    """
                            .formatted(TierStore.WAS);

    private static final String MONTHS =
            """
            select date_trunc('month', at at time zone 'UTC')::date as month,
                   count(*) filter (where tier < before) as rises,
                   count(*) filter (where tier > before) as falls
              from segment.step
             where before is not null and before <> tier and at >= :since
             group by month order by month
            """;

    private static final String GOALS =
            """
            select distinct on (tier, measure) tier, measure, target, due
              from segment.goal order by tier, measure, goal desc
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final InstantSource time;

    TierReport(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
        this.time = time;
    }

    /// Customers who were in one tier and are in another, or in the same.
    ///
    /// @param from null for those who had no tier then
    /// @param realised contribution of 12 months, in minor units
    public record Flow(@Nullable Tier from, Tier to, long customers, long realised) {}

    /// How many steps up and down a month saw.
    public record Month(LocalDate month, long rises, long falls) {}

    private record Answers(double nps, long answers) {}

    /// Every tier, the best first, also those that hold nobody.
    public List<TierFigures> figures() {
        var answers = answers();
        var channels = channels();
        var kept = kept();
        var found = new EnumMap<Tier, TierFigures>(Tier.class);
        sql.sql(FIGURES)
                .param("freight", place(LedgerPart.FREIGHT))
                .param("service", place(LedgerPart.SERVICE))
                .param("returns", place(LedgerPart.RETURNS_HANDLING))
                .param("acquisition", place(LedgerPart.ACQUISITION))
                .query(row -> {
                    var tier = Tier.valueOf(row.getString("tier"));
                    found.put(
                            tier,
                            read(row, tier, kept.get(tier), answers.get(tier), channels.get(tier)));
                });
        return Arrays.stream(Tier.values())
                .map(tier ->
                        found.getOrDefault(
                                tier,
                                new TierFigures(tier, 0, 0, 0, 0, null, null, null, 0, List.of())))
                .toList();
    }

    private static TierFigures read(
            ResultSet row,
            Tier tier,
            @Nullable Double kept,
            @Nullable Answers answers,
            @Nullable List<Map.Entry<String, Long>> channels)
            throws SQLException {
        long customers = row.getLong("customers");
        return new TierFigures(
                tier,
                customers,
                row.getLong("realised"),
                row.getLong("lifetime"),
                row.getLong("service"),
                row.getObject("acquisition", Double.class),
                kept,
                answers == null ? null : (Double) answers.nps(),
                answers == null ? 0 : answers.answers(),
                channels == null
                        ? List.of()
                        : channels.stream()
                                .map(one ->
                                        new Channel(
                                                one.getKey(), (double) one.getValue() / customers))
                                .toList());
    }

    private Map<Tier, Double> kept() {
        var kept = new EnumMap<Tier, Double>(Tier.class);
        sql.sql(RETENTION)
                .param("since", time.instant().minus(YEAR).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    var tier = row.getString("tier");
                    if (tier != null) {
                        kept.put(Tier.valueOf(tier), row.getDouble("kept"));
                    }
                });
        return kept;
    }

    private Map<Tier, Answers> answers() {
        var answers = new EnumMap<Tier, Answers>(Tier.class);
        sql.sql(NPS)
                .param("since", time.instant().minus(YEAR).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    answers.put(
                            Tier.valueOf(row.getString("tier")),
                            new Answers(row.getDouble("nps"), row.getLong("answers")));
                });
        return answers;
    }

    private Map<Tier, List<Map.Entry<String, Long>>> channels() {
        var channels = new EnumMap<Tier, List<Map.Entry<String, Long>>>(Tier.class);
        sql.sql(CHANNELS)
                .query(row -> {
                    channels.computeIfAbsent(
                                    Tier.valueOf(row.getString("tier")), _ -> new ArrayList<>())
                            .add(Map.entry(row.getString("channel"), row.getLong("customers")));
                });
        return channels;
    }

    /// Who was in which tier at a moment and is in which now.
    public List<Flow> flows(Instant since) {
        return sql.sql(MOVES)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Flow(
                                row.getString("was") == null
                                        ? null
                                        : Tier.valueOf(row.getString("was")),
                                Tier.valueOf(row.getString("tier")),
                                row.getLong("customers"),
                                row.getLong("realised")))
                .list();
    }

    /// Steps up and down since a moment, month by month; months without any are left out.
    public List<Month> months(Instant since) {
        return sql.sql(MONTHS)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Month(
                                row.getObject("month", LocalDate.class),
                                row.getLong("rises"),
                                row.getLong("falls")))
                .list();
    }

    /// The goals that count, one for each tier and measure.
    public List<Goal> goals() {
        return sql.sql(GOALS)
                .query((row, _) ->
                        new Goal(
                                Tier.valueOf(row.getString("tier")),
                                Measure.valueOf(row.getString("measure")),
                                row.getDouble("target"),
                                row.getObject("due", LocalDate.class)))
                .list();
    }

    /// Sets a goal; the one before for the same tier and measure counts no more.
    public void set(SignedIn who, Goal goal) {
        if (!Double.isFinite(goal.target()) || Math.abs(goal.target()) > 1e12) {
            throw new AtalayaError(6310, Exit.DATA_REFUSED, "a goal is a number that can be")
                    .at("target")
                    .remedy("target=45");
        }
        transaction.executeWithoutResult(_ -> {
            sql.sql(
                            """
                            insert into segment.goal (tier, measure, target, due, set_by, set_at)
                            values (:tier, :measure, :target, :due, :by, :at)
                            """)
                    .param("tier", goal.tier().name())
                    .param("measure", goal.measure().name())
                    .param("target", goal.target())
                    .param("due", goal.due())
                    .param("by", who.person().person())
                    .param("at", time.instant().atOffset(ZoneOffset.UTC))
                    .update();
            audit.record(who, "tier.goal-set", "tier:" + goal.tier());
        });
    }

    /// Where an array of PostgreSQL keeps a part.
    private static int place(LedgerPart part) {
        return part.ordinal() + 1;
    }
}
