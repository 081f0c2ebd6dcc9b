package atalaya.server.command;

import atalaya.insight.value.Books;
import atalaya.insight.value.Ledger;
import atalaya.insight.value.LedgerPart;
import atalaya.insight.value.LossDrivers;
import atalaya.insight.value.Referrals;
import atalaya.insight.value.WhaleCurve;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Keeps the profit ledger of each customer and asks who brings the margin and who costs it.
@Command(
        name = "profit",
        description = {
            "Keep a ledger of what each customer brought and cost, to the cent.",
            "Says who brings the margin, who brings others, and who costs more than they bring."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya insight profit ledger.csv --out customers.csv",
            "  atalaya insight profit invoices.csv.gz --quantity Quantity --unit-price UnitPrice --json",
            "  atalaya insight profit ventas.csv --amount Importe --cost Coste --service Servicio --in EUR"
        })
final class InsightProfitCommand implements Callable<Integer> {

    private static final double TOP = 0.2;
    private static final int[] SHOWN_HUNDREDTHS = {1, 5, 10, 20, 30, 50, 80, 100};

    @Mixin Output output = new Output();
    @Mixin PlainFileOptions files = new PlainFileOptions();
    @Mixin SaleColumns sale = new SaleColumns();

    @Option(
            names = "--customer",
            paramLabel = "COLUMN",
            description = "Whose a row is, by header or number.")
    @Nullable String customer;

    @Option(
            names = "--amount",
            paramLabel = "COLUMN",
            description = "Sales; less than 0 is a return.")
    @Nullable String amount;

    @Option(names = "--returns", paramLabel = "COLUMN", description = "What was taken back.")
    @Nullable String returns;

    @Option(names = "--cost", paramLabel = "COLUMN", description = "What the goods cost.")
    @Nullable String cost;

    @Option(
            names = "--discounts",
            paramLabel = "COLUMN",
            description = "Not yet taken from the amount.")
    @Nullable String discounts;

    @Option(names = "--freight", paramLabel = "COLUMN", description = "Sending it.")
    @Nullable String freight;

    @Option(names = "--service", paramLabel = "COLUMN", description = "Calls, chats, visits.")
    @Nullable String service;

    @Option(names = "--returns-handling", paramLabel = "COLUMN", description = "Taking it back.")
    @Nullable String returnsHandling;

    @Option(names = "--acquisition", paramLabel = "COLUMN", description = "Winning the customer.")
    @Nullable String acquisition;

    @Option(
            names = "--referral-credit",
            paramLabel = "COLUMN",
            description = "For customers brought.")
    @Nullable String referralCredit;

    @Option(
            names = "--referred-by",
            paramLabel = "COLUMN",
            description = "The customer who brought this one.")
    @Nullable String referredBy;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Leave out what came after this day.")
    @Nullable LocalDate until;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write a line for each customer here.")
    @Nullable Path out;

    /// What `--json` prints; amounts with their sign in the contribution.
    ///
    /// @param rounding of amounts finer than a minor unit: files = books + rounding
    /// @param reconciles whether customers and unallocated together are the books, part by part
    private record Figures(
            @Nullable String currency,
            int customers,
            Map<String, BigDecimal> books,
            Map<String, BigDecimal> allocated,
            Map<String, BigDecimal> unallocated,
            BigDecimal rounding,
            boolean reconciles,
            @Nullable Double top20Share,
            int peakCustomers,
            @Nullable Double peakShare,
            List<Whale> whale,
            Below belowZero,
            int atZero,
            @Nullable Brought referrals,
            LedgerFiles.Missing missingCosts,
            LedgerFiles.Orphans returnsWithoutSale,
            long rowsAfter,
            List<PlainFile.Understood> files) {}

    private record Whale(
            int customers, double customerShare, BigDecimal contribution, @Nullable Double share) {}

    /// @param topShare of the converted referrals, by the best fifth of the referrers
    private record Brought(
            int referrers, int made, int converted, int topReferrers, @Nullable Double topShare) {

        static @Nullable Brought of(Referrals referrals) {
            return referrals.made() == 0
                    ? null
                    : new Brought(
                            referrals.referrers(),
                            referrals.made(),
                            referrals.converted(),
                            referrals.topReferrers(),
                            share(referrals.topShare()));
        }
    }

    private record Below(int customers, double share, BigDecimal lost, List<Driver> drivers) {}

    /// @param usual what the part is with customers over zero, per unit of gross sales
    /// @param cure the share by which it would have to fall for these customers to break even
    private record Driver(
            String part,
            int customers,
            BigDecimal lost,
            BigDecimal amount,
            double usual,
            double cure) {}

    @Override
    public Integer call() {
        var looked = files.look(LedgerFiles.fields(), named());
        var read =
                new LedgerFiles(
                        new BookMoney(sale.in), until, LocalDate.now(ZoneId.systemDefault()));
        var books = read.read(looked);
        var understood = PlainFileOptions.tell(output, looked);
        if (out != null) {
            write(out, books, read.money());
        }
        var whale =
                WhaleCurve.of(books.customers().values().stream().mapToLong(Ledger::contribution));
        tell(read);
        var figures = figures(read, books, whale, understood);
        if (output.json) {
            output.json(figures);
        } else {
            print(figures);
        }
        return 0;
    }

    private Map<FileField, @Nullable String> named() {
        var named = new HashMap<FileField, @Nullable String>();
        named.put(FileField.CUSTOMER, customer);
        named.put(FileField.AMOUNT, amount);
        named.put(FileField.RETURNS, returns);
        named.put(FileField.COST, cost);
        named.put(FileField.DISCOUNTS, discounts);
        named.put(FileField.FREIGHT, freight);
        named.put(FileField.SERVICE, service);
        named.put(FileField.RETURNS_HANDLING, returnsHandling);
        named.put(FileField.ACQUISITION, acquisition);
        named.put(FileField.REFERRAL_CREDIT, referralCredit);
        named.put(FileField.REFERRED_BY, referredBy);
        sale.name(named);
        return named;
    }

    private void tell(LedgerFiles read) {
        if (read.rowsAfter() > 0) {
            output.say(output.text("insight.after", read.rowsAfter()));
        }
        if (read.missingCosts().rows() > 0) {
            output.say(
                    output.text(
                            "insight.profit.nocost",
                            read.missingCosts().rows(),
                            read.missingCosts().sales().toPlainString(),
                            read.missingCosts().firstLine()));
        }
        if (read.returnsWithoutSale().rows() > 0) {
            output.say(
                    output.text(
                            "insight.profit.orphans",
                            read.returnsWithoutSale().rows(),
                            read.returnsWithoutSale().amount().toPlainString()));
        }
    }

    private Figures figures(
            LedgerFiles read,
            Books books,
            WhaleCurve whale,
            List<PlainFile.Understood> understood) {
        var money = read.money();
        var referrals =
                Referrals.of(
                        read.referrerOf(),
                        books.customers().entrySet().stream()
                                .filter(entry -> entry.getValue().netSales() > 0)
                                .map(Map.Entry::getKey)
                                .toList());
        return new Figures(
                money.code(),
                whale.customers(),
                parts(books.booked(), money),
                parts(books.allocated(), money),
                parts(books.unallocated(), money),
                money.rounding(),
                books.reconciles(),
                share(whale.topShare(TOP)),
                whale.peak().customers(),
                share(whale.peak().share()),
                points(whale, money),
                below(books, whale, money),
                whale.atZero(),
                Brought.of(referrals),
                read.missingCosts(),
                read.returnsWithoutSale(),
                read.rowsAfter(),
                understood);
    }

    private static Map<String, BigDecimal> parts(Ledger ledger, BookMoney money) {
        var parts = new LinkedHashMap<String, BigDecimal>();
        for (var step : ledger.waterfall()) {
            parts.put(word(step.part()), money.amount(step.amount()));
        }
        parts.put("netSales", money.amount(ledger.netSales()));
        parts.put("contribution", money.amount(ledger.contribution()));
        return parts;
    }

    private static List<Whale> points(WhaleCurve whale, BookMoney money) {
        return whale.points().stream()
                .map(point ->
                        new Whale(
                                point.customers(),
                                (double) point.customers() / whale.customers(),
                                money.amount(point.sum()),
                                share(point.share())))
                .toList();
    }

    private static Below below(Books books, WhaleCurve whale, BookMoney money) {
        var drivers =
                LossDrivers.of(books.customers().values()).drivers().stream()
                        .map(driver ->
                                new Driver(
                                        word(driver.part()),
                                        driver.customers(),
                                        money.amount(driver.lost()),
                                        money.amount(driver.amount()),
                                        driver.usual(),
                                        driver.cure()))
                        .toList();
        return new Below(
                whale.below(),
                whale.customers() == 0 ? 0 : (double) whale.below() / whale.customers(),
                money.amount(whale.lost()),
                drivers);
    }

    private void write(Path file, Books books, BookMoney money) {
        var header = new ArrayList<String>(List.of("customer"));
        Stream.of(LedgerPart.values()).map(InsightProfitCommand::column).forEach(header::add);
        header.addAll(List.of("net_sales", "contribution"));
        ResultFiles.table(
                file,
                output.data(),
                header,
                () ->
                        books.customers().entrySet().stream()
                                .map(entry -> cells(entry.getKey(), entry.getValue(), money))
                                .iterator());
    }

    private static List<String> cells(String customer, Ledger ledger, BookMoney money) {
        var cells = new ArrayList<String>(List.of(customer));
        for (var part : LedgerPart.values()) {
            cells.add(money.amount(ledger.signed(part)).toPlainString());
        }
        cells.add(money.amount(ledger.netSales()).toPlainString());
        cells.add(money.amount(ledger.contribution()).toPlainString());
        return cells;
    }

    private void print(Figures figures) {
        var data = output.data();
        var spoken = output.spoken();
        data.printf(
                spoken,
                "%-26s %18s %18s %18s%n",
                figures.currency() == null ? "" : figures.currency(),
                output.text("insight.profit.books"),
                output.text("insight.profit.customers"),
                output.text("insight.profit.unallocated"));
        figures.books().forEach((part, sum) -> printPart(part, sum, figures));
        data.println(
                output.text(
                        figures.reconciles()
                                ? "insight.profit.reconciles"
                                : "insight.profit.differs",
                        figures.rounding().toPlainString()));
        data.println(output.text("insight.profit.whale"));
        for (int hundredths : SHOWN_HUNDREDTHS) {
            figures.whale().stream()
                    .filter(point -> point.customerShare() >= hundredths / 100.0 - 0.005)
                    .findFirst()
                    .ifPresent(point ->
                            data.printf(
                                    spoken,
                                    "  %3d %%  %,9d  %,18.2f  %6.1f %%%n",
                                    hundredths,
                                    point.customers(),
                                    point.contribution(),
                                    100 * Objects.requireNonNullElse(point.share(), 0.0)));
        }
        if (figures.top20Share() != null) {
            data.println(output.text("insight.profit.top", figures.top20Share()));
        }
        if (figures.referrals() != null && figures.referrals().topShare() != null) {
            data.println(
                    output.text(
                            "insight.profit.referrals",
                            figures.referrals().topReferrers(),
                            figures.referrals().referrers(),
                            figures.referrals().topShare(),
                            figures.referrals().converted()));
        }
        var below = figures.belowZero();
        data.println(
                output.text(
                        "insight.profit.below",
                        below.customers(),
                        below.share(),
                        below.lost().toPlainString(),
                        figures.atZero()));
        for (var driver : below.drivers()) {
            data.println(
                    output.text(
                            "insight.profit.driver",
                            output.text("insight.part." + driver.part()),
                            driver.customers(),
                            driver.lost().toPlainString(),
                            driver.cure()));
        }
    }

    /// A part that nobody booked is no news.
    private void printPart(String part, BigDecimal sum, Figures figures) {
        var allocated = figures.allocated().getOrDefault(part, BigDecimal.ZERO);
        var unallocated = figures.unallocated().getOrDefault(part, BigDecimal.ZERO);
        if (sum.signum() != 0 || allocated.signum() != 0 || unallocated.signum() != 0) {
            output.data()
                    .printf(
                            output.spoken(),
                            "%-26s %,18.2f %,18.2f %,18.2f%n",
                            output.text("insight.part." + part),
                            sum,
                            allocated,
                            unallocated);
        }
    }

    /// Such as `returnsHandling`.
    private static String word(LedgerPart part) {
        var words = column(part).split("_");
        return words[0]
                + Stream.of(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    private static String column(LedgerPart part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    /// Null where nothing can be divided by.
    private static @Nullable Double share(double share) {
        return Double.isFinite(share) ? share : null;
    }
}
