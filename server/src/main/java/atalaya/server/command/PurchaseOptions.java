package atalaya.server.command;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which columns of files of purchases are what, and from which day to look. Mixed into commands.
final class PurchaseOptions {

    @Mixin SaleColumns sale = new SaleColumns();

    @Option(
            names = "--customer",
            paramLabel = "COLUMN",
            description = "Who bought, by header or number.")
    @Nullable String customer;

    @Option(
            names = "--amount",
            paramLabel = "COLUMN",
            description = "For how much; less than 0 is a return.")
    @Nullable String amount;

    @Option(
            names = "--margin",
            paramLabel = "COLUMN",
            description = "What a sale is worth (default: its amount).")
    @Nullable String margin;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Look from the end of this day, such as 2026-01-31 (default: the last).")
    @Nullable LocalDate until;

    Map<FileField, @Nullable String> named() {
        var named = new HashMap<FileField, @Nullable String>();
        named.put(FileField.CUSTOMER, customer);
        named.put(FileField.AMOUNT, amount);
        named.put(FileField.MARGIN, margin);
        sale.name(named);
        return named;
    }

    PurchaseFiles read(List<PlainFile> files) {
        return new PurchaseFiles(
                        new BookMoney(sale.in),
                        until,
                        LocalDate.now(java.time.ZoneId.systemDefault()))
                .read(files);
    }
}
