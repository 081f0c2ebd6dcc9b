package atalaya.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.ingest.EventLog.Receipt;
import atalaya.server.store.ApplicationTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Events as programs sent them.
@ApplicationTest
class EventLogTest {

    private final EventLog events;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    @Autowired
    EventLogTest(EventLog events, JdbcClient sql, PlatformTransactionManager transactions) {
        this.events = events;
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void eachMessageIdCountsOnceAndOtherContentIsKeptAside() {
        assertThat(events.append(List.of(event("a", "1"), event("b", "1"))))
                .containsExactly(Receipt.STORED, Receipt.STORED);
        assertThat(events.append(List.of(event("a", "1"), event("b", "2"), event("c", "1"))))
                .containsExactly(Receipt.DUPLICATE, Receipt.CONFLICT, Receipt.STORED);
        assertThat(events.append(List.of(event("d", "1"), event("d", "1"), event("d", "2"))))
                .containsExactly(Receipt.STORED, Receipt.DUPLICATE, Receipt.CONFLICT);
    }

    /// A reader that goes by position would skip an event whose position was drawn before, and
    /// whose commit came after, those of another process.
    @Test
    void noPositionIsDrawnWhileAnotherProcessStores() throws Exception {
        var stored = new CompletableFuture<List<Receipt>>();
        transaction.executeWithoutResult(_ -> {
            sql.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", 0x61_74_61_6c_61_79_61_03L)
                    .query((row, _) -> true)
                    .single();
            long before = position();
            Thread.ofVirtual()
                    .start(() -> stored.complete(events.append(List.of(event("late", "1")))));
            pause();
            assertThat(stored).isNotDone();
            assertThat(position()).isEqualTo(before);
        });

        assertThat(stored.get(20, TimeUnit.SECONDS)).containsExactly(Receipt.STORED);
    }

    private long position() {
        return sql.sql("select last_value from ingest.event_position").query(Long.class).single();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(400);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static StoredEvent event(String messageId, String content) {
        byte[] hash = content.getBytes(StandardCharsets.UTF_8);
        return new StoredEvent(
                "log-test",
                messageId,
                "k",
                false,
                Instant.parse("2026-11-25T12:00:00Z"),
                null,
                hash,
                "{}");
    }
}
