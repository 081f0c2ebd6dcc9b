package atalaya.server.store;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How often PostgreSQL may be started before we give up.
///
/// After a `kill -9` the processes that served its sessions live on for a moment, and until the
/// last is gone a new server refuses to start; so the first half minute is spent trying.
final class Attempts {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final Duration REST = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    private long since = System.nanoTime();

    void succeeded() {
        since = System.nanoTime();
    }

    boolean mayTryAgain(AtalayaError error) throws InterruptedException {
        if (!StartFailure.passes(error) || System.nanoTime() - since > PATIENCE.toNanos()) {
            return false;
        }
        Thread.sleep(PAUSE);
        return true;
    }

    /// Waits until another try makes sense, and says that it does.
    boolean rest(AtalayaError error) throws InterruptedException {
        log.error(
                "postgres is away and is tried again code={} {}", error.code(), error.getMessage());
        Thread.sleep(REST);
        return true;
    }
}
