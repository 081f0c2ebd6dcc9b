package atalaya.server.command;

import static atalaya.server.command.FileField.AMOUNT;
import static atalaya.server.command.FileField.CUSTOMER;
import static atalaya.server.command.FileField.MARGIN;
import static atalaya.server.command.FileField.PRODUCT;
import static atalaya.server.command.FileField.QUANTITY;
import static atalaya.server.command.FileField.TIME;
import static atalaya.server.command.FileField.UNIT_PRICE;

import atalaya.insight.value.PurchaseDays;
import atalaya.server.ingest.file.Flaw.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Purchases and returns read from plain files, by customer.
///
/// A row's amount is its column, else quantity × unit price; its worth is the margin where that is
/// a column, else the amount. A row without a customer counts as unallocated. Days after today are
/// mistakes of a clock and are set aside, unless the person looks from a day after them.
final class PurchaseFiles {

    static final Set<FileField> FIELDS =
            EnumSet.of(
                    CUSTOMER,
                    TIME,
                    AMOUNT,
                    QUANTITY,
                    UNIT_PRICE,
                    MARGIN,
                    PRODUCT,
                    FileField.REFERENCE,
                    FileField.ENTRY,
                    FileField.CURRENCY);

    private final BookMoney money;
    private final @Nullable LocalDate until;
    private final LocalDate today;
    private final SeenRows seen = new SeenRows();
    private final Map<String, PurchaseDays.Builder> builders = new HashMap<>();
    private final Map<String, Map<String, Integer>> products = new HashMap<>();
    private final SortedMap<String, PurchaseDays> customers = new TreeMap<>();
    private long rowsOfNobody;
    private long netOfNobody;
    private long rowsAfter;
    private LocalDate lastDay = LocalDate.MIN;

    /// @param until the day to look from, or null for the last one in the files
    /// @param today to know days that have not come yet
    PurchaseFiles(BookMoney money, @Nullable LocalDate until, LocalDate today) {
        this.money = money;
        this.until = until;
        this.today = today;
    }

    /// Reads all files; once.
    PurchaseFiles read(List<PlainFile> files) {
        for (var file : files) {
            file.require(TIME);
            if (!file.has(AMOUNT)) {
                file.require(file.has(QUANTITY) || file.has(UNIT_PRICE) ? QUANTITY : AMOUNT);
                file.require(UNIT_PRICE);
            } else {
                file.require(AMOUNT);
            }
            if (!file.has(CUSTOMER)) {
                file.require(CUSTOMER);
            }
            file.read(this::take);
        }
        builders.forEach((customer, builder) -> customers.put(customer, builder.build()));
        builders.clear();
        return this;
    }

    private void take(PlainRow row) {
        var day = java.util.Objects.requireNonNull(row.day(TIME));
        if (until == null && day.isAfter(today)) {
            row.file().refuse(row, TIME, "future");
            return;
        }
        if (row.file().has(MARGIN) && row.number(MARGIN) == null) {
            row.file().refuse(row, MARGIN, Reason.MISSING_VALUE);
            return;
        }
        if (!money.takes(row) || !seen.isNew(row)) {
            return;
        }
        rowsAfter += until != null && day.isAfter(until) ? 1 : 0;
        lastDay = day.isAfter(lastDay) ? day : lastDay;
        long net = money.minor(amount(row));
        var margin = row.number(MARGIN);
        var customer = row.word(CUSTOMER);
        if (customer == null) {
            rowsOfNobody++;
            netOfNobody = Math.addExact(netOfNobody, net);
            return;
        }
        builders.computeIfAbsent(customer, _ -> new PurchaseDays.Builder())
                .add((int) day.toEpochDay(), net, margin == null ? net : money.minor(margin));
        var product = row.word(PRODUCT);
        if (product != null && net > 0 && !day.isAfter(until == null ? today : until)) {
            products.computeIfAbsent(customer, _ -> new HashMap<>())
                    .merge(product, 1, Integer::sum);
        }
    }

    private static BigDecimal amount(PlainRow row) {
        var amount = row.number(AMOUNT);
        if (amount != null) {
            return amount;
        }
        return java.util.Objects.requireNonNull(row.number(QUANTITY))
                .multiply(java.util.Objects.requireNonNull(row.number(UNIT_PRICE)));
    }

    /// By customer, in the order of their keys; days after [#until] too.
    SortedMap<String, PurchaseDays> customers() {
        return customers;
    }

    /// The product that a customer bought most often, the first by name of several.
    Optional<String> preferred(String customer) {
        return products.getOrDefault(customer, Map.of()).entrySet().stream()
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(
                                        Map.Entry.comparingByKey(
                                                java.util.Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    boolean hasProducts() {
        return !products.isEmpty();
    }

    /// The day to look from: as given, else the last one in the files.
    LocalDate until() {
        return until == null ? lastDay : until;
    }

    /// The last day in the files.
    LocalDate lastDay() {
        return lastDay;
    }

    BookMoney money() {
        return money;
    }

    /// What the files hold beside the customers' purchases.
    Beside beside() {
        return new Beside(rowsOfNobody, money.amount(netOfNobody), rowsAfter);
    }

    /// @param rowsOfNobody without a customer
    /// @param netOfNobody their sales less returns
    /// @param rowsAfter after the day looked from
    record Beside(long rowsOfNobody, BigDecimal netOfNobody, long rowsAfter) {

        void tell(Output output) {
            if (rowsOfNobody > 0) {
                output.say(
                        output.text("insight.nobody", rowsOfNobody, netOfNobody.toPlainString()));
            }
            if (rowsAfter > 0) {
                output.say(output.text("insight.after", rowsAfter));
            }
        }
    }
}
