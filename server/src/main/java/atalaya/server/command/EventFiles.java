package atalaya.server.command;

import static atalaya.server.command.FileField.AMOUNT;
import static atalaya.server.command.FileField.CUSTOMER;
import static atalaya.server.command.FileField.OUTCOME;
import static atalaya.server.command.FileField.POLARITY;
import static atalaya.server.command.FileField.PRODUCT;
import static atalaya.server.command.FileField.SECONDS;
import static atalaya.server.command.FileField.TIME;
import static atalaya.server.command.FileField.TYPE;

import atalaya.insight.value.DaySums;
import atalaya.insight.value.MeasureParts;
import atalaya.insight.value.ProductDays;
import atalaya.insight.value.PurchaseDays;
import atalaya.server.ingest.file.Flaw.Reason;
import atalaya.server.ingest.interaction.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Interactions read from plain files, as the parts of the seven measures of each customer. Types
/// are those of the vocabulary; what an interaction was like is its outcome, else that of its type.
final class EventFiles {

    static final Set<FileField> FIELDS =
            EnumSet.of(
                    CUSTOMER,
                    TIME,
                    TYPE,
                    AMOUNT,
                    PRODUCT,
                    OUTCOME,
                    SECONDS,
                    POLARITY,
                    FileField.REFERENCE,
                    FileField.ENTRY,
                    FileField.CURRENCY);

    private static final Set<String> TAKEN_BACK =
            Set.of("Order Cancelled", "Order Refunded", "Return Refunded");

    private static final Set<String> INTEREST =
            Set.of("Product Viewed", "Product Added", "Lead Created", "Quote Sent");

    private static final Set<String> OPINIONS =
            Set.of("Mention", "Comment", "Review", "Product Reviewed");

    private static final Set<String> SERVICE = Set.of("calls", "cases", "returns");

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal BEST_OUTCOME = BigDecimal.TEN;

    private final BookMoney money;
    private final @Nullable LocalDate until;
    private final LocalDate today;
    private final SeenRows seen = new SeenRows();
    private final Map<String, PurchaseDays.Builder> purchases = new HashMap<>();
    private final SortedMap<String, MeasureParts> others = new TreeMap<>();
    private LocalDate lastDay = LocalDate.MIN;
    private long rowsOfNobody;

    EventFiles(BookMoney money, @Nullable LocalDate until, LocalDate today) {
        this.money = money;
        this.until = until;
        this.today = today;
    }

    /// Reads all files; once.
    SortedMap<String, MeasureParts> read(List<PlainFile> files) {
        for (var file : files) {
            file.require(TIME, TYPE);
            if (!file.has(CUSTOMER)) {
                file.require(CUSTOMER);
            }
            file.read(this::take);
        }
        purchases.forEach((customer, builder) ->
                others.merge(
                        customer,
                        new MeasureParts(
                                builder.build(),
                                new TreeMap<>(),
                                DaySums.NONE,
                                DaySums.NONE,
                                DaySums.NONE),
                        MeasureParts::merge));
        return others;
    }

    private void take(PlainRow row) {
        var type = Vocabulary.type(row.required(TYPE));
        var day = Objects.requireNonNull(row.day(TIME));
        if (type.isEmpty()) {
            row.file().refuse(row, TYPE, Reason.UNKNOWN_EVENT);
            return;
        }
        if (until == null && day.isAfter(today)) {
            row.file().refuse(row, TIME, "future");
            return;
        }
        if (outOfRange(row, OUTCOME, BEST_OUTCOME) || outOfRange(row, POLARITY, BigDecimal.ONE)) {
            return;
        }
        if (!money.takes(row) || !seen.isNew(row)) {
            return;
        }
        lastDay = day.isAfter(lastDay) ? day : lastDay;
        var customer = row.word(CUSTOMER);
        if (customer == null) {
            rowsOfNobody++;
            return;
        }
        others.putIfAbsent(customer, MeasureParts.NONE);
        take(row, customer, (int) day.toEpochDay(), type.get());
    }

    /// Sets aside a row with a number beyond what its scale has.
    private static boolean outOfRange(PlainRow row, FileField field, BigDecimal most) {
        var number = row.number(field);
        boolean beyond = number != null && number.abs().compareTo(most) > 0;
        if (beyond) {
            row.file().refuse(row, field, Reason.BAD_NUMBER);
        }
        return beyond;
    }

    private void take(PlainRow row, String customer, int day, Vocabulary.Type type) {
        var amount = row.number(AMOUNT);
        if (amount != null && type.name().equals("Order Completed")) {
            sell(customer, day, money.minor(amount));
        } else if (amount != null && TAKEN_BACK.contains(type.name())) {
            sell(customer, day, -money.minor(amount.abs()));
        }
        var products = products(row, day, type);
        boolean service = SERVICE.contains(type.family()) || type.name().equals("Survey Answered");
        var polarity = OPINIONS.contains(type.name()) ? row.number(POLARITY) : null;
        if (products.isEmpty() && !service && polarity == null) {
            return;
        }
        var outcome = row.number(OUTCOME);
        var seconds = row.number(SECONDS);
        others.merge(
                customer,
                new MeasureParts(
                        PurchaseDays.NONE,
                        products,
                        service
                                ? DaySums.of(
                                        day,
                                        thousandths(
                                                outcome == null
                                                        ? type.outcome(_ -> null)
                                                        : outcome))
                                : DaySums.NONE,
                        service && seconds != null
                                ? DaySums.of(day, seconds.longValue())
                                : DaySums.NONE,
                        polarity == null ? DaySums.NONE : DaySums.of(day, thousandths(polarity))),
                MeasureParts::merge);
    }

    private void sell(String customer, int day, long net) {
        purchases.computeIfAbsent(customer, _ -> new PurchaseDays.Builder()).add(day, net, net);
    }

    private static SortedMap<String, ProductDays> products(
            PlainRow row, int day, Vocabulary.Type type) {
        var products = new TreeMap<String, ProductDays>();
        var product = row.word(PRODUCT);
        if (product != null && type.name().equals("Order Completed")) {
            products.put(product, ProductDays.ofPurchase(day));
        } else if (product != null && INTEREST.contains(type.name())) {
            products.put(product, ProductDays.ofInterest(day));
        }
        return products;
    }

    private static long thousandths(BigDecimal number) {
        return number.multiply(THOUSAND).longValue();
    }

    LocalDate until() {
        return until == null ? lastDay : until;
    }

    long rowsOfNobody() {
        return rowsOfNobody;
    }
}
