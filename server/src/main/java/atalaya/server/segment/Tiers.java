package atalaya.server.segment;

import atalaya.insight.value.Tier;
import atalaya.insight.value.TierDecision;
import atalaya.insight.value.TierDecision.Reason;
import atalaya.insight.value.TierHistory;
import atalaya.insight.value.TierRule;
import atalaya.insight.value.TierScheme;
import atalaya.insight.value.TierStanding;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Member;
import atalaya.server.segment.TierStore.Cuts;
import atalaya.server.segment.TierStore.Decided;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.value.Contribution;
import atalaya.server.value.Values;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Decides in which tier each customer is, and keeps that in `segment.standing`.
///
/// It follows the figures of room `value`. The tier follows from what a customer brought and may
/// bring, the tier so far, the agreed floor and approvals, by the cuts published for the version of
/// the table in force; when another version comes into force, everybody is decided anew. What was
/// decided is a ledger, `segment.step`, which begins with what the rule says of the year before
/// ([TierBackcast]), and in which each step names the records of which the customer then was made,
/// so that a split gives each side its own history back.
@Component
public class Tiers {

    private static final Logger log = LoggerFactory.getLogger(Tiers.class);

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('atalaya.segment.tier', 0))";

    private static final String IN =
            TierStore.FIRST_STEP
                    + """
                    select standing.*
                      from segment.standing
                      join profile.profile using (customer)
                      left join first_step using (customer)
                     where standing.tier = :tier
                       and (:owner::text is null or profile.owner = :owner)
                       and (:source::text is null or :source = any(profile.sources))
                       and (:text::text is null or profile.search like :text)
                       and (:was::text is null or :was = %s)
                       and (:score::bigint is null
                            or (-standing.score, standing.customer) > (-:score::bigint, :customer))
                     order by -standing.score, standing.customer limit :limit
                    """
                            .formatted(TierStore.WAS);

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Values values;
    private final Customers customers;
    private final Treatments treatments;
    private final TierStore store;
    private final TierBackcast backcast;
    private final Audit audit;
    private final InstantSource time;

    Tiers(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Values values,
            Customers customers,
            Treatments treatments,
            TierStore store,
            TierBackcast backcast,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.values = values;
        this.customers = customers;
        this.treatments = treatments;
        this.store = store;
        this.backcast = backcast;
        this.audit = audit;
        this.time = time;
    }

    /// Decides the tiers of up to `limit` customers whose figures changed, and returns how many
    /// there were; 0 means all caught up, or that there are no figures to cut tiers from yet.
    public int tierNext(int limit) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    lock();
                    var run = values.run();
                    if (run.isEmpty()) {
                        return 0;
                    }
                    var version = treatments.inForce();
                    var cuts = store.cuts(version).orElse(null);
                    if (cuts == null || run.get().customers() >= 2L * Math.max(1, cuts.known())) {
                        cuts = cut(version, run.get().customers());
                        store.move(0, version.version());
                    }
                    var progress = store.progress();
                    if (progress.version() != version.version()) {
                        store.move(0, version.version());
                        progress = store.progress();
                    }
                    var changed = values.after(progress.figure(), limit);
                    if (changed.isEmpty()) {
                        return 0;
                    }
                    decide(changed, cuts.rule(), version);
                    store.move(changed.getLast().position(), version.version());
                    return changed.size();
                }));
    }

    /// In which tier a customer is; empty before the first figures, and for an id that names none.
    public Optional<CustomerTier> of(CustomerId customer) {
        return Optional.ofNullable(of(List.of(customer)).get(customer));
    }

    /// The same of some customers; those without a tier are left out.
    public Map<CustomerId, CustomerTier> of(Collection<CustomerId> some) {
        return sql
                .sql("select * from segment.standing where customer = any(:customers)")
                .param("customers", TierStore.serials(some))
                .query(TierStore::read)
                .list()
                .stream()
                .collect(Collectors.toMap(CustomerTier::customer, one -> one));
    }

    /// How many customers a tier holds, and what they bring.
    ///
    /// @param realised contribution of 12 months, in minor units
    /// @param potential expected of the next 12
    public record Held(long customers, long realised, long potential) {}

    /// Every tier, also those that hold nobody.
    public Map<Tier, Held> held() {
        var held = new EnumMap<Tier, Held>(Tier.class);
        for (var tier : Tier.values()) {
            held.put(tier, new Held(0, 0, 0));
        }
        sql.sql(
                        """
                        select tier, count(*) as customers, sum(realised)::bigint as realised,
                               sum(potential)::bigint as potential
                          from segment.standing group by tier
                        """)
                .query(row -> {
                    held.put(
                            Tier.valueOf(row.getString("tier")),
                            new Held(
                                    row.getLong("customers"),
                                    row.getLong("realised"),
                                    row.getLong("potential")));
                });
        return held;
    }

    /// Which customers of a tier a list shows; a null part does not restrict.
    ///
    /// @param text a fragment of the name, whatever its case and accents
    public record InTier(
            Tier tier,
            @Nullable String owner,
            @Nullable String source,
            @Nullable String text,
            @Nullable Was was) {}

    /// In which tier somebody was some days ago.
    public record Was(Tier tier, int days) {}

    /// Customers of a tier, those who bring most first.
    ///
    /// @param after the score and number of the last one seen; null for the first page
    public List<CustomerTier> in(InTier asked, @Nullable CustomerTier after, int limit) {
        var text = asked.text();
        var was = asked.was();
        return sql.sql(IN)
                .param("tier", asked.tier().name())
                .param("owner", asked.owner())
                .param("source", asked.source())
                .param("text", text == null ? null : Profiles.pattern(text))
                .param("was", was == null ? null : was.tier().name())
                .param(
                        "since",
                        time.instant()
                                .minus(Duration.ofDays(was == null ? 0 : was.days()))
                                .atOffset(ZoneOffset.UTC))
                .param("score", after == null ? null : (Long) after.score())
                .param("customer", after == null ? 0 : after.customer().serial())
                .param("limit", limit)
                .query(TierStore::read)
                .list();
    }

    /// Those for whom somebody has to agree, the most valuable first.
    ///
    /// @param owner only the customers of this person; null for all
    public List<CustomerTier> awaiting(@Nullable String owner, int limit) {
        return sql.sql(
                        """
                        select * from segment.standing
                         where tier <> proposed and refused is distinct from proposed
                           and (:owner::text is null or owner = :owner)
                         order by score desc, customer limit :limit
                        """)
                .param("owner", owner)
                .param("limit", limit)
                .query(TierStore::read)
                .list();
    }

    /// What was decided of a customer as it is now made up, the latest first.
    public List<TierStep> history(CustomerId customer) {
        var records = records(customers.members(customer));
        return sql.sql(
                        """
                        select * from segment.step
                         where customer = any(:records) and records <@ :records
                         order by step desc limit 100
                        """)
                .param("records", records.stream().mapToLong(Long::longValue).toArray())
                .query(TierStore::step)
                .list();
    }

    /// From which score on a customer is in which tier, by a version; empty before it was in force.
    public Optional<TierRule> rule(TreatmentVersion version) {
        return store.cuts(version).map(Cuts::rule);
    }

    /// Lets a proposed change happen.
    ///
    /// @param proposed the tier that was seen; if the figures ask for another by now, nothing is
    ///   changed
    public CustomerTier approve(SignedIn who, CustomerId customer, Tier proposed) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    lock();
                    var standing = proposal(customer, proposed);
                    var version = treatments.known(standing.version());
                    var rule = store.cuts(version).orElseThrow().rule();
                    var decided =
                            decided(
                                    List.of(
                                            values.contribution(customer)
                                                    .orElseThrow(() -> changed(customer))),
                                    rule,
                                    proposed);
                    if (decided.isEmpty() || decided.getFirst().decision().tier() != proposed) {
                        throw changed(customer);
                    }
                    long person = who.person().person();
                    store.addSteps(decided, standing.version(), person, time.instant());
                    store.stand(decided, standing.version());
                    audit.record(who, "tier.approved", customer.toString());
                    return of(customer).orElseThrow();
                }));
    }

    /// Leaves a customer where it is, until the figures ask for something else.
    public CustomerTier refuse(SignedIn who, CustomerId customer, Tier proposed) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    lock();
                    var standing = proposal(customer, proposed);
                    var kept =
                            new Decided(
                                    customer,
                                    records(customers.members(customer)),
                                    standing.tier(),
                                    standing.since(),
                                    new TierDecision(
                                            standing.tier(),
                                            proposed,
                                            standing.reason(),
                                            standing.score()),
                                    standing.realised(),
                                    standing.potential(),
                                    new TierStore.Person(standing.owner(), standing.floor()));
                    store.addSteps(
                            List.of(kept),
                            "REFUSED",
                            standing.version(),
                            who.person().person(),
                            time.instant());
                    store.refuse(customer, proposed);
                    audit.record(who, "tier.refused", customer.toString());
                    return of(customer).orElseThrow();
                }));
    }

    /// The rule that a scheme gives for customers as they are now.
    TierRule rule(TierScheme scheme, Collection<CustomerTier> all) {
        var plain = new TierRule(0, 0, 0, scheme.potentialWeight(), scheme.band());
        return scheme.cut(all.stream().mapToLong(one -> plain.score(standing(one, null))));
    }

    /// Everybody, for a simulation.
    List<CustomerTier> all() {
        return sql.sql("select * from segment.standing").query(TierStore::read).list();
    }

    static TierStanding standing(CustomerTier one, @Nullable Tier approved) {
        return new TierStanding(one.realised(), one.potential(), one.tier(), one.floor(), approved);
    }

    private CustomerTier proposal(CustomerId customer, Tier proposed) {
        return of(customer)
                .filter(one -> one.awaits() && one.proposed() == proposed)
                .orElseThrow(() -> changed(customer));
    }

    private static AtalayaError changed(CustomerId customer) {
        return new AtalayaError(
                        6307, Exit.DATA_REFUSED, "that change of tier is not proposed any more")
                .at(customer.toString())
                .remedy("look at the customer again");
    }

    private void lock() {
        sql.sql(LOCK).query((row, _) -> true).single();
    }

    /// Cuts tiers from everybody's scores, and publishes the cuts for a version.
    ///
    /// @param known of how many customers there were figures, bare identifiers among them
    private Cuts cut(TreatmentVersion version, int known) {
        var scheme = version.terms().tiering();
        var plain = new TierRule(0, 0, 0, scheme.potentialWeight(), scheme.band());
        var everybody = values.contributions();
        var people = store.people(everybody.stream().map(Contribution::customer).toList()).keySet();
        var rule =
                scheme.cut(
                        everybody.stream()
                                .filter(one -> people.contains(one.customer()))
                                .mapToLong(one ->
                                        plain.score(
                                                new TierStanding(
                                                        one.realised(),
                                                        one.potential(),
                                                        null,
                                                        null,
                                                        null))));
        store.cut(version.version(), rule, known, time.instant());
        log.info(
                "cut tiers version={} customers={} fromA={} fromB={} fromC={}",
                version.version(),
                people.size(),
                rule.fromA(),
                rule.fromB(),
                rule.fromC());
        return store.cuts(version).orElseThrow();
    }

    private void decide(List<Values.Changed> changed, TierRule rule, TreatmentVersion version) {
        var there =
                changed.stream()
                        .map(Values.Changed::contribution)
                        .filter(Objects::nonNull)
                        .toList();
        var decided = withPast(decided(there, rule, null), rule, version);
        var standing = of(decided.stream().map(Decided::customer).toList());
        var now = time.instant();
        store.addSteps(
                decided.stream().filter(one -> isNews(one, standing.get(one.customer()))).toList(),
                version.version(),
                null,
                now);
        store.stand(decided, version.version());
        var kept = decided.stream().map(Decided::customer).collect(Collectors.toSet());
        var gone = new TreeSet<CustomerId>();
        changed.forEach(one -> gone.add(one.customer()));
        gone.removeAll(kept);
        store.forget(gone);
    }

    /// Who is decided of for the first time is told backwards first.
    private List<Decided> withPast(List<Decided> all, TierRule rule, TreatmentVersion version) {
        var first = all.stream().filter(one -> one.before() == null).toList();
        var told = new ArrayList<Decided>(backcast.tell(first, rule, version.version()));
        all.stream().filter(one -> one.before() != null).forEach(told::add);
        return told;
    }

    /// Whether a decision says more than the last.
    private static boolean isNews(Decided one, @Nullable CustomerTier standing) {
        if (one.before() == null || one.before() != one.decision().tier()) {
            return true;
        }
        return one.decision().reason() == Reason.AWAITS_APPROVAL
                && (standing == null || standing.proposed() != one.decision().proposed());
    }

    private List<Decided> decided(List<Contribution> some, TierRule rule, @Nullable Tier approved) {
        var ids = some.stream().map(Contribution::customer).toList();
        var people = store.people(ids);
        var members = customers.members(ids);
        var recordsOf = new HashMap<CustomerId, Set<Long>>();
        members.forEach((customer, all) -> recordsOf.put(customer, records(all)));
        var steps =
                store
                        .steps(
                                recordsOf.values().stream()
                                        .flatMap(Set::stream)
                                        .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.groupingBy(TierHistory.Step::anchor));
        var decided = new ArrayList<Decided>();
        var now = time.instant();
        for (var one : some) {
            var person = people.get(one.customer());
            var records = recordsOf.get(one.customer());
            if (person == null || records == null) {
                continue;
            }
            var before =
                    new TierHistory(
                                    records.stream()
                                            .flatMap(record ->
                                                    steps.getOrDefault(record, List.of()).stream())
                                            .toList())
                            .before(records);
            var tier = before.map(TierHistory.Step::tier).orElse(null);
            var decision =
                    rule.decide(
                            new TierStanding(
                                    one.realised(),
                                    one.potential(),
                                    tier,
                                    person.floor(),
                                    approved));
            decided.add(
                    new Decided(
                            one.customer(),
                            records,
                            tier,
                            before.filter(step -> step.tier() == decision.tier())
                                    .map(TierHistory.Step::since)
                                    .orElse(now),
                            decision,
                            one.realised(),
                            one.potential(),
                            person));
        }
        return decided;
    }

    private static Set<Long> records(List<Member> members) {
        return members.stream().map(one -> one.serial().serial()).collect(Collectors.toSet());
    }
}
