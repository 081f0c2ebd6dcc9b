package atalaya.server.command;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which columns of files of purchases are what, and from which day to look. Mixed into commands.
final class PurchaseOptions {

    @Option(
            names = "--customer",
            paramLabel = "COLUMN",
            description = "Who bought, by header or number.")
    @Nullable String customer;

    @Option(names = "--time", paramLabel = "COLUMN", description = "When.")
    @Nullable String time;

    @Option(
            names = "--amount",
            paramLabel = "COLUMN",
            description = "For how much; less than 0 is a return.")
    @Nullable String amount;

    @Option(
            names = "--quantity",
            paramLabel = "COLUMN",
            description = "How many, where there is no amount.")
    @Nullable String quantity;

    @Option(names = "--unit-price", paramLabel = "COLUMN", description = "For how much each.")
    @Nullable String unitPrice;

    @Option(
            names = "--margin",
            paramLabel = "COLUMN",
            description = "What a sale is worth (default: its amount).")
    @Nullable String margin;

    @Option(names = "--product", paramLabel = "COLUMN", description = "What was bought.")
    @Nullable String product;

    @Option(names = "--reference", paramLabel = "COLUMN", description = "The order or invoice.")
    @Nullable String reference;

    @Option(
            names = "--entry",
            paramLabel = "COLUMN",
            description = "Names each row; a second row of a name does not count.")
    @Nullable String entry;

    @Option(names = "--currency", paramLabel = "COLUMN", description = "The currency of a row.")
    @Nullable String currency;

    @Option(
            names = "--in",
            paramLabel = "CODE",
            description = "The currency to count in (default: that of the first row).")
    @Nullable String in;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Look from the end of this day, such as 2026-01-31 (default: the last).")
    @Nullable LocalDate until;

    Map<FileField, @Nullable String> named() {
        var named = new HashMap<FileField, @Nullable String>();
        named.put(FileField.CUSTOMER, customer);
        named.put(FileField.TIME, time);
        named.put(FileField.AMOUNT, amount);
        named.put(FileField.QUANTITY, quantity);
        named.put(FileField.UNIT_PRICE, unitPrice);
        named.put(FileField.MARGIN, margin);
        named.put(FileField.PRODUCT, product);
        named.put(FileField.REFERENCE, reference);
        named.put(FileField.ENTRY, entry);
        named.put(FileField.CURRENCY, currency);
        return named;
    }

    PurchaseFiles read(List<PlainFile> files) {
        return new PurchaseFiles(
                        new BookMoney(in), until, LocalDate.now(java.time.ZoneId.systemDefault()))
                .read(files);
    }
}
