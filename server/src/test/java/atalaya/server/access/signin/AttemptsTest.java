package atalaya.server.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.store.StoreTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class AttemptsTest {

    private static final Instant TRUE_TIME = Instant.parse("2026-11-22T09:30:00Z");

    private final JdbcClient sql;
    private final Attempts attempts;
    private Instant now = TRUE_TIME;

    AttemptsTest(JdbcClient sql) {
        this.sql = sql;
        this.attempts = new Attempts(sql, () -> now);
    }

    @BeforeEach
    void forget() {
        sql.sql("truncate access.failure").update();
    }

    @Test
    void whoFailsAgainAndAgainWaitsLongerEachTime() {
        failUntilItWaits();

        now = now.plusSeconds(31);
        assertThat(attempts.begin("ann", "192.0.2.1")).isEmpty();

        assertThat(attempts.begin("ann", "192.0.2.1")).contains(Duration.ofSeconds(60));
    }

    @Test
    void afterAQuarterOfAnHourWithoutAFailureAllIsForgotten() {
        failUntilItWaits();

        now = now.plus(Attempts.WINDOW).plusSeconds(1);

        for (int i = 0; i < Attempts.PER_LOGIN; i++) {
            assertThat(attempts.begin("ann", "192.0.2.1")).isEmpty();
        }
    }

    /// R16: else whoever failed while the clock was a year ahead would wait for a year.
    @Tag("R16")
    @Test
    void whatWasCountedWhileTheClockWasAheadShutsNobodyOut() {
        now = TRUE_TIME.plus(Duration.ofDays(365));
        failUntilItWaits();

        now = TRUE_TIME;

        for (int i = 0; i < Attempts.PER_LOGIN; i++) {
            assertThat(attempts.begin("ann", "192.0.2.1")).isEmpty();
        }
        assertThat(attempts.begin("ann", "192.0.2.1")).isPresent();
    }

    private void failUntilItWaits() {
        for (int i = 0; i < Attempts.PER_LOGIN; i++) {
            assertThat(attempts.begin("ann", "192.0.2.1")).isEmpty();
        }
        assertThat(attempts.begin("ann", "192.0.2.1")).contains(Duration.ofSeconds(30));
    }
}
