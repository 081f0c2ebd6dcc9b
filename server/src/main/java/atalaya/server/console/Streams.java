package atalaya.server.console;

import atalaya.server.console.Subscriber.Told;
import atalaya.server.contact.Call;
import atalaya.server.contact.CallChanged;
import atalaya.server.contact.Calls;
import atalaya.server.profile.ProfilesBuilt;
import atalaya.server.profile.Versions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Tells open browsers what changes while it changes: calls at their person's desk, and customers
/// on their pages.
///
/// It looks where calls and profiles stand, woken at once by what this process did and often enough
/// to notice what another did. Browsers are bounded: of one person the oldest is let go, beyond all
/// of them a new one is asked to come again.
@Component
@ConditionalOnWebApplication
class Streams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Streams.class);

    static final int MOST = 500;
    static final int MOST_OF_PERSON = 6;

    private static final int CALLS_AT_ONCE = 200;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration NOBODY_LISTENS = Duration.ofSeconds(2);

    private final Calls calls;
    private final Versions versions;
    private final Ringing ringing;
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile Thread thread = new Thread();
    private long position;

    Streams(Calls calls, Versions versions, Ringing ringing) {
        this.calls = calls;
        this.versions = versions;
        this.ringing = ringing;
    }

    /// Adds a browser and tells it of the calls at its desk that it may not have heard of.
    ///
    /// @param after the last change it heard of, or null
    /// @return false when there are too many
    boolean join(Subscriber joining, @Nullable Long after) {
        var own =
                subscribers.stream()
                        .filter(one -> one.who().person().equals(joining.who().person()))
                        .toList();
        if (own.size() >= MOST_OF_PERSON) {
            own.getFirst().leave();
            subscribers.remove(own.getFirst());
        } else if (subscribers.size() >= MOST) {
            return false;
        }
        subscribers.add(joining);
        for (var call : calls.atDesks(joining.desks())) {
            if (after == null || call.position() > after) {
                tell(joining, call);
            }
        }
        LockSupport.unpark(thread);
        return true;
    }

    void leave(Subscriber leaving) {
        leaving.leave();
        subscribers.remove(leaving);
    }

    @EventListener
    void calls(CallChanged changed) {
        LockSupport.unpark(thread);
    }

    @EventListener
    void profiles(ProfilesBuilt built) {
        LockSupport.unpark(thread);
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        position = calls.head();
        thread = Thread.ofPlatform().name("streams").daemon().start(this::look);
    }

    /// Lets all browsers go, before the web server waits for them.
    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(thread);
        subscribers.forEach(Subscriber::leave);
        subscribers.clear();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        while (running) {
            try {
                lookOnce();
            } catch (RuntimeException failure) {
                log.warn("what changed is looked for again cause={}", failure.toString());
            }
            LockSupport.parkNanos((subscribers.isEmpty() ? NOBODY_LISTENS : LOOK_AGAIN).toNanos());
        }
    }

    private void lookOnce() {
        var changed = calls.changedAfter(position, CALLS_AT_ONCE);
        for (var call : changed) {
            subscribers.stream()
                    .filter(one -> one.sitsAt(call.agent()))
                    .forEach(one -> tell(one, call));
            position = call.position();
        }
        var open =
                subscribers.stream()
                        .flatMap(one -> one.open().stream())
                        .collect(Collectors.toSet());
        versions.of(open)
                .forEach((customer, version) ->
                        subscribers.forEach(one -> one.compare(customer, version)));
    }

    private void tell(Subscriber one, Call call) {
        one.tell(new Told(Long.toString(call.position()), "call", ringing.html(one, call)));
    }
}
