package atalaya.server.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private volatile Instant lookAt = Instant.EPOCH;

    Retention(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            @Value("${atalaya.events.keep:90d}") Duration keep) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.keep = keep;
    }

    /// Forgets up to `limit` events that are older than what is kept and returns how many there
    /// were; 0 means that there are no more, and for an hour it does not look again.
    public int forgetNext(int limit) {
        var now = Clock.systemUTC().instant();
        if (keep.isZero() || now.isBefore(lookAt)) {
            return 0;
        }
        int gone = forget(now.minus(keep), limit);
        if (gone == 0) {
            lookAt = now.plus(LOOK_AGAIN);
        }
        return gone;
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
