package atalaya.server.console;

import atalaya.server.contact.Call;
import atalaya.server.contact.CallChanged;
import atalaya.server.contact.Calls;
import atalaya.server.profile.ProfilesBuilt;
import atalaya.server.profile.Versions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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

    /// A call whose page takes longer is shown at once with what telephony told, and the rest
    /// later.
    private static final Duration AT_ONCE = Duration.ofMillis(250);

    /// After so long nobody waits for the rest any more: the agent finds out.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Calls calls;
    private final Versions versions;
    private final Ringing ringing;
    private final ExecutorService drawing = Executors.newVirtualThreadPerTaskExecutor();
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

    /// Draws the page of a call aside: whoever is looked for long must keep neither the other
    /// browsers waiting nor the number.
    private void tell(Subscriber one, Call call) {
        one.follow(call);
        var pop = new Pop(one, call);
        var page = CompletableFuture.supplyAsync(() -> ringing.html(one, call), drawing);
        after(AT_ONCE).execute(() -> pop.meanwhile(() -> ringing.without(one, call, false)));
        page.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    log.warn(
                            "a call is shown without its caller call={} cause={}",
                            call.call(),
                            failure.toString());
                    return ringing.without(one, call, true);
                })
                .thenAccept(pop::whole);
    }

    private Executor after(Duration wait) {
        return CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, drawing);
    }
}
