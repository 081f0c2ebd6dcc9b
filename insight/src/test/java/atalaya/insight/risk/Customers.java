package atalaya.insight.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Made-up customers of a telephone company who leave for reasons we know.
final class Customers {

    static final List<String> COLUMNS =
            List.of("customer", "contract", "months", "fee", "answered", "duration", "left");

    private Customers() {}

    /// Monthly contracts leave more, long-standing customers less; young customers with a high fee
    /// leave most, which only a tree can see. `duration` is how long the farewell call took.
    static Table of(int count, long seed) {
        var random = new SplittableRandom(seed);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean monthly = random.nextDouble() < .5;
            int months = random.nextInt(1, 72);
            double fee = 20 + 80 * random.nextDouble();
            double odds =
                    -2.2
                            + (monthly ? 1.2 : 0)
                            - months / 40.0
                            + (months < 24 && fee > 60 ? 2.5 : 0);
            boolean left = random.nextDouble() < 1 / (1 + Math.exp(-odds));
            int duration = (int) (random.nextInt(1, 200) + (left ? 150 : 0));
            rows.add(
                    List.of(
                            "K" + (1000 + i),
                            monthly ? "monthly" : "yearly",
                            i % 50 == 0 ? "" : String.valueOf(months),
                            String.format(java.util.Locale.ROOT, "%.2f", fee),
                            random.nextBoolean() ? "yes" : "no",
                            String.valueOf(duration),
                            left ? "yes" : "no"));
        }
        return new Table(COLUMNS, rows);
    }
}
