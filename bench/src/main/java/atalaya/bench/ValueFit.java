package atalaya.bench;

import atalaya.insight.value.BuyingFit;
import atalaya.insight.value.Dropout;
import atalaya.insight.value.RepeatHistory;
import atalaya.insight.value.SpendFit;
import atalaya.insight.value.SpendHistory;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Fits the models of lifetime value to the CD buyers and takes the time, as
/// `bench/src/main/python/lifetimes_fit.py` does with Python's `lifetimes`.
///
/// ```
/// ATALAYA_DATA=… java -cp … atalaya.bench.ValueFit
/// ```
public final class ValueFit {

    private static final int WARM_UPS = 200;
    private static final int RUNS = 50;

    /// What the last fit found, so that no run is for nothing.
    private static String found = "";

    private ValueFit() {}

    public static void main(String[] words) throws IOException {
        var home =
                Path.of(
                        System.getenv().getOrDefault("ATALAYA_DATA", "../shared/data"),
                        "insight",
                        "cdnow");
        List<RepeatHistory> histories = new ArrayList<>();
        List<SpendHistory> spenders = new ArrayList<>();
        read(home.resolve("cdnow_customers_summary_with_transactions.csv"), histories, spenders);
        for (var dropout : List.of(Dropout.AFTER_REPEATS, Dropout.AFTER_ANY)) {
            measure(
                    dropout == Dropout.AFTER_REPEATS ? "BG/NBD" : "MBG/NBD",
                    () -> BuyingFit.of(dropout, histories).fitted().toString());
        }
        measure("Gamma-Gamma", () -> SpendFit.of(spenders).model().toString());
    }

    private static void read(Path file, List<RepeatHistory> histories, List<SpendHistory> spenders)
            throws IOException {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var row : rows) {
                int repeats = Integer.parseInt(row.getField("x"));
                histories.add(
                        new RepeatHistory(
                                repeats,
                                Double.parseDouble(row.getField("t_x")),
                                Double.parseDouble(row.getField("T"))));
                if (repeats > 0) {
                    spenders.add(
                            new SpendHistory(repeats, Double.parseDouble(row.getField("zbar"))));
                }
            }
        }
    }

    /// The first fit of the process, then the median when warm.
    private static void measure(String name, Supplier<String> fit) {
        double first = once(fit);
        for (int i = 0; i < WARM_UPS; i++) {
            once(fit);
        }
        double[] times = new double[RUNS];
        Arrays.setAll(times, _ -> once(fit));
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "Atalaya   %-12s median %8.2f ms, first %8.2f ms   %s%n",
                name,
                times[RUNS / 2],
                first,
                found);
    }

    private static double once(Supplier<String> fit) {
        long start = System.nanoTime();
        found = fit.get();
        return (System.nanoTime() - start) / 1e6;
    }
}
