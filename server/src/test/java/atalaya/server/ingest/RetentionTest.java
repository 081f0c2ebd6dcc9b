package atalaya.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.ingest.EventLog.Receipt;
import atalaya.server.ingest.source.SourceFile;
import atalaya.server.store.ApplicationTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// How long events are kept as they came.
@ApplicationTest
class RetentionTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(100));
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    private final EventLog events;
    private final Intake intake;
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final Retention retention;
    private Instant now = NOW;
    private final JdbcClient sql;
    private final PlatformTransactionManager transactions;

    RetentionTest(
            @Autowired EventLog events,
            @Autowired Intake intake,
            @Autowired Sources sources,
            @Autowired JdbcClient sql,
            @Autowired PlatformTransactionManager transactions) {
        this.events = events;
        this.intake = intake;
        this.sql = sql;
        this.transactions = transactions;
        this.retention = keeping(Duration.ofDays(90));
        sources.put(SourceFile.live("web"));
    }

    @BeforeEach
    void empty() {
        sql.sql(
                        """
                        truncate ingest.event, ingest.event_flaw, ingest.event_conflict,
                                 ingest.interaction
                        """)
                .update();
    }

    @Test
    void whatAnnDidStaysWhenTheEventThatToldItIsForgotten() {
        send("old", LONG_AGO, page("ann"));
        send("new", YESTERDAY, page("ann"));
        intake.takeNext(10);

        assertThat(retention.forgetNext(10)).as("the clock may be wrong").isZero();
        pass(Duration.ofHours(1));
        assertThat(retention.forgetNext(10)).isEqualTo(1);

        assertThat(ids("ingest.event")).containsExactly("new");
        assertThat(ids("ingest.interaction")).containsExactlyInAnyOrder("old", "new");
    }

    @Test
    void sentAgainAfterThatItStillCountsOnce() {
        send("old", LONG_AGO, page("ann"));
        intake.takeNext(10);
        retention.forget(YESTERDAY, 10);

        assertThat(send("old", NOW, page("ann"))).isEqualTo(Receipt.STORED);
        intake.takeNext(10);

        assertThat(ids("ingest.interaction")).containsExactly("old");
    }

    @Test
    void anEventThatIsNotTakenInYetIsKeptHoweverOldItIs() {
        send("waiting", LONG_AGO, page("ann"));

        assertThat(retention.forget(NOW, 10)).isZero();
        assertThat(ids("ingest.event")).containsExactly("waiting");
    }

    @Test
    void whatCouldNotBeUsedIsForgottenWithItsReasons() {
        send("unknown", LONG_AGO, "{'type':'track','userId':'ann','event':'Moon Landed'}");
        send("twice", LONG_AGO, page("ann"));
        send("twice", LONG_AGO, page("tom"));
        intake.takeNext(10);
        assertThat(count("ingest.event_flaw")).isEqualTo(1);
        assertThat(count("ingest.event_conflict")).isEqualTo(1);

        retention.forget(YESTERDAY, 10);

        assertThat(count("ingest.event_flaw")).isZero();
        assertThat(count("ingest.event_conflict")).isZero();
    }

    @Test
    void theOldestGoFirstAndNoMoreAtOnceThanAsked() {
        send("first", LONG_AGO, page("ann"));
        send("second", LONG_AGO, page("ann"));
        intake.takeNext(10);

        assertThat(retention.forget(YESTERDAY, 1)).isEqualTo(1);
        assertThat(ids("ingest.event")).containsExactly("second");
    }

    @Test
    void withoutALimitEverythingIsKept() {
        send("old", LONG_AGO, page("ann"));
        intake.takeNext(10);

        var forever = keeping(Duration.ZERO);
        forever.forgetNext(10);
        pass(Duration.ofHours(1));
        assertThat(forever.forgetNext(10)).isZero();
        assertThat(ids("ingest.event")).containsExactly("old");
    }

    /// R16: of a clock that was set forward by a year, all would be too old.
    @Tag("R16")
    @Test
    void aClockThatIsSetForwardMakesNothingTooOld() {
        send("yesterday", YESTERDAY, page("ann"));
        intake.takeNext(10);
        retention.forgetNext(10);
        pass(Duration.ofHours(1));

        now = now.plus(Duration.ofDays(365));
        assertThat(retention.forgetNext(10)).isZero();
        pass(Duration.ofMinutes(50));
        now = now.minus(Duration.ofDays(365));
        pass(Duration.ofMinutes(10));
        assertThat(retention.forgetNext(10)).isZero();

        assertThat(ids("ingest.event")).containsExactly("yesterday");
    }

    private Retention keeping(Duration keep) {
        return new Retention(sql, transactions, () -> now, keep, nanoTime::get);
    }

    private void pass(Duration time) {
        now = now.plus(time);
        nanoTime.addAndGet(time.toNanos() + 1);
    }

    private static String page(String user) {
        return "{'type':'page','userId':'%s','timestamp':'2026-01-02T03:04:05Z'}".formatted(user);
    }

    private Receipt send(String id, Instant at, String event) {
        var body = event.replace('\'', '"');
        var stored = new StoredEvent("web", id, "key", false, at, null, Hashes.of(body), body);
        return events.append(List.of(stored)).getFirst();
    }

    private List<String> ids(String table) {
        return sql.sql("select message_id from %s order by position".formatted(table))
                .query((row, _) -> row.getString("message_id"))
                .list();
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
