package atalaya.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/// Calls at a fixed rate whatever the answers take: an open loop. A slow answer delays no later
/// call's due time, and an answer counts from when its call was due, so that calls which had to
/// wait behind a stalled one are told as slow as they were (no coordinated omission).
final class Schedule {

    /// Calls of the first part are made and not counted.
    private static final double WARM_UP_SHARE = 0.25;

    private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(10);

    private final int rate;
    private final int seconds;
    private final int connections;
    private final ConcurrentHistogram took = new ConcurrentHistogram(LONGEST_US, 3);
    private final AtomicLong good = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private double lasted;

    Schedule(int rate, int seconds, int connections) {
        this.rate = rate;
        this.seconds = seconds;
        this.connections = connections;
    }

    /// One call.
    @FunctionalInterface
    interface Call {
        /// @return the status of the answer
        int make(Line line, long number) throws IOException;
    }

    /// Makes all calls, spread over the connections.
    void run(int port, String key, Call call) throws InterruptedException {
        long start = System.nanoTime() + 500_000_000L;
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < connections; i++) {
            int first = i;
            threads.add(Thread.ofPlatform().start(() -> make(port, key, call, first, start)));
        }
        for (var thread : threads) {
            thread.join();
        }
        lasted = (System.nanoTime() - start) / 1e9;
    }

    private void make(int port, String key, Call call, int first, long start) {
        long calls = (long) rate * seconds;
        long warm = start + (long) (WARM_UP_SHARE * seconds * 1e9);
        try (var line = new Line(port, key)) {
            for (long number = first; number < calls; number += connections) {
                long due = start + (long) (number * 1e9 / rate);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int status = call.make(line, number);
                if (status == 200) {
                    good.incrementAndGet();
                    if (due > warm) {
                        took.recordValue(Math.min(LONGEST_US, (System.nanoTime() - due) / 1_000));
                    }
                } else if (status == 429 && !line.retryAfter().isEmpty()) {
                    refused.incrementAndGet();
                } else {
                    failed.incrementAndGet();
                }
            }
        } catch (IOException broken) {
            failed.incrementAndGet();
        }
    }

    /// @param things in one call
    void print(String what, int things) {
        System.out.printf(
                Locale.ROOT,
                "%s: offered=%d/s of %d, connections=%d, seconds=%.1f, done=%d (%.0f/s),"
                        + " refused=%d, failed=%d%n",
                what,
                rate,
                things,
                connections,
                lasted,
                good.get() * things,
                good.get() * things / lasted,
                refused.get(),
                failed.get());
        print("answered", took);
    }

    static void print(String what, ConcurrentHistogram took) {
        System.out.printf(
                Locale.ROOT,
                "  %s: n=%d p50=%.1f p95=%.1f p99=%.1f p99.9=%.1f max=%.1f ms%n",
                what,
                took.getTotalCount(),
                took.getValueAtPercentile(50) / 1e3,
                took.getValueAtPercentile(95) / 1e3,
                took.getValueAtPercentile(99) / 1e3,
                took.getValueAtPercentile(99.9) / 1e3,
                took.getMaxValue() / 1e3);
    }
}
