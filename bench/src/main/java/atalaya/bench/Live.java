package atalaya.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Sends events to an Atalaya on this machine at a fixed rate, whatever the answers take (an open
/// loop: a slow answer delays no later call, and counts from when its call was due), and watches
/// how soon they show in profiles.
///
/// Arguments: port, write key, reading key, calls per second, events per call, seconds,
/// connections.
final class Live {

    /// Calls of the first seconds are sent and not counted.
    private static final double WARM_UP_SHARE = 0.25;

    private static final int USERS = 20_000;
    private static final long LONGEST_DRAIN_NS = 200_000_000_000L;

    private final int port;
    private final String writeKey;
    private final String readKey;
    private final int rate;
    private final int eventsPerCall;
    private final int seconds;
    private final int connections;
    private final String run = Long.toString(System.nanoTime(), 36);
    private final ConcurrentLinkedQueue<Long> answered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> visible = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicLong accepted = new AtomicLong();

    private Live(String[] arguments) {
        port = Integer.parseInt(arguments[0]);
        writeKey = arguments[1];
        readKey = arguments[2];
        rate = Integer.parseInt(arguments[3]);
        eventsPerCall = Integer.parseInt(arguments[4]);
        seconds = Math.min(240, Integer.parseInt(arguments[5]));
        connections = Math.min(64, Integer.parseInt(arguments[6]));
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 7) {
            System.err.println(
                    "usage: Live PORT WRITE_KEY READ_KEY CALLS_PER_SECOND EVENTS_PER_CALL SECONDS"
                            + " CONNECTIONS");
            System.exit(2);
        }
        new Live(arguments).run();
    }

    private void run() throws InterruptedException {
        long start = System.nanoTime() + 500_000_000L;
        long calls = (long) rate * seconds;
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < connections; i++) {
            int first = i;
            threads.add(Thread.ofPlatform().start(() -> send(first, calls, start)));
        }
        var probe = Thread.ofPlatform().start(() -> probe(start));
        for (var thread : threads) {
            thread.join();
        }
        double took = (System.nanoTime() - start) / 1e9;
        probe.join();
        System.out.printf(
                Locale.ROOT,
                "calls/s=%d events/call=%d connections=%d seconds=%.1f accepted=%d (%.0f events/s)"
                        + " refused=%d failed=%d%n",
                rate,
                eventsPerCall,
                connections,
                took,
                accepted.get(),
                accepted.get() / took,
                refused.get(),
                failed.get());
        print("answered", answered);
        print("visible in the profile", visible);
        System.out.printf(Locale.ROOT, "drained after %.1f s%n", drain());
    }

    /// Seconds until whatever was sent shows: events are taken in in order, so the last shows last.
    private double drain() {
        long start = System.nanoTime();
        try (var writing = new Connection(port, writeKey);
                var reading = new Connection(port, readKey)) {
            var user = "last-" + run;
            writing.post("/v1/identify", "{\"userId\":\"%s\"}".formatted(user));
            while (reading.get("/v1/customers/user_id:" + user) != 200
                    && System.nanoTime() - start < LONGEST_DRAIN_NS) {
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException broken) {
            failed.incrementAndGet();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String what, ConcurrentLinkedQueue<Long> took) {
        long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "%s: n=%d p50=%.1f p95=%.1f p99=%.1f max=%.1f ms%n",
                what,
                sorted.length,
                at(sorted, .5),
                at(sorted, .95),
                at(sorted, .99),
                at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
    }

    private void send(int first, long calls, long start) {
        long warm = start + (long) (WARM_UP_SHARE * seconds * 1e9);
        try (var connection = new Connection(port, writeKey)) {
            for (long call = first; call < calls; call += connections) {
                long due = start + (long) (call * 1e9 / rate);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                int status = connection.post(path(), body(call));
                if (status == 200) {
                    accepted.addAndGet(eventsPerCall);
                    if (due > warm) {
                        answered.add(System.nanoTime() - due);
                    }
                } else if (status == 429) {
                    refused.incrementAndGet();
                } else {
                    failed.incrementAndGet();
                }
            }
        } catch (IOException broken) {
            failed.incrementAndGet();
        }
    }

    private String path() {
        return eventsPerCall == 1 ? "/v1/track" : "/v1/batch";
    }

    private String body(long call) {
        if (eventsPerCall == 1) {
            return event(call);
        }
        var body = new StringBuilder("{\"batch\":[");
        for (int i = 0; i < eventsPerCall; i++) {
            body.append(i == 0 ? "" : ",").append(event(call * eventsPerCall + i));
        }
        return body.append("]}").toString();
    }

    private String event(long number) {
        return """
        {"type":"track","event":"Product Viewed","messageId":"%s-%d","userId":"u-%d",\
        "properties":{"product_id":"p-%d","price":%d.5,"category":"Shoes","url":"https://shop.example/p/%d"},\
        "context":{"library":{"name":"live","version":"1"},"userAgent":"Mozilla/5.0 (X11; Linux x86_64)",\
        "page":{"path":"/p","referrer":"","title":"Product","search":""}}}\
        """
                .formatted(run, number, number * 7919 % USERS, number % 997, number % 90, number);
    }

    /// Ten times a second somebody new is identified; until their profile is there, it is asked
    /// for.
    private void probe(long start) {
        long end = start + seconds * 1_000_000_000L;
        long warm = start + (long) (WARM_UP_SHARE * seconds * 1e9);
        try (var writing = new Connection(port, writeKey);
                var reading = new Connection(port, readKey)) {
            for (int i = 0; System.nanoTime() < end; i++) {
                var user = "probe-" + run + "-" + i;
                writing.post(
                        "/v1/identify",
                        "{\"userId\":\"%s\",\"messageId\":\"%s\"}".formatted(user, user));
                long told = System.nanoTime();
                while (reading.get("/v1/customers/user_id:" + user) != 200
                        && System.nanoTime() < end) {
                    LockSupport.parkNanos(5_000_000);
                }
                if (told > warm && System.nanoTime() < end) {
                    visible.add(System.nanoTime() - told);
                }
                LockSupport.parkNanos(100_000_000);
            }
        } catch (IOException broken) {
            failed.incrementAndGet();
        }
    }

    /// One connection that stays open. Plain sockets, since what the client costs is taken from the
    /// server on the same machine.
    private static final class Connection implements AutoCloseable {
        private static final String HEAD =
                " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAuthorization: ";

        private final Socket socket;
        private final InputStream in;
        private final String key;
        private final String basic;

        Connection(int port, String key) throws IOException {
            this.key = key;
            basic =
                    Base64.getEncoder()
                            .encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
        }

        int post(String path, String json) throws IOException {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            return ask(
                    "POST %s%sBasic %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                            .formatted(path, HEAD, basic, body.length),
                    body);
        }

        int get(String path) throws IOException {
            return ask("GET %s%sBearer %s\r\n\r\n".formatted(path, HEAD, key), new byte[0]);
        }

        private int ask(String headers, byte[] body) throws IOException {
            byte[] start = headers.getBytes(StandardCharsets.US_ASCII);
            byte[] all = Arrays.copyOf(start, start.length + body.length);
            System.arraycopy(body, 0, all, start.length, body.length);
            socket.getOutputStream().write(all);
            return answer();
        }

        private int answer() throws IOException {
            int status = Integer.parseInt(line().split(" ")[1]);
            int length = 0;
            boolean chunked = false;
            List<String> lines = new ArrayList<>();
            for (var line = line(); !line.isEmpty(); line = line()) {
                lines.add(line.toLowerCase(Locale.ROOT));
            }
            for (var line : lines) {
                if (line.startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
                chunked |= line.startsWith("transfer-encoding: chunked");
            }
            if (chunked) {
                int size = Integer.parseInt(line(), 16);
                while (size > 0) {
                    in.skipNBytes(size + 2L);
                    size = Integer.parseInt(line(), 16);
                }
                line();
            } else {
                in.skipNBytes(length);
            }
            return status;
        }

        private String line() throws IOException {
            var line = new StringBuilder(64);
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the server closed the connection");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
