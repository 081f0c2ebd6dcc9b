package atalaya.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/// Sends events to an Atalaya on this machine at a fixed rate and watches how soon they show in
/// profiles.
///
/// Arguments: port, write key, reading key, calls per second, events per call, seconds,
/// connections, and what is sent: `track` (the default), or `people`: each event moves one of
/// twenty thousand people, or as many as are given, to another town, so that a record changes and
/// is placed anew.
final class Live {

    private static final int USERS = 20_000;
    private static final long LONGEST_DRAIN_NS = 200_000_000_000L;
    private static final String[] TOWNS = {"Madrid", "Toledo", "Segovia", "Murcia", "Cuenca"};

    private final int port;
    private final String writeKey;
    private final String readKey;
    private final int eventsPerCall;
    private final int seconds;
    private final boolean people;
    private final int users;
    private final Schedule schedule;
    private final String run = Long.toString(System.nanoTime(), 36);
    private final ConcurrentHistogram visible =
            new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(10), 3);
    private final AtomicInteger failed = new AtomicInteger();

    private Live(String[] arguments) {
        port = Integer.parseInt(arguments[0]);
        writeKey = arguments[1];
        readKey = arguments[2];
        eventsPerCall = Integer.parseInt(arguments[4]);
        seconds = Math.min(240, Integer.parseInt(arguments[5]));
        people = arguments.length > 7 && arguments[7].equals("people");
        users = arguments.length > 8 ? Integer.parseInt(arguments[8]) : USERS;
        schedule =
                new Schedule(
                        Integer.parseInt(arguments[3]),
                        seconds,
                        Math.min(64, Integer.parseInt(arguments[6])));
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 7) {
            System.err.println(
                    "usage: Live PORT WRITE_KEY READ_KEY CALLS_PER_SECOND EVENTS_PER_CALL SECONDS"
                            + " CONNECTIONS [track|people [PEOPLE]]");
            System.exit(2);
        }
        new Live(arguments).run();
    }

    private void run() throws InterruptedException {
        var probe = Thread.ofPlatform().start(this::probe);
        schedule.run(port, writeKey, (line, number) -> line.post(path(), body(number)));
        probe.join();
        schedule.print(people ? "people" : "events", eventsPerCall);
        if (visible.getTotalCount() > 0) {
            Schedule.print("visible in the profile", visible);
        }
        System.out.printf(
                Locale.ROOT, "  drained after %.1f s, probes failed=%d%n", drain(), failed.get());
    }

    /// Seconds until whatever was sent shows: events are taken in in order, so the last shows last.
    private double drain() {
        long start = System.nanoTime();
        try (var writing = new Line(port, writeKey);
                var reading = new Line(port, readKey)) {
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

    private String path() {
        if (eventsPerCall > 1) {
            return "/v1/batch";
        }
        return people ? "/v1/identify" : "/v1/track";
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
        return people ? person(number) : viewed(number);
    }

    private String viewed(long number) {
        return """
        {"type":"track","event":"Product Viewed","messageId":"%s-%d","userId":"u-%d",\
        "properties":{"product_id":"p-%d","price":%d.5,"category":"Shoes","url":"https://shop.example/p/%d"},\
        "context":{"library":{"name":"live","version":"1"},"userAgent":"Mozilla/5.0 (X11; Linux x86_64)",\
        "page":{"path":"/p","referrer":"","title":"Product","search":""}}}\
        """
                .formatted(run, number, number * 7919 % users, number % 997, number % 90, number);
    }

    /// Of each person the name, the e-mail and the telephone stay; where they live changes.
    private String person(long number) {
        long who = number * 7919 % users;
        return """
        {"type":"identify","messageId":"%s-%d","userId":"p-%d","traits":{"firstName":"%s","lastName":"%s",\
        "email":"p%d@correo.example","phone":"+346%08d","address":{"city":"%s","street":"Calle %d"}}}\
        """
                .formatted(
                        run,
                        number,
                        who,
                        name(who),
                        name(who * 31 + 7) + " " + name(who * 17 + 3),
                        who,
                        who,
                        TOWNS[(int) (number % TOWNS.length)],
                        number % 1_000);
    }

    /// A made-up name of five syllables, of which there are a hundred thousand.
    private static String name(long number) {
        var syllables = "ba ce di fo gu la me ni po ru".split(" ");
        var name = new StringBuilder();
        long rest = number * 2_654_435_761L >>> 7;
        for (int i = 0; i < 5; i++) {
            name.append(syllables[(int) (rest % syllables.length)]);
            rest /= syllables.length;
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /// Ten times a second somebody new is identified; until their profile is there, it is asked
    /// for.
    private void probe() {
        long start = System.nanoTime() + 500_000_000L;
        long end = start + seconds * 1_000_000_000L;
        long warm = start + seconds * 250_000_000L;
        try (var writing = new Line(port, writeKey);
                var reading = new Line(port, readKey)) {
            for (int i = 0; System.nanoTime() < end; i++) {
                var user = "probe-" + run + "-" + i;
                int status =
                        writing.post(
                                "/v1/identify",
                                "{\"userId\":\"%s\",\"messageId\":\"%s\"}".formatted(user, user));
                long told = System.nanoTime();
                while (status == 200
                        && reading.get("/v1/customers/user_id:" + user) != 200
                        && System.nanoTime() < end) {
                    LockSupport.parkNanos(5_000_000);
                }
                if (status == 200 && told > warm && System.nanoTime() < end) {
                    visible.recordValue((System.nanoTime() - told) / 1_000);
                }
                LockSupport.parkNanos(100_000_000);
            }
        } catch (IOException broken) {
            failed.incrementAndGet();
        }
    }
}
