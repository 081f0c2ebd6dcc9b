package atalaya.insight.value;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The 2,357 buyers of CDs whom Fader, Hardie and Lee published their parameters for.
final class Cdnow {

    static final int CALIBRATION_END = (int) LocalDate.of(1997, 9, 30).toEpochDay();

    private Cdnow() {}

    /// All purchases of each customer, also those after the calibration.
    static Map<String, PurchaseDays> purchases() throws IOException {
        var builders = new TreeMap<String, PurchaseDays.Builder>();
        for (var cells : cells("CDNOW_sample.txt", " +", 0)) {
            var day = LocalDate.parse(cells[3], DateTimeFormatter.BASIC_ISO_DATE);
            long cents = Math.round(100 * Double.parseDouble(cells[5]));
            builders.computeIfAbsent(cells[1], _ -> new PurchaseDays.Builder())
                    .add((int) day.toEpochDay(), cents, cents);
        }
        var purchases = new TreeMap<String, PurchaseDays>();
        builders.forEach((customer, builder) -> purchases.put(customer, builder.build()));
        return purchases;
    }

    static List<RepeatHistory> histories(int until) throws IOException {
        return purchases().values().stream()
                .map(days -> days.history(until).orElseThrow())
                .toList();
    }

    static List<RepeatHistory> customers() throws IOException {
        var customers = new ArrayList<RepeatHistory>();
        for (var cells : rows("cdnow_customers_summary.csv")) {
            customers.add(
                    new RepeatHistory(
                            Integer.parseInt(cells[1]),
                            Double.parseDouble(cells[2]),
                            Double.parseDouble(cells[3])));
        }
        return customers;
    }

    static List<SpendHistory> spenders() throws IOException {
        var customers = new ArrayList<SpendHistory>();
        for (var cells : rows("cdnow_customers_summary_with_transactions.csv")) {
            if (Integer.parseInt(cells[1]) > 0) {
                customers.add(
                        new SpendHistory(Integer.parseInt(cells[1]), Double.parseDouble(cells[4])));
            }
        }
        return customers;
    }

    private static List<String[]> rows(String name) throws IOException {
        return cells(name, ",", 1);
    }

    private static List<String[]> cells(String name, String separator, int skipped)
            throws IOException {
        var home = System.getenv("ATALAYA_DATA");
        var file =
                Path.of(home == null ? "../../shared/data" : home)
                        .resolve("insight/cdnow")
                        .resolve(name);
        assumeTrue(Files.exists(file), "skipped: there is no " + file + " (set ATALAYA_DATA)");
        try (var lines = Files.lines(file)) {
            return lines.skip(skipped).map(line -> line.split(separator)).toList();
        }
    }
}
