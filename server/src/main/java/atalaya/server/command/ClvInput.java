package atalaya.server.command;

import static atalaya.server.command.FileField.AGE;
import static atalaya.server.command.FileField.FREQUENCY;
import static atalaya.server.command.FileField.MEAN_VALUE;
import static atalaya.server.command.FileField.RECENCY;

import atalaya.insight.value.RepeatHistory;
import atalaya.insight.value.SpendHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The customers that `clv` values, from purchases or from a summary of them.
///
/// @param customers in the order of their keys, or of the file
/// @param until the day looked from; null in a summary
/// @param holdoutWeeks weeks of purchases after that day; 0 where there are none
/// @param plainWorth what a purchase is worth in the mean, in units of money
record ClvInput(
        List<Customer> customers,
        @Nullable LocalDate until,
        double holdoutWeeks,
        double plainWorth,
        PurchaseFiles.@Nullable Beside beside,
        @Nullable String currency) {

    private static final double DAYS_A_WEEK = 7;

    /// @param then purchases after the day looked from
    /// @param spent null for who did not buy again, or whose purchases were worth nothing
    record Customer(
            String key, RepeatHistory history, @Nullable SpendHistory spent, OptionalInt then) {}

    /// Whether a file says for each customer how often and when, and not each purchase.
    static boolean isSummary(PlainFile file) {
        return file.has(FREQUENCY) && file.has(RECENCY) && file.has(AGE);
    }

    static ClvInput of(PurchaseFiles read) {
        int until = (int) read.until().toEpochDay();
        double units = read.money().minorUnits();
        var customers = new ArrayList<Customer>();
        double sum = 0;
        long count = 0;
        for (var entry : read.customers().entrySet()) {
            var days = entry.getValue();
            var history = days.history(until);
            if (history.isEmpty()) {
                continue;
            }
            int then = days.buyingDays().length - 1 - history.get().repeats();
            sum += days.until(until).worth() / units;
            count += 1 + history.get().repeats();
            customers.add(
                    new Customer(
                            entry.getKey(),
                            history.get(),
                            days.spend(until, units).orElse(null),
                            OptionalInt.of(then)));
        }
        return new ClvInput(
                customers,
                read.until(),
                (read.lastDay().toEpochDay() - until) / DAYS_A_WEEK,
                count == 0 ? 0 : Math.max(0, sum / count),
                read.beside(),
                read.money().code());
    }

    /// Reads summaries: a row for each customer.
    ///
    /// @param weeks how many weeks one unit of recency and age is
    static ClvInput of(List<PlainFile> files, double weeks) {
        var customers = new ArrayList<Customer>();
        var seen = new java.util.HashSet<String>();
        for (var file : files) {
            file.require(FREQUENCY, RECENCY, AGE);
            file.read(row -> {
                var key = row.word(FileField.CUSTOMER);
                if (key != null && !seen.add(key)) {
                    file.refuse(row, FileField.CUSTOMER, "repeated");
                    return;
                }
                var customer = customer(row, key == null ? "line " + row.line() : key, weeks);
                if (customer != null) {
                    customers.add(customer);
                }
            });
        }
        var spent =
                customers.stream().map(Customer::spent).filter(java.util.Objects::nonNull).toList();
        return new ClvInput(
                customers,
                null,
                0,
                spent.stream().mapToDouble(SpendHistory::mean).average().orElse(0),
                null,
                null);
    }

    private static @Nullable Customer customer(PlainRow row, String key, double weeks) {
        double repeats = required(row, FREQUENCY);
        double last = required(row, RECENCY) * weeks;
        double age = required(row, AGE) * weeks;
        boolean whole = repeats == Math.rint(repeats) && Math.abs(repeats) < Integer.MAX_VALUE;
        if (!whole) {
            row.file().refuse(row, FREQUENCY, "bad-number");
            return null;
        }
        var flaw = RepeatHistory.flaw((int) repeats, last, age);
        if (flaw.isPresent()) {
            row.file().refuse(row, RECENCY, "impossible-history");
            return null;
        }
        var mean = row.number(MEAN_VALUE);
        return new Customer(
                key,
                new RepeatHistory((int) repeats, last, age),
                repeats > 0 && mean != null && mean.signum() > 0
                        ? new SpendHistory((int) repeats, mean.doubleValue())
                        : null,
                OptionalInt.empty());
    }

    private static double required(PlainRow row, FileField field) {
        return java.util.Objects.requireNonNullElse(row.number(field), BigDecimal.ZERO)
                .doubleValue();
    }
}
