package atalaya.server.command;

import static atalaya.server.command.FileField.AMOUNT;
import static atalaya.server.command.FileField.CUSTOMER;
import static atalaya.server.command.FileField.QUANTITY;
import static atalaya.server.command.FileField.UNIT_PRICE;

import atalaya.insight.value.Books;
import atalaya.insight.value.LedgerPart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was sold, taken back and spent, read from plain files into books.
///
/// A row may hold any of the parts of a contribution. An amount under 0 is a return. A cost under 0
/// is accepted only beside such an amount, where it takes an earlier cost back; elsewhere its row
/// is set aside. A sale without its cost counts as costing nothing, and is counted.
final class LedgerFiles {

    /// The columns of parts, all written as positive numbers.
    static final Map<FileField, LedgerPart> PARTS = parts();

    private final BookMoney money;
    private final @Nullable LocalDate until;
    private final LocalDate today;
    private final SeenRows seen = new SeenRows();
    private final Books.Builder books = new Books.Builder();
    private final Map<String, String> referrerOf = new HashMap<>();
    private final Set<String> sold = new HashSet<>();
    private long rowsAfter;
    private Missing missingCosts = new Missing(0, BigDecimal.ZERO, 0);
    private long returnsBeforeSale;
    private long returnedBeforeSale;

    /// Sales whose cost is not said.
    ///
    /// @param firstLine counted from 1, header included; 0 without any
    record Missing(long rows, BigDecimal sales, long firstLine) {}

    /// Returns of customers of whom no sale came before, in the order of the files.
    record Orphans(long rows, BigDecimal amount) {}

    LedgerFiles(BookMoney money, @Nullable LocalDate until, LocalDate today) {
        this.money = money;
        this.until = until;
        this.today = today;
    }

    private static Map<FileField, LedgerPart> parts() {
        var parts = new EnumMap<FileField, LedgerPart>(FileField.class);
        parts.put(FileField.RETURNS, LedgerPart.RETURNS);
        parts.put(FileField.COST, LedgerPart.COST);
        parts.put(FileField.DISCOUNTS, LedgerPart.DISCOUNTS);
        parts.put(FileField.FREIGHT, LedgerPart.FREIGHT);
        parts.put(FileField.SERVICE, LedgerPart.SERVICE);
        parts.put(FileField.RETURNS_HANDLING, LedgerPart.RETURNS_HANDLING);
        parts.put(FileField.ACQUISITION, LedgerPart.ACQUISITION);
        parts.put(FileField.REFERRAL_CREDIT, LedgerPart.REFERRAL_CREDIT);
        return parts;
    }

    static Set<FileField> fields() {
        var fields = EnumSet.copyOf(PARTS.keySet());
        fields.addAll(
                EnumSet.of(
                        CUSTOMER,
                        AMOUNT,
                        QUANTITY,
                        UNIT_PRICE,
                        FileField.TIME,
                        FileField.PRODUCT,
                        FileField.REFERENCE,
                        FileField.ENTRY,
                        FileField.CURRENCY,
                        FileField.REFERRED_BY));
        return fields;
    }

    /// Reads all files; once.
    Books read(List<PlainFile> files) {
        for (var file : files) {
            if (!file.has(CUSTOMER)) {
                file.require(CUSTOMER);
            }
            boolean parts = PARTS.keySet().stream().anyMatch(file::has);
            if (!file.has(AMOUNT) && (file.has(QUANTITY) || file.has(UNIT_PRICE))) {
                file.require(QUANTITY, UNIT_PRICE);
            } else if (!file.has(AMOUNT) && !parts) {
                file.require(AMOUNT);
            }
            file.read(this::take);
        }
        return books.build();
    }

    private void take(PlainRow row) {
        var day = row.day(FileField.TIME);
        if (until == null && day != null && day.isAfter(today)) {
            row.file().refuse(row, FileField.TIME, "future");
            return;
        }
        var amount = amount(row);
        var negative = negative(row, amount);
        if (negative != null) {
            row.file().refuse(row, negative, "negative-cost");
            return;
        }
        if (!money.takes(row) || !refers(row) || !seen.isNew(row)) {
            return;
        }
        if (until != null && day != null && day.isAfter(until)) {
            rowsAfter++;
            return;
        }
        book(row, amount);
    }

    private static @Nullable BigDecimal amount(PlainRow row) {
        var amount = row.number(AMOUNT);
        if (amount != null || row.file().has(AMOUNT) || !row.file().has(QUANTITY)) {
            return amount;
        }
        return Objects.requireNonNull(row.number(QUANTITY))
                .multiply(Objects.requireNonNull(row.number(UNIT_PRICE)));
    }

    /// A part under 0 in a row that takes no sale back.
    private static @Nullable FileField negative(PlainRow row, @Nullable BigDecimal amount) {
        boolean takesBack = amount != null && amount.signum() < 0;
        for (var field : PARTS.keySet()) {
            var number = row.number(field);
            if (number != null && number.signum() < 0 && !takesBack) {
                return field;
            }
        }
        return null;
    }

    /// Who referred a customer is said once; rows that say another are set aside.
    private boolean refers(PlainRow row) {
        var referrer = row.word(FileField.REFERRED_BY);
        var customer = row.word(CUSTOMER);
        if (referrer == null || customer == null) {
            return true;
        }
        if (referrer.equals(customer)) {
            row.file().refuse(row, FileField.REFERRED_BY, "refers-itself");
            return false;
        }
        if (!referrer.equals(referrerOf.getOrDefault(customer, referrer))) {
            row.file().refuse(row, FileField.REFERRED_BY, "contradicts");
            return false;
        }
        referrerOf.put(customer, referrer);
        return true;
    }

    private void book(PlainRow row, @Nullable BigDecimal amount) {
        var customer = row.word(CUSTOMER);
        if (amount != null && amount.signum() >= 0) {
            books.book(customer, LedgerPart.SALES, money.minor(amount));
            if (customer != null && amount.signum() > 0) {
                sold.add(customer);
            }
        } else if (amount != null) {
            long returned = money.minor(amount.negate());
            books.book(customer, LedgerPart.RETURNS, returned);
            countOrphan(customer, returned);
        }
        PARTS.forEach((field, part) -> {
            var number = row.number(field);
            if (number != null) {
                books.book(customer, part, money.minor(number));
            }
        });
        if (row.file().has(FileField.COST)
                && row.number(FileField.COST) == null
                && amount != null
                && amount.signum() > 0) {
            missingCosts =
                    new Missing(
                            missingCosts.rows + 1,
                            missingCosts.sales.add(amount),
                            missingCosts.rows == 0 ? row.line() : missingCosts.firstLine);
        }
    }

    private void countOrphan(@Nullable String customer, long returned) {
        if (customer != null && !sold.contains(customer)) {
            returnsBeforeSale++;
            returnedBeforeSale = Math.addExact(returnedBeforeSale, returned);
        }
    }

    BookMoney money() {
        return money;
    }

    Map<String, String> referrerOf() {
        return Map.copyOf(referrerOf);
    }

    Missing missingCosts() {
        return missingCosts;
    }

    Orphans returnsWithoutSale() {
        return new Orphans(returnsBeforeSale, money.amount(returnedBeforeSale));
    }

    long rowsAfter() {
        return rowsAfter;
    }
}
