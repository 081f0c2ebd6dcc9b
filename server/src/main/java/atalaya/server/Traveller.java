package atalaya.server;

import atalaya.server.ingest.EventsArrived;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps the [Journey] going while the application serves, whoever brings new records in: one
/// thread up to profiles, and one for figures, which may look at everybody for a while and must not
/// keep profiles waiting.
@Component
@ConditionalOnWebApplication
public final class Traveller implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Traveller.class);

    /// Looking costs two short queries; nobody notices that a record waited this long.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    /// While events are on their way, figures rest so many times as long as they work: they are
    /// folded from all that a customer ever did, and rest better once than after each event.
    private static final int GIVE_WAY = 4;

    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    /// From now on what arrives is placed and built, and people may come to look.
    public record SetOff() {}

    private final Journey journey;
    private final ApplicationEventPublisher publisher;
    private volatile boolean running;
    private volatile long lastAdvanceNs;
    private volatile Thread thread = new Thread();
    private volatile Thread figures = new Thread();

    Traveller(Journey journey, ApplicationEventPublisher publisher) {
        this.journey = journey;
        this.publisher = publisher;
    }

    /// Set off by hand, when what is to be served stands.
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        figures = Thread.ofPlatform().name("figures").start(() -> travel(this::valueAndGiveWay));
        thread = Thread.ofPlatform().name("journey").start(() -> travel(this::advanceAndWake));
        publisher.publishEvent(new SetOff());
    }

    /// Returns when the batch at hand is done, so that the store is not closed under it.
    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        LockSupport.unpark(figures);
        try {
            thread.join(Duration.ofSeconds(5));
            figures.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Sets off at once; what arrives while it is on its way is taken next.
    @EventListener
    void wake(EventsArrived arrived) {
        LockSupport.unpark(thread);
    }

    private void travel(IntSupplier steps) {
        while (running) {
            LockSupport.parkNanos(advance(steps).toNanos());
        }
    }

    private int valueAndGiveWay() {
        long start = System.nanoTime();
        int steps = journey.value();
        if (steps > 0 && System.nanoTime() - lastAdvanceNs < LOOK_AGAIN.toNanos()) {
            long rest = GIVE_WAY * (System.nanoTime() - start);
            pause(Math.min(rest, LONGEST_REST.toNanos()));
        }
        return steps;
    }

    /// Whoever wakes figures wakes them from sleep, not from giving way.
    private void pause(long lengthNs) {
        long end = System.nanoTime() + lengthNs;
        while (running && System.nanoTime() < end) {
            LockSupport.parkNanos(Math.min(end - System.nanoTime(), LOOK_AGAIN.toNanos()));
        }
    }

    private int advanceAndWake() {
        int steps = journey.advance();
        if (steps > 0) {
            lastAdvanceNs = System.nanoTime();
            LockSupport.unpark(figures);
        }
        return steps;
    }

    /// How long to rest afterwards. A batch that fails changed nothing and is tried again.
    private Duration advance(IntSupplier steps) {
        try {
            return steps.getAsInt() > 0 ? Duration.ZERO : LOOK_AGAIN;
        } catch (RuntimeException e) {
            log.warn("a batch failed and is tried again", e);
            return AFTER_TROUBLE;
        }
    }
}
