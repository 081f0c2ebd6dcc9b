package atalaya.server.console;

import atalaya.server.contact.CallBacks;
import atalaya.server.contact.CallChanged;
import atalaya.server.resolve.Effect;
import atalaya.server.resolve.Reviews;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// How many pairs wait for review and how many people for a call, as the menu of every page says
/// it.
///
/// Counting takes longer than the rest of a page, so the count is kept for some seconds; a decision
/// made here has it counted again at once.
@Component
class WaitingCount {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Reviews reviews;
    private final CallBacks callBacks;
    private final InstantSource time;
    private final AtomicReference<@Nullable Counted> last = new AtomicReference<>();

    private record Counted(long pairs, long calls, Instant at) {}

    WaitingCount(Reviews reviews, CallBacks callBacks, InstantSource time) {
        this.reviews = reviews;
        this.callBacks = callBacks;
        this.time = time;
    }

    long pairs() {
        return kept().pairs();
    }

    long calls() {
        return kept().calls();
    }

    private Counted kept() {
        var now = time.instant();
        var kept = last.get();
        if (kept == null || kept.at().plus(KEPT).isBefore(now)) {
            kept = new Counted(reviews.pending(), callBacks.count(), now);
            last.set(kept);
        }
        return kept;
    }

    @EventListener
    void decided(Effect effect) {
        last.set(null);
    }

    @EventListener
    void called(CallChanged changed) {
        last.set(null);
    }
}
