package atalaya.server.value;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Measures how long it takes to fold everybody through the lake, without PostgreSQL. Run by name,
/// never with the tests; the arguments are customers and interactions of each.
final class ValuationSpeed {

    private static final int AT_ONCE = 250_000;
    private static final int FOLDED_AT_ONCE = 5_000;
    private static final int DAYS = 730;
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 25);
    private static final List<String> TYPES =
            List.of(
                    "Order Completed",
                    "Order Completed",
                    "Order Delivered",
                    "Product Viewed",
                    "Product Viewed",
                    "Email Delivered",
                    "Email Opened",
                    "Points Earned",
                    "Call Ended",
                    "Page Viewed");

    private ValuationSpeed() {}

    public static void main(String[] arguments) throws IOException {
        int customers = Integer.parseInt(arguments[0]);
        int each = Integer.parseInt(arguments[1]);
        var lake = new Lake(Files.createTempDirectory("lake"), _ -> {});
        time("write", customers, () -> write(lake, customers, each));
        var known = new ArrayList<Scored.Known>();
        time("read and fold", customers, () -> known.addAll(fold(lake)));
        time("learn and score", customers, () -> score(known));
    }

    private static void time(String what, int customers, Runnable work) {
        long startNs = System.nanoTime();
        work.run();
        System.out.printf(
                "%-16s customers=%,d seconds=%.1f%n",
                what, customers, (System.nanoTime() - startNs) / 1e9);
    }

    private static void write(Lake lake, int customers, int each) {
        var random = new SplittableRandom(7);
        var start = UNTIL.minusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
        var entries = new ArrayList<Lake.Entry>();
        var owners = new ArrayList<Lake.Owner>();
        long position = 0;
        for (long customer = 1; customer <= customers; customer++) {
            long record = random.nextLong();
            owners.add(new Lake.Owner(record, customer));
            for (int i = 0; i < each; i++) {
                position++;
                var at = start.plus(Duration.ofSeconds(random.nextLong(DAYS * 86_400L)));
                entries.add(new Lake.Entry(position, record, fact(position, at, random)));
            }
            if (entries.size() >= AT_ONCE) {
                lake.append(entries, List.of(), position);
                entries.clear();
            }
        }
        lake.append(entries, List.of(), position);
        lake.map(owners);
    }

    private static Fact fact(long position, Instant at, SplittableRandom random) {
        var type = TYPES.get(random.nextInt(TYPES.size()));
        boolean order = type.equals("Order Completed");
        boolean product = order || type.equals("Product Viewed");
        long amount = 500 + random.nextInt(20_000);
        return new Fact(
                position,
                at,
                type,
                random.nextBoolean() ? "web" : "store",
                order ? (Long) amount : null,
                false,
                order ? (Long) (amount * 6 / 10) : null,
                0,
                order ? position : 0,
                order,
                product ? List.of("A" + random.nextInt(500)) : List.of(),
                type.equals("Call Ended") ? random.nextInt(600) : 0,
                Double.NaN,
                null,
                false,
                order ? 5 : 1,
                false);
    }

    private static List<Scored.Known> fold(Lake lake) {
        var settings = ValueSettings.usual();
        var known = new ArrayList<Scored.Known>();
        var facts = new AtomicLong();
        lake.byCustomer(
                FOLDED_AT_ONCE,
                part -> {
                    part.values().forEach(mine -> facts.addAndGet(mine.size()));
                    known.addAll(fold(part, settings));
                });
        System.out.printf("facts=%,d%n", facts.get());
        return known;
    }

    private static List<Scored.Known> fold(Map<Long, List<Fact>> part, ValueSettings settings) {
        return part.values().parallelStream()
                .map(facts -> Scored.Known.of(ValueFold.of(facts, null, settings, UNTIL), settings))
                .toList();
    }

    private static void score(List<Scored.Known> known) {
        var buyers = new ArrayList<Runs.Buyer>();
        for (var one : known) {
            if (one.rfm() != null && one.history() != null) {
                buyers.add(
                        new Runs.Buyer(one.rfm(), one.history(), Optional.ofNullable(one.spent())));
            }
        }
        var parameters = Runs.learn(buyers, ValueSettings.usual());
        var run = new Run(1, UNTIL, Instant.EPOCH, known.size(), parameters);
        double sum =
                known.parallelStream()
                        .mapToDouble(one -> {
                            var expected = Scored.of(one, run).expected();
                            return expected == null ? 0 : expected.lifetime();
                        })
                        .sum();
        System.out.printf("lifetime of all=%,.0f%n", sum);
    }
}
