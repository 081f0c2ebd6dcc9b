package atalaya.server.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which columns say what was sold, when, for how much and in which currency. Mixed into commands
/// on files of sales.
final class SaleColumns {

    @Option(names = "--time", paramLabel = "COLUMN", description = "When.")
    @Nullable String time;

    @Option(
            names = "--quantity",
            paramLabel = "COLUMN",
            description = "How many, where there is no amount.")
    @Nullable String quantity;

    @Option(names = "--unit-price", paramLabel = "COLUMN", description = "For how much each.")
    @Nullable String unitPrice;

    @Option(names = "--product", paramLabel = "COLUMN", description = "What was sold.")
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

    void name(Map<FileField, @Nullable String> named) {
        named.put(FileField.TIME, time);
        named.put(FileField.QUANTITY, quantity);
        named.put(FileField.UNIT_PRICE, unitPrice);
        named.put(FileField.PRODUCT, product);
        named.put(FileField.REFERENCE, reference);
        named.put(FileField.ENTRY, entry);
        named.put(FileField.CURRENCY, currency);
    }
}
