package atalaya.server.command;

import atalaya.insight.value.BuyingFit;
import atalaya.insight.value.BuyingModel;
import atalaya.insight.value.Dropout;
import atalaya.insight.value.LifetimeTotal;
import atalaya.insight.value.LifetimeValue;
import atalaya.insight.value.SpendFit;
import atalaya.insight.value.SpendHistory;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Foretells what customers will buy and bring.
@Command(
        name = "clv",
        description = {
            "Foretell what customers without a contract will buy and bring.",
            "Takes purchases, or a summary of frequency, recency and T for each customer."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya insight clv purchases.csv --until 1997-09-30 --json",
            "  atalaya insight clv summary.csv --model bg --horizon 39 --out values.csv",
            "  atalaya insight clv ventas.csv --customer Socio --time Fecha --margin Margen"
        })
final class InsightClvCommand implements Callable<Integer> {

    private static final List<String> HEADER =
            List.of(
                    "customer",
                    "repeats",
                    "last_weeks",
                    "age_weeks",
                    "alive",
                    "expected_purchases",
                    "expected_worth",
                    "value",
                    "value_low",
                    "value_high");

    private static final int BANDS_FOR_A_TOTAL = 2_000;
    private static final int MEDIANS_FOR_AN_ERROR = 20_000;

    @Mixin Output output = new Output();
    @Mixin PlainFileOptions files = new PlainFileOptions();
    @Mixin PurchaseOptions options = new PurchaseOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write a line for each customer here.")
    @Nullable Path out;

    @Option(
            names = "--model",
            paramLabel = "mbg|bg",
            description =
                    "May leave after any purchase (MBG/NBD, default) or after repeats (BG/NBD).")
    Model model = Model.MBG;

    @Option(
            names = "--horizon",
            paramLabel = "WEEKS",
            description = "How many weeks to look ahead (default: 52).")
    double horizonWeeks = 52;

    @Option(
            names = "--discount",
            paramLabel = "RATE",
            description = "How much less money is worth each year (default: 0.10).")
    double discount = 0.10;

    @Option(
            names = "--unit",
            paramLabel = "weeks|days",
            description = "Of recency and T in a summary (default: weeks).")
    Unit unit = Unit.WEEKS;

    @Option(
            names = "--frequency",
            paramLabel = "COLUMN",
            description = "In a summary: repeat purchases.")
    @Nullable String frequency;

    @Option(
            names = "--recency",
            paramLabel = "COLUMN",
            description = "In a summary: first to last purchase.")
    @Nullable String recency;

    @Option(
            names = "--age",
            paramLabel = "COLUMN",
            description = "In a summary: T, first purchase to now.")
    @Nullable String age;

    @Option(
            names = "--mean-value",
            paramLabel = "COLUMN",
            description = "In a summary: of repeat purchases.")
    @Nullable String meanValue;

    /// The two models by their published names.
    enum Model {
        MBG(Dropout.AFTER_ANY, "MBG/NBD"),
        BG(Dropout.AFTER_REPEATS, "BG/NBD");

        private final Dropout dropout;
        private final String title;

        Model(Dropout dropout, String title) {
            this.dropout = dropout;
            this.title = title;
        }
    }

    enum Unit {
        WEEKS,
        DAYS
    }

    /// What `--json` prints.
    ///
    /// @param fits the chosen model first
    /// @param spend null where fewer than three customers bought again
    /// @param holdout null without purchases after `until`
    private record Figures(
            String model,
            String finding,
            int customers,
            int repeaters,
            @Nullable LocalDate until,
            double horizonWeeks,
            double discount,
            @Nullable String currency,
            List<Fit> fits,
            @Nullable Spend spend,
            LifetimeTotal total,
            @Nullable Holdout holdout,
            double fitMs,
            PurchaseFiles.@Nullable Beside beside,
            List<PlainFile.Understood> files) {}

    /// One model's parameters.
    private record Fit(
            String model,
            Map<String, Double> parameters,
            List<Double> standardErrors,
            double logLikelihood,
            double logLikelihoodWithoutDropout,
            String finding,
            boolean nobodyLeaves) {}

    private record Spend(
            Map<String, Double> parameters,
            List<Double> standardErrors,
            double logLikelihood,
            int customers,
            double frequencyCorrelation,
            String finding) {}

    /// How well the purchases after `until` were foretold.
    ///
    /// @param meanAbsoluteError for each customer, of the median forecast
    /// @param meanAbsoluteErrorOfExpectation of the expectation, which is not made for this measure
    /// @param rootMeanSquaredError of the expectation
    private record Holdout(
            double weeks,
            double meanAbsoluteError,
            double meanAbsoluteErrorOfExpectation,
            double rootMeanSquaredError,
            double predicted,
            long actual) {}

    @Override
    public Integer call() {
        var horizon = horizon();
        var looked = files.look(fields(), named());
        var input = input(looked);
        var understood = PlainFileOptions.tell(output, looked);
        if (input.beside() != null) {
            input.beside().tell(output);
        }
        if (input.customers().isEmpty()) {
            throw new AtalayaError(6006, Exit.DATA_REFUSED, "no customer has a purchase")
                    .at(
                            String.valueOf(files.files.getFirst())
                                    + (options.until == null ? "" : ", --until " + options.until))
                    .remedy("look from a later day, or check which column is the amount");
        }
        long start = System.nanoTime();
        var fit = fit(model, input);
        double fitMs = Math.round((System.nanoTime() - start) / 1e4) / 100.0;
        var spend = spend(input);
        var value =
                new LifetimeValue(
                        fit.model(),
                        spend == null ? null : spend.model(),
                        input.plainWorth(),
                        horizon);
        var valued = valued(input, value);
        var total = LifetimeTotal.of(fit, valued, horizon.weeks());
        if (out != null) {
            write(out, input, valued);
        }
        print(input, fit, spend, total, fitMs, understood);
        return 0;
    }

    /// All customers with their worth. Bands of very many are drawn only where they are written;
    /// the band of the total needs those of some.
    private List<LifetimeTotal.Customer> valued(ClvInput input, LifetimeValue value) {
        var customers = input.customers();
        int every = out == null ? Math.max(1, customers.size() / BANDS_FOR_A_TOTAL) : 1;
        return IntStream.range(0, customers.size())
                .parallel()
                .mapToObj(i -> {
                    var history = customers.get(i).history();
                    var spent = customers.get(i).spent();
                    return new LifetimeTotal.Customer(
                            history,
                            spent,
                            i % every == 0
                                    ? value.of(history, spent)
                                    : value.withoutBand(history, spent));
                })
                .toList();
    }

    private LifetimeValue.Horizon horizon() {
        try {
            return new LifetimeValue.Horizon(horizonWeeks, discount);
        } catch (IllegalArgumentException wrong) {
            throw new AtalayaError(6005, Exit.USAGE, "the horizon or the discount cannot be")
                    .at("--horizon %s --discount %s".formatted(horizonWeeks, discount))
                    .remedy("--horizon 52 --discount 0.10")
                    .because(wrong);
        }
    }

    private static EnumSet<FileField> fields() {
        var fields = EnumSet.copyOf(PurchaseFiles.FIELDS);
        fields.addAll(
                EnumSet.of(
                        FileField.FREQUENCY,
                        FileField.RECENCY,
                        FileField.AGE,
                        FileField.MEAN_VALUE));
        return fields;
    }

    private Map<FileField, @Nullable String> named() {
        var named = options.named();
        named.put(FileField.FREQUENCY, frequency);
        named.put(FileField.RECENCY, recency);
        named.put(FileField.AGE, age);
        named.put(FileField.MEAN_VALUE, meanValue);
        return named;
    }

    private ClvInput input(List<PlainFile> looked) {
        boolean summaries = looked.stream().allMatch(ClvInput::isSummary);
        return summaries
                ? ClvInput.of(looked, unit == Unit.DAYS ? 1 / 7.0 : 1)
                : ClvInput.of(options.read(looked));
    }

    private static BuyingFit fit(Model model, ClvInput input) {
        return BuyingFit.of(
                model.dropout, input.customers().stream().map(ClvInput.Customer::history).toList());
    }

    private static @Nullable SpendFit spend(ClvInput input) {
        List<SpendHistory> spenders =
                input.customers().stream()
                        .map(ClvInput.Customer::spent)
                        .filter(Objects::nonNull)
                        .toList();
        return spenders.size() < 3 ? null : SpendFit.of(spenders);
    }

    private void write(Path file, ClvInput input, List<LifetimeTotal.Customer> valued) {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < valued.size(); i++) {
            var history = valued.get(i).history();
            var worth = valued.get(i).worth();
            rows.add(
                    List.of(
                            input.customers().get(i).key(),
                            String.valueOf(history.repeats()),
                            number(history.lastAt(), 4),
                            number(history.age(), 4),
                            number(worth.alive(), 6),
                            number(worth.purchases(), 6),
                            number(worth.perPurchase(), 4),
                            number(worth.value(), 2),
                            number(worth.low(), 2),
                            number(worth.high(), 2)));
        }
        ResultFiles.table(file, output.data(), HEADER, rows);
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private void print(
            ClvInput input,
            BuyingFit fit,
            @Nullable SpendFit spend,
            LifetimeTotal total,
            double fitMs,
            List<PlainFile.Understood> understood) {
        var holdout = holdout(input, fit.model());
        if (output.json) {
            var other = model == Model.BG ? Model.MBG : Model.BG;
            output.json(
                    new Figures(
                            model.title,
                            word(fit.finding()),
                            fit.customers(),
                            fit.repeaters(),
                            input.until(),
                            horizonWeeks,
                            discount,
                            input.currency(),
                            List.of(figures(model, fit), figures(other, fit(other, input))),
                            spend == null ? null : figures(spend),
                            total,
                            holdout,
                            fitMs,
                            input.beside(),
                            understood));
            return;
        }
        var data = output.data();
        var spoken = output.spoken();
        data.println(
                output.text("insight.clv.head", fit.customers(), fit.repeaters(), model.title));
        figures(model, fit)
                .parameters()
                .forEach((name, parameter) ->
                        data.printf(spoken, "  %-8s %,14.5f%n", name, parameter));
        data.println(output.text("insight.clv.finding." + word(fit.finding())));
        if (spend != null) {
            figures(spend)
                    .parameters()
                    .forEach((name, parameter) ->
                            data.printf(spoken, "  %-8s %,14.5f%n", name, parameter));
            data.println(output.text("insight.clv.spend." + word(spend.finding())));
        }
        data.println(
                total.value() == 0
                        ? output.text(
                                "insight.clv.purchases",
                                horizonWeeks,
                                total.purchases(),
                                total.alive())
                        : output.text(
                                "insight.clv.total",
                                horizonWeeks,
                                total.purchases(),
                                total.value(),
                                total.low(),
                                total.high(),
                                total.alive()));
        if (holdout != null) {
            data.println(
                    output.text(
                            "insight.clv.holdout",
                            holdout.weeks(),
                            holdout.predicted(),
                            holdout.actual(),
                            holdout.meanAbsoluteError()));
        }
    }

    private static Fit figures(Model model, BuyingFit fit) {
        var parameters = new LinkedHashMap<String, Double>();
        parameters.put("r", fit.fitted().r());
        parameters.put("alpha", fit.fitted().alpha());
        parameters.put("a", fit.fitted().a());
        parameters.put("b", fit.fitted().b());
        if (fit.model().nobodyLeaves()) {
            parameters.put("rWithoutDropout", fit.model().r());
            parameters.put("alphaWithoutDropout", fit.model().alpha());
        }
        return new Fit(
                model.title,
                parameters,
                fit.standardErrors(),
                fit.logLikelihood(),
                fit.logLikelihoodWithoutDropout(),
                word(fit.finding()),
                fit.model().nobodyLeaves());
    }

    private static Spend figures(SpendFit fit) {
        var parameters = new LinkedHashMap<String, Double>();
        parameters.put("p", fit.model().p());
        parameters.put("q", fit.model().q());
        parameters.put("gamma", fit.model().gamma());
        return new Spend(
                parameters,
                fit.standardErrors(),
                fit.logLikelihood(),
                fit.customers(),
                fit.frequencyCorrelation(),
                word(fit.finding()));
    }

    private static @Nullable Holdout holdout(ClvInput input, BuyingModel model) {
        if (!(input.holdoutWeeks() > 0)) {
            return null;
        }
        double absolute = 0;
        double squared = 0;
        double predicted = 0;
        long actual = 0;
        for (var customer : input.customers()) {
            double expected = model.expected(customer.history(), input.holdoutWeeks());
            int then = customer.then().orElse(0);
            double error = expected - then;
            absolute += Math.abs(error);
            squared += error * error;
            predicted += expected;
            actual += then;
        }
        int n = input.customers().size();
        return new Holdout(
                input.holdoutWeeks(),
                medianError(input, model),
                absolute / n,
                Math.sqrt(squared / n),
                predicted,
                actual);
    }

    /// Mean absolute error of the median forecast; of very many customers, that of some.
    private static double medianError(ClvInput input, BuyingModel model) {
        var customers = input.customers();
        int every = Math.max(1, customers.size() / MEDIANS_FOR_AN_ERROR);
        int asked = (customers.size() + every - 1) / every;
        long sum =
                IntStream.range(0, asked)
                        .parallel()
                        .mapToObj(i -> customers.get(i * every))
                        .mapToLong(customer ->
                                Math.abs(
                                        model.likely(customer.history(), input.holdoutWeeks())
                                                - customer.then().orElse(0)))
                        .sum();
        return (double) sum / asked;
    }

    private static String word(Enum<?> finding) {
        return finding.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
