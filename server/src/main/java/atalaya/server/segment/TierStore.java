package atalaya.server.segment;

import atalaya.insight.value.Tier;
import atalaya.insight.value.TierDecision;
import atalaya.insight.value.TierHistory;
import atalaya.insight.value.TierRule;
import atalaya.server.resolve.CustomerId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of tiers: cuts, the ledger of steps, and where each customer stands.
@Component
class TierStore {

    /// Begins a query that asks where each customer was at the moment `since`: with the first step
    /// of each since then.
    static final String FIRST_STEP =
            """
            with first_step as (
                select distinct on (customer) customer, before
                  from segment.step where at >= :since
                 order by customer, step
            )
            """;

    /// Where a customer of `standing`, left joined to `first_step`, was then; null where they had
    /// no tier yet.
    static final String WAS =
            "case when first_step.customer is null then standing.tier else first_step.before end";

    private static final String STEPS =
            """
            select step, customer, records, tier, since
              from segment.step where customer = any(:anchors)
            """;

    /// Who each customer is for tiers; bare identifiers are none.
    private static final String PEOPLE =
            """
            select customer, owner, golden -> 'tierFloor' ->> 'text' as floor
              from profile.profile where customer = any(:customers) and type <> 'LEAF'
            """;

    private static final String STEP =
            """
            insert into segment.step
                   (customer, records, at, before, tier, since, proposed, reason, score, version,
                    person, backcast)
            select customer, records::bigint[], :at, before, tier, since::timestamptz, proposed,
                   reason, score,
                   :version, :person, :backcast
              from unnest(:customers::bigint[], :records::text[], :befores::text[], :tiers::text[],
                          :sinces::text[], :proposals::text[], :reasons::text[], :scores::bigint[])
                as given (customer, records, before, tier, since, proposed, reason, score)
            """;

    private static final String STAND =
            """
            insert into segment.standing
                   (customer, tier, proposed, reason, score, realised, potential, floor, owner,
                    version, since)
            select customer, tier, proposed, reason, score, realised, potential, floor, owner,
                   :version, since::timestamptz
              from unnest(:customers::bigint[], :tiers::text[], :proposals::text[],
                          :reasons::text[], :scores::bigint[], :realised::bigint[],
                          :potentials::bigint[], :floors::text[], :owners::text[],
                          :sinces::text[])
                as given (customer, tier, proposed, reason, score, realised, potential, floor,
                          owner, since)
                on conflict (customer) do update
               set tier = excluded.tier, proposed = excluded.proposed, reason = excluded.reason,
                   score = excluded.score, realised = excluded.realised,
                   potential = excluded.potential, floor = excluded.floor, owner = excluded.owner,
                   version = excluded.version,
                   since = excluded.since,
                   refused = case when standing.proposed = excluded.proposed
                                   and standing.tier = excluded.tier then standing.refused end
            """;

    private final JdbcClient sql;

    TierStore(JdbcClient sql) {
        this.sql = sql;
    }

    /// How far the room has come.
    record Progress(long figure, int version) {}

    /// @param known of how many customers there were figures when they were cut
    record Cuts(TierRule rule, int known) {}

    /// Who somebody is for tiers.
    record Person(@Nullable String owner, @Nullable Tier floor) {}

    /// A decision with what it was made from.
    ///
    /// @param since when the customer came into the tier
    record Decided(
            CustomerId customer,
            Set<Long> records,
            @Nullable Tier before,
            Instant since,
            TierDecision decision,
            long realised,
            long potential,
            Person person) {}

    Progress progress() {
        return sql.sql("select figure, version from segment.progress")
                .query((row, _) -> new Progress(row.getLong(1), row.getInt(2)))
                .single();
    }

    void move(long figure, int version) {
        sql.sql("update segment.progress set figure = :figure, version = :version")
                .param("figure", figure)
                .param("version", version)
                .update();
    }

    Optional<Cuts> cuts(TreatmentVersion version) {
        var tiering = version.terms().tiering();
        return sql.sql(
                        """
                        select from_a, from_b, from_c, known
                          from segment.cut where version = :version
                        """)
                .param("version", version.version())
                .query((row, _) ->
                        new Cuts(
                                new TierRule(
                                        row.getLong("from_a"),
                                        row.getLong("from_b"),
                                        row.getLong("from_c"),
                                        tiering.potentialWeight(),
                                        tiering.band()),
                                row.getInt("known")))
                .optional();
    }

    void cut(int version, TierRule rule, int known, Instant at) {
        sql.sql(
                        """
                        insert into segment.cut (version, from_a, from_b, from_c, known, cut_at)
                        values (:version, :a, :b, :c, :known, :at)
                            on conflict (version) do update
                           set from_a = :a, from_b = :b, from_c = :c, known = :known,
                               cut_at = :at
                        """)
                .param("version", version)
                .param("a", rule.fromA())
                .param("b", rule.fromB())
                .param("c", rule.fromC())
                .param("known", known)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// What was decided before of any of these records.
    List<TierHistory.Step> steps(Collection<Long> records) {
        return sql.sql(STEPS)
                .param("anchors", records.stream().mapToLong(Long::longValue).toArray())
                .query((row, _) ->
                        new TierHistory.Step(
                                row.getLong("step"),
                                row.getLong("customer"),
                                records(row.getArray("records")),
                                Tier.valueOf(row.getString("tier")),
                                row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Set<Long> records(Array array) throws SQLException {
        return Arrays.stream((Long[]) array.getArray()).collect(Collectors.toSet());
    }

    Map<CustomerId, Person> people(Collection<CustomerId> customers) {
        var people = new HashMap<CustomerId, Person>();
        sql.sql(PEOPLE)
                .param("customers", serials(customers))
                .query(row -> {
                    people.put(
                            new CustomerId(row.getLong("customer")),
                            new Person(row.getString("owner"), tier(row.getString("floor"))));
                });
        return people;
    }

    /// A floor that is none of A to D is no floor; data health shows it as it is.
    private static @Nullable Tier tier(@Nullable String typed) {
        return Arrays.stream(Tier.values())
                .filter(tier -> typed != null && tier.name().equalsIgnoreCase(typed.strip()))
                .findFirst()
                .orElse(null);
    }

    void addSteps(
            List<Decided> steps, String reason, int version, @Nullable Long person, Instant at) {
        add(steps, _ -> reason, version, person, at, false);
    }

    void addSteps(List<Decided> steps, int version, @Nullable Long person, Instant at) {
        add(steps, one -> one.decision().reason().name(), version, person, at, false);
    }

    /// Steps that nobody decided at their time.
    void addBackcast(List<Decided> steps, int version, Instant at) {
        add(steps, one -> one.decision().reason().name(), version, null, at, true);
    }

    private void add(
            List<Decided> steps,
            Function<Decided, @Nullable String> reason,
            int version,
            @Nullable Long person,
            Instant at,
            boolean backcast) {
        if (steps.isEmpty()) {
            return;
        }
        sql.sql(STEP)
                .param("customers", serials(steps.stream().map(Decided::customer).toList()))
                .param("records", texts(steps, one -> "{%s}".formatted(joined(one.records()))))
                .param("befores", texts(steps, one -> name(one.before())))
                .param("tiers", texts(steps, one -> one.decision().tier().name()))
                .param("sinces", texts(steps, one -> one.since().toString()))
                .param("proposals", texts(steps, one -> one.decision().proposed().name()))
                .param("reasons", texts(steps, reason))
                .param("scores", longs(steps, one -> one.decision().score()))
                .param("version", version)
                .param("person", person)
                .param("backcast", backcast)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void stand(List<Decided> all, int version) {
        if (all.isEmpty()) {
            return;
        }
        sql.sql(STAND)
                .param("customers", serials(all.stream().map(Decided::customer).toList()))
                .param("tiers", texts(all, one -> one.decision().tier().name()))
                .param("proposals", texts(all, one -> one.decision().proposed().name()))
                .param("reasons", texts(all, one -> one.decision().reason().name()))
                .param("scores", longs(all, one -> one.decision().score()))
                .param("realised", longs(all, Decided::realised))
                .param("potentials", longs(all, Decided::potential))
                .param("floors", texts(all, one -> name(one.person().floor())))
                .param("owners", texts(all, one -> one.person().owner()))
                .param("sinces", texts(all, one -> one.since().toString()))
                .param("version", version)
                .update();
    }

    void refuse(CustomerId customer, Tier proposed) {
        sql.sql("update segment.standing set refused = :tier where customer = :customer")
                .param("tier", proposed.name())
                .param("customer", customer.serial())
                .update();
    }

    void forget(Collection<CustomerId> customers) {
        if (!customers.isEmpty()) {
            sql.sql("delete from segment.standing where customer = any(:customers)")
                    .param("customers", serials(customers))
                    .update();
        }
    }

    static CustomerTier read(ResultSet row, int number) throws SQLException {
        return new CustomerTier(
                new CustomerId(row.getLong("customer")),
                Tier.valueOf(row.getString("tier")),
                Tier.valueOf(row.getString("proposed")),
                TierDecision.Reason.valueOf(row.getString("reason")),
                row.getLong("score"),
                row.getLong("realised"),
                row.getLong("potential"),
                tier(row.getString("floor")),
                row.getString("owner"),
                row.getInt("version"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                tier(row.getString("refused")));
    }

    static TierStep step(ResultSet row, int number) throws SQLException {
        return new TierStep(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                tier(row.getString("before")),
                Tier.valueOf(row.getString("tier")),
                Tier.valueOf(row.getString("proposed")),
                row.getString("reason"),
                row.getLong("score"),
                row.getInt("version"),
                row.getObject("person", Long.class),
                row.getBoolean("backcast"));
    }

    static long[] serials(Collection<CustomerId> customers) {
        return customers.stream().mapToLong(CustomerId::serial).toArray();
    }

    private static String joined(Set<Long> records) {
        return records.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static long[] longs(List<Decided> all, Function<Decided, Long> of) {
        return all.stream().mapToLong(of::apply).toArray();
    }

    private static @Nullable String[] texts(
            List<Decided> all, Function<Decided, @Nullable String> of) {
        var texts = new @Nullable String[all.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = of.apply(all.get(i));
        }
        return texts;
    }

    private static @Nullable String name(@Nullable Tier tier) {
        return tier == null ? null : tier.name();
    }
}
