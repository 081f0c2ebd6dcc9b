package atalaya.server.console;

import atalaya.server.Traveller;
import atalaya.server.quality.Gap;
import atalaya.server.quality.Overview;
import atalaya.server.quality.Quality;
import atalaya.server.quality.SourceHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The health of the data as last measured.
///
/// Measuring reads every interaction, which takes seconds; a page does not wait for it. What is
/// older than a minute is shown with its time, and measured anew behind.
@Component
class LastHealth {

    private static final Logger log = LoggerFactory.getLogger(LastHealth.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int GAPS = 8;

    private final Quality quality;
    private final InstantSource time;
    private final AtomicReference<@Nullable Health> last = new AtomicReference<>();
    private final AtomicBoolean measuring = new AtomicBoolean();

    /// @param at when it was measured
    record Health(Instant at, Overview overview, List<SourceHealth> sources, List<Gap> gaps) {}

    LastHealth(Quality quality, InstantSource time) {
        this.quality = quality;
        this.time = time;
    }

    /// Whoever opens the first page need not wait.
    @EventListener
    void setOff(Traveller.SetOff setOff) {
        measureSoon();
    }

    Health health() {
        var kept = last.get();
        if (kept == null || kept.sources().isEmpty()) {
            return measure();
        }
        if (Duration.between(kept.at(), time.instant()).abs().compareTo(FRESH) > 0) {
            measureSoon();
        }
        return kept;
    }

    private void measureSoon() {
        if (measuring.compareAndSet(false, true)) {
            Thread.ofVirtual().name("health of the data").start(this::measureBehind);
        }
    }

    private Health measure() {
        var now = time.instant();
        var sources = quality.sources(now);
        var health = new Health(now, quality.overview(sources, now), sources, quality.gaps(GAPS));
        last.set(health);
        return health;
    }

    private void measureBehind() {
        try {
            measure();
        } catch (RuntimeException failed) {
            log.warn("the health of the data could not be measured; the last one stays", failed);
        } finally {
            measuring.set(false);
        }
    }
}
