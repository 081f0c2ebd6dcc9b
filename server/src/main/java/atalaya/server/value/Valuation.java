package atalaya.server.value;

import atalaya.server.ingest.Interactions;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Ledger;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the figures of each customer up to date, in table `value.figure`.
///
/// It follows the ledger of customers, profiles and interactions, each at its own position, and
/// folds anew each customer that any of them touches. Once a day it looks at everybody and then
/// publishes a new [Run]; so it does when there are twice as many customers as the last run knew,
/// and when so much came at once that following it would take longer. It looks part by part and
/// after whatever is new, or at very many customers all at once through the [Lake].
@Component
public class Valuation {

    private static final Logger log = LoggerFactory.getLogger(Valuation.class);

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('atalaya.value', 0))";

    private static final String PROGRESS =
            "select started, ledger, profile, placed, anew, sweep, swept from value.progress";

    private static final String MOVE =
            """
            update value.progress
               set started = true, ledger = :ledger, profile = :profile, placed = :placed
            """;

    /// Where all that this room follows ends now.
    private static final String HEADS =
            """
            select (select last_change from resolve.progress) as ledger,
                   greatest((select max(position) from profile.profile),
                            (select max(position) from profile.gone), 0) as profile,
                   greatest((select max(placed) from ingest.interaction),
                            (select max(placed) from ingest.departure), 0) as placed
            """;

    private static final String PROFILES =
            """
            (select position, customer from profile.profile
              where position > :position order by position limit :limit)
            union all
            (select position, customer from profile.gone
              where position > :position order by position limit :limit)
            order by position limit :limit
            """;

    private static final String NEXT =
            """
            select distinct customer from resolve.customer_of
             where customer > :after order by customer limit :limit
            """;

    private static final String LEFTOVER =
            """
            select customer from value.figure
             where not exists (select from resolve.customer_of place
                                where place.customer = figure.customer)
            """;

    /// So many batches behind, looking at everybody anew is quicker.
    private static final long FAR_BATCHES = 200;

    private static final int SCORED_AT_ONCE = 5_000;
    private static final int FOLDED_AT_ONCE = 5_000;
    private static final int LAKE_AT_ONCE = 250_000;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Interactions interactions;
    private final Customers customers;
    private final Ledger ledger;
    private final Facts facts;
    private final FigureStore store;
    private final Runs runs;
    private final Lake lake;
    private final long lakeFrom;
    private final ValueSettings settings;
    private final Supplier<LocalDate> today;
    private volatile long countedAt;

    Valuation(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            Interactions interactions,
            Customers customers,
            Ledger ledger,
            Facts facts,
            FigureStore store,
            Runs runs,
            Lake lake,
            @Value("${atalaya.value.lake-from:50000}") long lakeFrom,
            ValueSettings settings,
            InstantSource time) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.interactions = interactions;
        this.customers = customers;
        this.ledger = ledger;
        this.facts = facts;
        this.store = store;
        this.runs = runs;
        this.lake = lake;
        this.lakeFrom = lakeFrom;
        this.settings = settings;
        this.today = () -> LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    }

    private record Progress(
            boolean started,
            long ledger,
            long profile,
            long placed,
            boolean anew,
            @Nullable LocalDate sweep,
            long swept) {}

    /// Folds the customers that up to `limit` changes touch, else the next of a look at everybody,
    /// and returns how many steps that were; 0 means all caught up.
    public int valueNext(int limit) {
        return transaction.execute(_ -> {
            sql.sql(LOCK).query((row, _) -> true).single();
            var progress = progress();
            if (!progress.started) {
                return start();
            }
            int followed = follow(progress, limit);
            return followed > 0 ? followed : sweep(progress, limit);
        });
    }

    /// Looks at everybody anew through the lake and publishes a run, all at once: the answer that
    /// following every change gives too. Whatever is new waits meanwhile.
    public Run recompute() {
        return transaction.execute(_ -> {
            sql.sql(LOCK).query((row, _) -> true).single();
            start();
            return recomputeAll();
        });
    }

    private Run recomputeAll() {
        long startNs = System.nanoTime();
        var day = today.get();
        fillLake();
        var nothing = customers.all();
        lake.byCustomer(
                FOLDED_AT_ONCE,
                some -> {
                    var part = new HashMap<CustomerId, List<Fact>>();
                    some.forEach((customer, facts) -> part.put(new CustomerId(customer), facts));
                    nothing.removeAll(part.keySet());
                    save(part, day);
                });
        inParts(nothing, some -> fold(some, day));
        log.info(
                "folded all through the lake facts={} tookMs={}",
                lake.manifest().rows(),
                (System.nanoTime() - startNs) / 1_000_000);
        return publish(day);
    }

    /// Brings the lake up to where interactions stand now, with the mapping of now beside them.
    private void fillLake() {
        long upTo = heads().placed;
        long from = lake.manifest().placed();
        while (from < upTo) {
            var entries = facts.between(from, upTo, LAKE_AT_ONCE);
            long to = entries.size() < LAKE_AT_ONCE ? upTo : entries.getLast().placed();
            lake.append(entries, facts.left(from, to), to);
            from = to;
        }
        lake.map(facts.owners());
    }

    private static void inParts(
            Collection<CustomerId> some, Consumer<Collection<CustomerId>> part) {
        var all = List.copyOf(some);
        for (int from = 0; from < all.size(); from += FOLDED_AT_ONCE) {
            part.accept(all.subList(from, Math.min(all.size(), from + FOLDED_AT_ONCE)));
        }
    }

    /// How far a look at everybody has come, 0 to 1; empty while none is under way.
    public Optional<Double> sweeping() {
        return sql.sql(
                        """
                        select swept::float8 / greatest(1, (select last_serial from resolve.progress))
                          from value.progress where sweep is not null
                        """)
                .query(Double.class)
                .optional();
    }

    private record Heads(long ledger, long profile, long placed) {}

    private Heads heads() {
        return sql.sql(HEADS)
                .query((row, _) ->
                        new Heads(
                                row.getLong("ledger"),
                                row.getLong("profile"),
                                row.getLong("placed")))
                .single();
    }

    /// From where all stands now; everybody is looked at next.
    private int start() {
        var heads = heads();
        move(heads.ledger, heads.profile, heads.placed);
        return heads.ledger > 0 ? 1 : 0;
    }

    private int follow(Progress progress, int limit) {
        var changes = ledger.after(progress.ledger, limit);
        var profiles = profiles(progress.profile, limit);
        var happened = interactions.after(progress.placed, limit);
        int steps = changes.size() + profiles.size() + happened.size();
        if (steps == 0) {
            return 0;
        }
        if (steps >= limit && behind(progress, FAR_BATCHES * limit)) {
            start();
            swept(null, 0);
            sql.sql("update value.progress set anew = true").update();
            return 1;
        }
        var touched = new HashSet<CustomerId>();
        changes.forEach(entry -> touched.addAll(entry.customers()));
        profiles.forEach(one -> touched.add(one.customer));
        var records = new HashSet<Long>();
        happened.forEach(placed -> {
            if (placed.record() != null) {
                records.add(placed.record());
            }
        });
        touched.addAll(customers.of(records).values());
        fold(touched, today.get());
        move(
                changes.isEmpty() ? progress.ledger : changes.getLast().position(),
                profiles.isEmpty() ? progress.profile : profiles.getLast().position,
                happened.isEmpty() ? progress.placed : happened.getLast().placed());
        return steps;
    }

    /// Whether so much has come that looking at everybody anew is quicker than following it.
    private boolean behind(Progress progress, long far) {
        var heads = heads();
        return heads.ledger - progress.ledger > far
                || heads.profile - progress.profile > far
                || heads.placed - progress.placed > far;
    }

    private record Changed(long position, CustomerId customer) {}

    private List<Changed> profiles(long position, int limit) {
        return sql.sql(PROFILES)
                .param("position", position)
                .param("limit", limit)
                .query((row, _) ->
                        new Changed(
                                row.getLong("position"), new CustomerId(row.getLong("customer"))))
                .list();
    }

    /// The next part of a look at everybody, where one is due or under way.
    private int sweep(Progress progress, int limit) {
        var day = progress.sweep;
        if (day == null || !isNow(day)) {
            if (day == null && !due(progress)) {
                return 0;
            }
            if (figures() >= lakeFrom) {
                recomputeAll();
                swept(null, 0);
            } else {
                swept(today.get(), 0);
            }
            return 1;
        }
        var next =
                sql.sql(NEXT)
                        .param("after", progress.swept)
                        .param("limit", limit)
                        .query((row, _) -> new CustomerId(row.getLong(1)))
                        .list();
        if (next.isEmpty()) {
            publish(day);
            swept(null, 0);
            return 1;
        }
        fold(next, day);
        swept(day, next.getLast().serial());
        return next.size();
    }

    /// Whether there is anybody to look at, and the last look was not today or at half as many.
    private boolean due(Progress progress) {
        if (ledger.head() == 0) {
            return false;
        }
        var last = runs.latest();
        return progress.anew || last.isEmpty() || !isNow(last.get().until()) || grown(last.get());
    }

    /// Whether it is today; or tomorrow, as another server's clock may be a little ahead.
    private boolean isNow(LocalDate day) {
        var now = today.get();
        return day.equals(now) || day.equals(now.plusDays(1));
    }

    /// Whether there are twice as many customers as a run knew. Counting waits until a tenth of
    /// that many figures were written since the last count.
    private boolean grown(Run run) {
        long written = sql.sql("select last_value from value.position").query(Long.class).single();
        if (written < countedAt + Math.max(1, run.customers() / 10)) {
            return false;
        }
        countedAt = written;
        return figures() >= 2L * run.customers();
    }

    private long figures() {
        return sql.sql("select count(*) from value.figure").query(Long.class).single();
    }

    private void swept(@Nullable LocalDate sweep, long customer) {
        sql.sql("update value.progress set sweep = :sweep, swept = :customer")
                .param("sweep", sweep)
                .param("customer", customer)
                .update();
    }

    /// Folds these customers anew; who has no record any more is forgotten.
    private void fold(Collection<CustomerId> some, LocalDate day) {
        var gone = new TreeSet<>(some);
        var there = customers.members(gone).keySet();
        var known = facts.of(there);
        var each = new HashMap<CustomerId, List<Fact>>();
        there.forEach(one -> each.put(one, known.getOrDefault(one.serial(), List.of())));
        save(each, day);
        gone.removeAll(there);
        store.forget(gone);
    }

    /// Folds the facts of some customers, with the run in force, and keeps what that gives.
    private void save(Map<CustomerId, List<Fact>> some, LocalDate day) {
        if (some.isEmpty()) {
            return;
        }
        var acquisition = facts.acquisition(some.keySet());
        var run = runs.latest().orElse(null);
        store.save(
                some.entrySet().parallelStream()
                        .map(entry ->
                                new FigureStore.Row(
                                        entry.getKey().serial(),
                                        ValueFold.of(
                                                entry.getValue(),
                                                acquisition.get(entry.getKey().serial()),
                                                settings,
                                                day),
                                        run))
                        .toList());
    }

    private Run publish(LocalDate day) {
        long startNs = System.nanoTime();
        store.forget(sql.sql(LEFTOVER).query((row, _) -> new CustomerId(row.getLong(1))).list());
        var known = store.known();
        var buyers = new ArrayList<Runs.Buyer>();
        for (var one : known) {
            var rfm = one.rfm();
            var history = one.history();
            if (rfm != null && history != null) {
                buyers.add(new Runs.Buyer(rfm, history, Optional.ofNullable(one.spent())));
            }
        }
        var run = runs.publish(buyers, known.size(), day);
        sql.sql("update value.progress set anew = false").update();
        for (int from = 0; from < known.size(); from += SCORED_AT_ONCE) {
            var part = known.subList(from, Math.min(known.size(), from + SCORED_AT_ONCE));
            store.score(part.parallelStream().map(one -> Scored.of(one, run)).toList(), run);
        }
        log.info(
                "published run={} until={} customers={} buyers={} tookMs={}",
                run.number(),
                run.until(),
                known.size(),
                buyers.size(),
                (System.nanoTime() - startNs) / 1_000_000);
        return run;
    }

    private Progress progress() {
        return sql.sql(PROGRESS)
                .query((row, _) ->
                        new Progress(
                                row.getBoolean("started"),
                                row.getLong("ledger"),
                                row.getLong("profile"),
                                row.getLong("placed"),
                                row.getBoolean("anew"),
                                row.getObject("sweep", LocalDate.class),
                                row.getLong("swept")))
                .single();
    }

    private void move(long ledger, long profile, long placed) {
        sql.sql(MOVE)
                .param("ledger", ledger)
                .param("profile", profile)
                .param("placed", placed)
                .update();
    }
}
