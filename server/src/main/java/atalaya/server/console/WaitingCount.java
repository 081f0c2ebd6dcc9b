package atalaya.server.console;

import atalaya.server.resolve.Effect;
import atalaya.server.resolve.Reviews;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// How many pairs wait for review, as the menu of every page says it.
///
/// Counting takes longer than the rest of a page, so the count is kept for some seconds; a decision
/// made here has it counted again at once.
@Component
class WaitingCount {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Reviews reviews;
    private final InstantSource time;
    private final AtomicReference<@Nullable Counted> last = new AtomicReference<>();

    private record Counted(long pairs, Instant at) {}

    WaitingCount(Reviews reviews, InstantSource time) {
        this.reviews = reviews;
        this.time = time;
    }

    long pairs() {
        var now = time.instant();
        var kept = last.get();
        if (kept == null || kept.at().plus(KEPT).isBefore(now)) {
            kept = new Counted(reviews.pending(), now);
            last.set(kept);
        }
        return kept.pairs();
    }

    @EventListener
    void decided(Effect effect) {
        last.set(null);
    }
}
