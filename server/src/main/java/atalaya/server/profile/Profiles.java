package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.survive.GoldenValue;
import atalaya.server.ingest.Interactions;
import atalaya.server.ingest.LoggedRecord;
import atalaya.server.ingest.RecordLog;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Effect;
import atalaya.server.resolve.Ledger;
import atalaya.server.resolve.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The current profiles, one row for each customer, in table `profile.profile`.
///
/// It follows three things, each at its own position: the ledger of customers, the log of records,
/// and interactions. A profile is always built whole, from all its records, so that building it
/// again from the raw records gives the same.
@Component
public class Profiles {

    private static final Logger log = LoggerFactory.getLogger(Profiles.class);

    /// So many customers at once keep a statement small and a build fast.
    private static final int CUSTOMERS_AT_ONCE = 1_000;

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('atalaya.profile', 0))";

    private static final String PROGRESS = "select ledger, record, placed from profile.progress";

    private static final String MOVE =
            """
            update profile.progress set ledger = :ledger, record = :record, placed = :placed
            """;

    private static final String TRUST = "select source, trust from ingest.source";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final RecordLog records;
    private final Interactions interactions;
    private final Customers customers;
    private final Ledger ledger;
    private final Corrections corrections;
    private final ProfileStore store;
    private final Glances glances;
    private final Activities activities;
    private final Cursors cursors;

    Profiles(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            RecordLog records,
            Interactions interactions,
            Customers customers,
            Ledger ledger,
            Corrections corrections,
            ProfileStore store,
            Glances glances,
            Activities activities,
            Cursors cursors) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.records = records;
        this.interactions = interactions;
        this.customers = customers;
        this.ledger = ledger;
        this.corrections = corrections;
        this.store = store;
        this.glances = glances;
        this.activities = activities;
        this.cursors = cursors;
    }

    /// How far the room has read.
    private record Progress(long ledger, long record, long placed) {
        boolean nowhere() {
            return ledger == 0 && record == 0 && placed == 0;
        }
    }

    /// Builds the profiles that up to `limit` changes touch and returns how many changes there
    /// were; 0 means all caught up.
    public int buildNext(int limit) {
        return transaction.execute(_ -> {
            sql.sql(LOCK).query((row, _) -> true).single();
            var progress = progress();
            return progress.nowhere() ? buildAll() : build(progress, limit);
        });
    }

    /// Builds every profile anew and forgets those of customers that are no more; the answer of
    /// following every change one by one.
    public int rebuild() {
        return transaction.execute(_ -> {
            sql.sql(LOCK).query((row, _) -> true).single();
            return buildAll();
        });
    }

    /// Builds these customers' profiles now, in the caller's transaction.
    public void build(Collection<CustomerId> some) {
        inParts(some, folds -> () -> store.save(folds));
    }

    /// Part by part; while one is written, the records of the next are already folded and made
    /// ready to be written.
    private void inParts(Collection<CustomerId> some, Function<List<ProfileFold>, Runnable> ready) {
        var wanted = List.copyOf(new TreeSet<>(some));
        var trust = wanted.isEmpty() ? Map.<String, Integer>of() : trust();
        var before = CompletableFuture.completedFuture(Built.NOTHING);
        for (int from = 0; from < wanted.size(); from += CUSTOMERS_AT_ONCE) {
            var part = wanted.subList(from, Math.min(wanted.size(), from + CUSTOMERS_AT_ONCE));
            var known = read(part);
            var next = CompletableFuture.supplyAsync(() -> fold(part, known, trust, ready));
            write(before.join());
            before = next;
        }
        write(before.join());
    }

    private void buildFirst(Collection<CustomerId> all) {
        inParts(
                all,
                folds -> {
                    var rows = ProfileStore.FirstRows.of(folds);
                    return () -> store.saveFirst(rows);
                });
    }

    /// A person decided: whoever asks next sees what came of it.
    @EventListener
    void decided(Effect effect) {
        var touched = new HashSet<>(effect.customers());
        effect.changes().forEach(entry -> touched.addAll(entry.customers()));
        build(touched);
    }

    @EventListener
    void corrected(Corrections.Corrected corrected) {
        build(List.of(corrected.customer()));
    }

    /// The profile of a customer; empty when the id names none now (see
    /// [atalaya.server.resolve.Customers#current]).
    public Optional<Profile> find(CustomerId customer) {
        return store.find(customer).map(this::profile);
    }

    /// The same by one look at the store: without identifiers, records and corrections.
    Optional<Profile> glance(CustomerId customer) {
        return store.find(customer).map(Profiles::glanced);
    }

    /// The same of the one customer that holds an identifier in standard form; empty where none
    /// does, or several people or companies.
    Optional<Profile> glance(IdentifierType type, String value) {
        return glances.holder(new ProfileStore.Named(type, value)).map(Profiles::glanced);
    }

    private static Profile glanced(ProfileStore.Stored stored) {
        return new Profile(
                stored.customer(),
                stored.type(),
                stored.name(),
                GoldenJson.read(stored.golden()),
                List.of(),
                List.of(),
                List.of(),
                stored.activity(),
                stored.updatedAt());
    }

    /// The lines of these customers, in the order asked; those without a profile are left out.
    public List<ProfileRow> rows(List<CustomerId> some) {
        var numbers = ProfileStore.longs(some, CustomerId::serial);
        var found =
                store
                        .rows("where customer = any(:customers)", Map.of("customers", numbers))
                        .stream()
                        .collect(Collectors.toMap(ProfileRow::customer, row -> row));
        return some.stream().distinct().filter(found::containsKey).map(found::get).toList();
    }

    /// The customers that hold an identifier, by id.
    public List<CustomerId> holding(Identifier identifier) {
        return sql.sql(
                        """
                        select customer from profile.identifier
                         where type = :type and value = :value order by customer limit 100
                        """)
                .param("type", identifier.type().word())
                .param("value", identifier.value())
                .query((row, _) -> new CustomerId(row.getLong(1)))
                .list();
    }

    /// One page of a list, by name and then id.
    ///
    /// @param cursor from the page before, or null for the first
    public ProfilePage page(CustomerFilter filter, @Nullable String cursor, int limit) {
        var params = new HashMap<String, Object>();
        var where = new ArrayList<String>();
        where.add(filter.leaves() ? "true" : "type <> 'LEAF'");
        if (filter.owner() != null) {
            where.add("owner = :owner");
            params.put("owner", filter.owner());
        }
        if (filter.source() != null) {
            where.add(":source = any(sources)");
            params.put("source", filter.source());
        }
        if (filter.city() != null) {
            where.add("city_key = :city");
            params.put("city", Words.of(filter.city()));
        }
        if (filter.text() != null) {
            where.add("search like :text");
            params.put("text", Words.anywhere(Words.of(filter.text())));
        }
        if (cursor != null) {
            var after = Cursor.of(cursors.read(cursor));
            where.add("(sort_name, customer) > (:afterName, :afterCustomer)");
            params.put("afterName", after.name());
            params.put("afterCustomer", after.customer());
        }
        params.put("limit", limit + 1);
        var rows =
                store.rows(
                        "where "
                                + String.join(" and ", where)
                                + " order by sort_name, customer limit :limit",
                        params);
        boolean more = rows.size() > limit;
        var shown = more ? rows.subList(0, limit) : rows;
        return new ProfilePage(shown, more ? after(shown.getLast()) : null);
    }

    /// A typed text as a pattern for `profile.search`, whatever its case and accents.
    public static String pattern(String typed) {
        return Words.anywhere(Words.of(typed));
    }

    /// How many customers there are, leaves left out.
    public long count() {
        return sql.sql("select count(*) from profile.profile where type <> 'LEAF'")
                .query(Long.class)
                .single();
    }

    /// The owners that any customer has, in order.
    public List<String> owners() {
        return sql.sql(
                        """
                        select distinct owner from profile.profile
                         where owner is not null order by owner
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// Where a page ended.
    private record Cursor(String name, long customer) {
        static Cursor of(List<String> parts) {
            return new Cursor(parts.getFirst(), Long.parseLong(parts.getLast()));
        }
    }

    private String after(ProfileRow row) {
        return cursors.write(Words.of(row.name()), Long.toString(row.customer().serial()));
    }

    private int build(Progress progress, int limit) {
        var changes = ledger.after(progress.ledger(), limit);
        long placedUpTo = ledger.placedUpTo();
        var changed =
                records.after(progress.record(), limit).stream()
                        .filter(logged -> logged.position() <= placedUpTo)
                        .toList();
        var happened = interactions.after(progress.placed(), limit);

        var touched = new HashSet<CustomerId>();
        changes.forEach(entry -> touched.addAll(entry.customers()));
        touched.addAll(customers.of(changed.stream().map(LoggedRecord::record).toList()).values());
        build(touched);

        if (!happened.isEmpty()) {
            var left = new HashSet<Long>();
            happened.forEach(placed -> {
                if (placed.left() && placed.record() != null) {
                    left.add(placed.record());
                }
            });
            activities.follow(progress.placed(), happened.getLast().placed(), left);
        }

        move(
                changes.isEmpty() ? progress.ledger() : changes.getLast().position(),
                changed.isEmpty() ? progress.record() : changed.getLast().position(),
                happened.isEmpty() ? progress.placed() : happened.getLast().placed());
        return changes.size() + changed.size() + happened.size();
    }

    /// Positions are taken before anything is read, so that whatever arrives meanwhile is followed
    /// again.
    private int buildAll() {
        long startNs = System.nanoTime();
        long ledgerHead = ledger.head();
        long recordHead = ledger.placedUpTo();
        long placedHead =
                sql.sql(
                                """
                                select greatest((select max(placed) from ingest.interaction),
                                                (select max(placed) from ingest.departure), 0)
                                """)
                        .query(Long.class)
                        .single();
        if (ledgerHead == 0) {
            return 0;
        }
        var all = customers.all();
        var gone =
                sql
                        .sql("select customer from profile.profile")
                        .query((row, _) -> new CustomerId(row.getLong(1)))
                        .list()
                        .stream()
                        .filter(customer -> !all.contains(customer))
                        .toList();
        store.forget(gone);
        if (!store.first(() -> buildFirst(all))) {
            build(all);
        }
        activities.countAll(placedHead);
        move(ledgerHead, recordHead, placedHead);
        log.info(
                "built all profiles={} forgotten={} tookMs={}",
                all.size(),
                gone.size(),
                (System.nanoTime() - startNs) / 1_000_000);
        return all.size();
    }

    /// What two customers would show as one: the same fold over the records of both. Nothing is
    /// stored.
    public Map<Attribute, GoldenValue> together(CustomerId left, CustomerId right) {
        var numbers =
                customers.members(List.of(left, right)).values().stream()
                        .flatMap(List::stream)
                        .map(Member::record)
                        .toList();
        var correctionsOf =
                corrections.ofRecords(numbers).values().stream().flatMap(List::stream).toList();
        return ProfileFold.of(left, records.find(numbers), correctionsOf, trust()).golden();
    }

    /// What is known of some customers.
    private record Known(
            Map<CustomerId, List<Member>> members,
            Map<Long, LoggedRecord> records,
            Map<Long, List<Correction>> corrections) {

        List<LoggedRecord> recordsOf(List<Member> some) {
            return some.stream()
                    .map(Member::record)
                    .filter(records::containsKey)
                    .map(records::get)
                    .toList();
        }

        List<Correction> correctionsOf(List<Member> some) {
            return some.stream()
                    .flatMap(one -> corrections.getOrDefault(one.record(), List.of()).stream())
                    .toList();
        }
    }

    /// Profiles of some customers, folded.
    ///
    /// @param save writes them, in the transaction
    /// @param gone customers that have none any more
    private record Built(Runnable save, List<CustomerId> gone) {
        static final Built NOTHING = new Built(() -> {}, List.of());
    }

    private Known read(List<CustomerId> some) {
        var members = customers.members(some);
        var numbers = members.values().stream().flatMap(List::stream).map(Member::record).toList();
        var recordOf = new HashMap<Long, LoggedRecord>();
        records.find(numbers).forEach(logged -> recordOf.put(logged.record(), logged));
        return new Known(members, recordOf, corrections.ofRecords(numbers));
    }

    private static Built fold(
            List<CustomerId> some,
            Known known,
            Map<String, Integer> trust,
            Function<List<ProfileFold>, Runnable> ready) {
        var folds =
                known.members().entrySet().parallelStream()
                        .map(entry ->
                                ProfileFold.of(
                                        entry.getKey(),
                                        known.recordsOf(entry.getValue()),
                                        known.correctionsOf(entry.getValue()),
                                        trust))
                        .filter(fold -> fold.records() > 0)
                        .toList();
        var kept = folds.stream().map(ProfileFold::customer).collect(Collectors.toSet());
        return new Built(
                folds.isEmpty() ? () -> {} : ready.apply(folds),
                some.stream().filter(customer -> !kept.contains(customer)).toList());
    }

    private void write(Built built) {
        built.save().run();
        if (!built.gone().isEmpty()) {
            store.forget(built.gone());
        }
    }

    private Profile profile(ProfileStore.Stored stored) {
        var members = customers.members(stored.customer());
        var keyOf = members.stream().collect(Collectors.toMap(Member::record, Member::key));
        var identifiers =
                store.identifiers(stored.customer()).stream()
                        .map(one ->
                                new KnownIdentifier(
                                        one.type(),
                                        one.value(),
                                        one.records().stream()
                                                .filter(keyOf::containsKey)
                                                .map(keyOf::get)
                                                .sorted()
                                                .toList(),
                                        one.verified(),
                                        one.shared()))
                        .toList();
        return new Profile(
                stored.customer(),
                stored.type(),
                stored.name(),
                GoldenJson.read(stored.golden()),
                identifiers,
                members,
                corrections.of(stored.customer()),
                stored.activity(),
                stored.updatedAt());
    }

    private Progress progress() {
        return sql.sql(PROGRESS)
                .query((row, _) ->
                        new Progress(
                                row.getLong("ledger"),
                                row.getLong("record"),
                                row.getLong("placed")))
                .single();
    }

    private void move(long ledgerPosition, long record, long placed) {
        sql.sql(MOVE)
                .param("ledger", ledgerPosition)
                .param("record", record)
                .param("placed", placed)
                .update();
    }

    private Map<String, Integer> trust() {
        var trust = new HashMap<String, Integer>();
        sql.sql(TRUST)
                .query(row -> {
                    trust.put(row.getString("source"), row.getInt("trust"));
                });
        return trust;
    }
}
