package atalaya.server.command;

import atalaya.insight.value.SevenMeasures;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The seven measures of each customer, from interactions of any kind.
@Command(
        name = "measures",
        description = {
            "The seven measures of each customer, from a file of interactions.",
            "Revenue, preferred products, frequency, sales cycle, perceived service, time with service,"
                    + " social opinion."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya insight measures events.csv --out measures.csv",
            "  atalaya insight measures orders.csv calls.csv.gz --until 2026-06-30 --json",
            "  atalaya insight measures eventos.csv --type Evento --seconds Segundos"
        })
final class InsightMeasuresCommand implements Callable<Integer> {

    private static final List<String> HEADER =
            List.of(
                    "customer",
                    "revenue",
                    "preferred_products",
                    "median_gap_days",
                    "sales_cycle_days",
                    "perceived_service",
                    "service_contacts",
                    "service_minutes",
                    "social_opinion",
                    "opinions");

    @Mixin Output output = new Output();
    @Mixin PlainFileOptions files = new PlainFileOptions();

    @Option(names = "--customer", paramLabel = "COLUMN", description = "Who, by header or number.")
    @Nullable String customer;

    @Option(names = "--time", paramLabel = "COLUMN", description = "When.")
    @Nullable String time;

    @Option(
            names = "--type",
            paramLabel = "COLUMN",
            description = "What happened, in words of the vocabulary.")
    @Nullable String type;

    @Option(names = "--amount", paramLabel = "COLUMN", description = "Of an order or a refund.")
    @Nullable String amount;

    @Option(names = "--product", paramLabel = "COLUMN", description = "Which product it is about.")
    @Nullable String product;

    @Option(
            names = "--outcome",
            paramLabel = "COLUMN",
            description = "From -10 to 10 (default: of the type).")
    @Nullable String outcome;

    @Option(names = "--seconds", paramLabel = "COLUMN", description = "How long a contact took.")
    @Nullable String seconds;

    @Option(
            names = "--polarity",
            paramLabel = "COLUMN",
            description = "Of an opinion, from -1 to 1.")
    @Nullable String polarity;

    @Option(names = "--entry", paramLabel = "COLUMN", description = "Names each row.")
    @Nullable String entry;

    @Option(names = "--currency", paramLabel = "COLUMN", description = "The currency of a row.")
    @Nullable String currency;

    @Option(names = "--in", paramLabel = "CODE", description = "The currency to count in.")
    @Nullable String in;

    @Option(names = "--until", paramLabel = "DATE", description = "Look from the end of this day.")
    @Nullable LocalDate until;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write a line for each customer here.")
    @Nullable Path out;

    /// What `--json` prints: sums, and medians over the customers who have the measure.
    private record Figures(
            LocalDate until,
            int customers,
            @Nullable String currency,
            BigDecimal revenue,
            @Nullable Double medianGapDays,
            @Nullable Double medianSalesCycleDays,
            @Nullable Double medianPerceivedService,
            long serviceContacts,
            long serviceMinutes,
            @Nullable Double medianSocialOpinion,
            long rowsOfNobody,
            List<PlainFile.Understood> files) {}

    @Override
    public Integer call() {
        var looked = files.look(EventFiles.FIELDS, named());
        var money = new BookMoney(in);
        var read = new EventFiles(money, until, LocalDate.now(ZoneId.systemDefault()));
        var parts = read.read(looked);
        var understood = PlainFileOptions.tell(output, looked);
        var measures = new TreeMap<String, SevenMeasures>();
        int day = (int) read.until().toEpochDay();
        parts.forEach((key, part) -> measures.put(key, SevenMeasures.of(part, day)));
        if (out != null) {
            write(out, measures, money);
        }
        print(figures(read, measures, money, understood));
        return 0;
    }

    private Map<FileField, @Nullable String> named() {
        var named = new HashMap<FileField, @Nullable String>();
        named.put(FileField.CUSTOMER, customer);
        named.put(FileField.TIME, time);
        named.put(FileField.TYPE, type);
        named.put(FileField.AMOUNT, amount);
        named.put(FileField.PRODUCT, product);
        named.put(FileField.OUTCOME, outcome);
        named.put(FileField.SECONDS, seconds);
        named.put(FileField.POLARITY, polarity);
        named.put(FileField.ENTRY, entry);
        named.put(FileField.CURRENCY, currency);
        return named;
    }

    private void write(Path file, SortedMap<String, SevenMeasures> measures, BookMoney money) {
        ResultFiles.table(
                file,
                output.data(),
                HEADER,
                () ->
                        measures.entrySet().stream()
                                .map(entry -> cells(entry.getKey(), entry.getValue(), money))
                                .iterator());
    }

    private static List<String> cells(String customer, SevenMeasures measures, BookMoney money) {
        return List.of(
                customer,
                money.amount(measures.revenue()).toPlainString(),
                String.join("; ", measures.preferredProducts()),
                number(measures.frequency() == null ? null : measures.frequency().median(), 1),
                number(measures.salesCycleDays(), 1),
                number(measures.perceivedService(), 2),
                String.valueOf(measures.serviceContacts()),
                String.valueOf(measures.serviceMinutes()),
                number(measures.socialOpinion(), 3),
                String.valueOf(measures.opinions()));
    }

    private static String number(@Nullable Double value, int decimals) {
        return value == null ? "" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static Figures figures(
            EventFiles read,
            SortedMap<String, SevenMeasures> measures,
            BookMoney money,
            List<PlainFile.Understood> understood) {
        var all = List.copyOf(measures.values());
        return new Figures(
                read.until(),
                all.size(),
                money.code(),
                money.amount(
                        all.stream().mapToLong(SevenMeasures::revenue).reduce(0, Math::addExact)),
                median(all, one -> one.frequency() == null ? null : one.frequency().median()),
                median(all, SevenMeasures::salesCycleDays),
                median(all, SevenMeasures::perceivedService),
                all.stream().mapToLong(SevenMeasures::serviceContacts).sum(),
                all.stream().mapToLong(SevenMeasures::serviceMinutes).sum(),
                median(all, SevenMeasures::socialOpinion),
                read.rowsOfNobody(),
                understood);
    }

    private static @Nullable Double median(
            List<SevenMeasures> all, Function<SevenMeasures, @Nullable Double> measure) {
        double[] values =
                all.stream()
                        .map(measure)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
        int n = values.length;
        return n == 0 ? null : (values[(n - 1) / 2] + values[n / 2]) / 2;
    }

    private void print(Figures figures) {
        if (output.json) {
            output.json(figures);
            return;
        }
        var data = output.data();
        data.println(
                output.text(
                        "insight.measures.head", figures.customers(), figures.until().toString()));
        line("revenue", figures.revenue().toPlainString());
        line("frequency", number(figures.medianGapDays(), 1));
        line("cycle", number(figures.medianSalesCycleDays(), 1));
        line("perceived", number(figures.medianPerceivedService(), 2));
        line("minutes", String.valueOf(figures.serviceMinutes()));
        line("opinion", number(figures.medianSocialOpinion(), 3));
    }

    private void line(String measure, String value) {
        output.data()
                .printf(
                        "  %-44s %s%n",
                        output.text("insight.measures." + measure), value.isEmpty() ? "–" : value);
    }
}
