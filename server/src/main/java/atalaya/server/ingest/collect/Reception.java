package atalaya.server.ingest.collect;

import atalaya.server.ingest.EventLog;
import atalaya.server.ingest.EventLog.Receipt;
import atalaya.server.ingest.EventsArrived;
import atalaya.server.ingest.StoredEvent;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Stores events before anybody is answered. Calls queue; one thread writes all that wait in one
/// transaction, so that sixteen callers pay for one write to disk.
///
/// What waits is bounded: beyond that, callers are asked to come again.
@Component
final class Reception {

    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    /// Characters of events that may wait: a good second's worth at full speed, and never more than
    /// a small heap can hold.
    private static final long MOST_WAITING =
            Math.min(24_000_000, Runtime.getRuntime().maxMemory() / 12);

    /// Characters of events that go into one transaction, beyond the first call.
    private static final long MOST_AT_ONCE = 2_000_000;

    private final EventLog events;
    private final ApplicationEventPublisher publisher;
    private final LinkedBlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final Thread writer;
    private volatile boolean closed;

    Reception(EventLog events, ApplicationEventPublisher publisher) {
        this.events = events;
        this.publisher = publisher;
        this.writer = Thread.ofPlatform().name("reception").daemon().start(this::write);
    }

    /// The events of one call, which are stored together.
    private record Call(
            List<StoredEvent> events, long length, CompletableFuture<List<Receipt>> done) {}

    /// Returns when the events are on disk, with what became of each.
    ///
    /// @throws Refused when too much waits already, or the store is away
    List<Receipt> store(List<StoredEvent> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        long length = some.stream().mapToLong(event -> event.body().length()).sum();
        if (waiting.addAndGet(length) > MOST_WAITING) {
            waiting.addAndGet(-length);
            throw Refused.BUSY;
        }
        try {
            var call = new Call(some, length, new CompletableFuture<>());
            calls.add(call);
            return call.done.join();
        } catch (CompletionException away) {
            throw Refused.AWAY;
        } finally {
            waiting.addAndGet(-length);
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        closed = true;
        calls.add(new Call(List.of(), 0, new CompletableFuture<>()));
        writer.join();
    }

    private void write() {
        try {
            while (!closed || !calls.isEmpty()) {
                write(next());
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Call> next() throws InterruptedException {
        var together = new ArrayList<Call>();
        var call = calls.take();
        long length = 0;
        while (call != null) {
            together.add(call);
            length += call.length;
            call = length < MOST_AT_ONCE ? calls.poll() : null;
        }
        together.removeIf(one -> one.events.isEmpty());
        return together;
    }

    private void write(List<Call> together) {
        if (together.isEmpty()) {
            return;
        }
        try {
            var all = together.stream().flatMap(call -> call.events.stream()).toList();
            var receipts = events.append(all);
            int from = 0;
            for (var call : together) {
                int to = from + call.events.size();
                call.done.complete(receipts.subList(from, to));
                from = to;
            }
            publisher.publishEvent(new EventsArrived());
        } catch (RuntimeException failure) {
            if (together.size() > 1) {
                together.forEach(call -> write(List.of(call)));
            } else {
                log.error("events were not stored cause={}", failure.toString());
                together.getFirst().done.completeExceptionally(failure);
            }
        }
    }
}
