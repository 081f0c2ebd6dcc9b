package atalaya.server.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Forgets events of old as they came over HTTP.
///
/// What they said is in the record log and stays. The event itself is kept for its sender's retries
/// and to be tried again once its source file knows it; sent again after that it still counts once,
/// since the log knows what it said. An event that is not taken in yet is kept however old it is.
@Component
public class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    private static final Duration STEADY = Duration.ofMinutes(10);

    /// Of the oldest events only, which come first: position is the order of arrival.
    private static final String FORGET =
            """
            with oldest as (
                select position, received_at
                  from ingest.event
                 where position <= (select position from ingest.event_progress)
                 order by position
                 limit :limit
            ), gone as (
                delete from ingest.event
                 using oldest
                 where event.position = oldest.position and oldest.received_at < :before
                returning event.position
            ), flaws as (
                delete from ingest.event_flaw
                 using gone
                 where event_flaw.position = gone.position
            )
            select count(*) from gone
            """;

    private static final String FORGET_CONFLICTS =
            "delete from ingest.event_conflict where received_at < :before";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Duration keep;
    private final InstantSource time;
    private final LongSupplier nanoTime;
    private @Nullable Look last;

    /// When it looked last, by the clock and by how long the machine has been running.
    private record Look(Instant at, long atNs) {}

    @Autowired
    Retention(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            InstantSource time,
            @Value("${atalaya.events.keep:90d}") Duration keep) {
        this(sql, transactions, time, keep, System::nanoTime);
    }

    Retention(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            InstantSource time,
            Duration keep,
            LongSupplier nanoTime) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.time = time;
        this.keep = keep;
        this.nanoTime = nanoTime;
    }

    /// Forgets up to `limit` events that are older than what is kept and returns how many there
    /// were; 0 means that there are no more, and for an hour it does not look again.
    ///
    /// It looks only where the clock has gone on, for an hour, as the machine has: a clock that was
    /// set forward by a year must not make all events too old.
    public synchronized int forgetNext(int limit) {
        var seen = new Look(time.instant(), nanoTime.getAsLong());
        var before = last;
        if (keep.isZero() || before != null && seen.atNs - before.atNs < LOOK_AGAIN.toNanos()) {
            return 0;
        }
        if (before == null || !isSteady(before, seen)) {
            last = seen;
            return 0;
        }
        int gone = forget(seen.at.minus(keep), limit);
        if (gone == 0) {
            last = seen;
        }
        return gone;
    }

    private static boolean isSteady(Look before, Look now) {
        var byTheClock = Duration.between(before.at, now.at);
        var running = Duration.ofNanos(now.atNs - before.atNs);
        return byTheClock.minus(running).abs().compareTo(STEADY) < 0;
    }

    int forget(Instant before, int limit) {
        int gone =
                Objects.requireNonNull(
                        transaction.execute(_ -> {
                            sql.sql("select pg_advisory_xact_lock(:lock)")
                                    .param("lock", Intake.LOCK)
                                    .query((row, _) -> true)
                                    .single();
                            var at = before.atOffset(ZoneOffset.UTC);
                            sql.sql(FORGET_CONFLICTS).param("before", at).update();
                            return sql.sql(FORGET)
                                    .param("before", at)
                                    .param("limit", limit)
                                    .query(Integer.class)
                                    .single();
                        }));
        if (gone > 0) {
            log.info("forgot events={} receivedBefore={}", gone, before);
        }
        return gone;
    }
}
