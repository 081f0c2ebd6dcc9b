package atalaya.server.command;

import atalaya.insight.value.PurchaseDays;
import atalaya.insight.value.Quintiles;
import atalaya.insight.value.Rfm;
import atalaya.insight.value.RfmSegment;
import atalaya.insight.value.Rhythm;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Scores customers by recency, frequency and worth.
@Command(
        name = "rfm",
        description = {
            "Score customers by when, how often and for how much they bought.",
            "Scores go from 1 to 5; customers with equal values have equal scores."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya insight rfm purchases.csv --out scores.csv",
            "  atalaya insight rfm purchases.csv.gz --until 2026-06-30 --json",
            "  atalaya insight rfm ventas.csv --customer \"Nº socio\" --time Fecha --amount Importe"
        })
final class InsightRfmCommand implements Callable<Integer> {

    private static final List<String> HEADER =
            List.of(
                    "customer",
                    "recency_days",
                    "purchases",
                    "worth",
                    "r",
                    "f",
                    "m",
                    "segment",
                    "last_purchase",
                    "median_gap_days",
                    "expected_next",
                    "preferred_product");

    @Mixin Output output = new Output();
    @Mixin PlainFileOptions files = new PlainFileOptions();
    @Mixin PurchaseOptions options = new PurchaseOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write a line for each customer here.")
    @Nullable Path out;

    /// What `--json` prints.
    ///
    /// @param withoutPurchase customers with nothing but returns, who have no scores
    /// @param cuts the smallest values of the scores 2 to 5; of recency, the largest
    private record Figures(
            LocalDate until,
            @Nullable String currency,
            int customers,
            int withoutPurchase,
            BigDecimal worth,
            Cuts cuts,
            List<Segment> segments,
            PurchaseFiles.Beside beside,
            List<PlainFile.Understood> files) {}

    private record Cuts(
            List<@Nullable Long> recencyDays,
            List<@Nullable Long> purchases,
            List<@Nullable BigDecimal> worth) {}

    private record Segment(
            String segment, String name, int customers, double share, BigDecimal worth) {}

    /// A customer, and the scores where there was a purchase.
    private record Line(
            String customer, PurchaseDays days, Optional<Rfm> rfm, Optional<Rfm.Scores> scores) {

        RfmSegment segment() {
            return scores.map(Rfm.Scores::segment).orElse(RfmSegment.NO_PURCHASE);
        }
    }

    @Override
    public Integer call() {
        var looked = files.look(PurchaseFiles.FIELDS, options.named());
        var read = options.read(looked);
        var understood = PlainFileOptions.tell(output, looked);
        read.beside().tell(output);
        int until = (int) read.until().toEpochDay();
        var measured = new TreeMap<String, Rfm>();
        read.customers()
                .forEach((customer, days) ->
                        Rfm.of(days, until).ifPresent(rfm -> measured.put(customer, rfm)));
        var cuts = Rfm.cuts(measured.values());
        var lines = new ArrayList<Line>();
        read.customers()
                .forEach((customer, days) -> {
                    var rfm = Optional.ofNullable(measured.get(customer));
                    if (days.until(until).lastDay().isPresent()) {
                        lines.add(new Line(customer, days.until(until), rfm, rfm.map(cuts::score)));
                    }
                });
        if (out != null) {
            ResultFiles.table(
                    out,
                    output.data(),
                    HEADER,
                    () -> lines.stream().map(line -> cells(line, read)).iterator());
        }
        print(read, lines, cuts, understood);
        return 0;
    }

    private List<String> cells(Line line, PurchaseFiles read) {
        var rfm = line.rfm();
        var scores = line.scores();
        var last = line.days().lastPurchase();
        var rhythm = Rhythm.of(line.days().gaps());
        return List.of(
                line.customer(),
                rfm.map(found -> String.valueOf(found.recency())).orElse(""),
                rfm.map(found -> String.valueOf(found.purchases())).orElse("0"),
                read.money().amount(line.days().worth()).toPlainString(),
                scores.map(found -> String.valueOf(found.recency())).orElse(""),
                scores.map(found -> String.valueOf(found.frequency())).orElse(""),
                scores.map(found -> String.valueOf(found.worth())).orElse(""),
                word(line.segment()),
                last.isEmpty() ? "" : LocalDate.ofEpochDay(last.getAsInt()).toString(),
                rhythm.map(found -> String.format(Locale.ROOT, "%.1f", found.median())).orElse(""),
                rhythm.map(found ->
                                LocalDate.ofEpochDay(found.expectedNext(last.orElse(0))).toString())
                        .orElse(""),
                read.preferred(line.customer()).orElse(""));
    }

    private void print(
            PurchaseFiles read, List<Line> lines, Rfm.Cuts cuts, List<PlainFile.Understood> files) {
        var money = read.money();
        var segments = segments(lines, money);
        long worth =
                lines.stream().mapToLong(line -> line.days().worth()).reduce(0, Math::addExact);
        if (output.json) {
            output.json(
                    new Figures(
                            read.until(),
                            money.code(),
                            lines.size(),
                            (int) lines.stream().filter(line -> line.rfm().isEmpty()).count(),
                            money.amount(worth),
                            new Cuts(
                                    cuts(cuts.recency()).stream()
                                            .<@Nullable Long>map(cut -> cut == null ? null : -cut)
                                            .toList(),
                                    cuts(cuts.frequency()),
                                    cuts(cuts.worth()).stream()
                                            .<@Nullable BigDecimal>map(
                                                    cut -> cut == null ? null : money.amount(cut))
                                            .toList()),
                            segments,
                            read.beside(),
                            files));
            return;
        }
        output.data()
                .println(output.text("insight.rfm.head", lines.size(), read.until().toString()));
        for (var segment : segments) {
            output.data()
                    .printf(
                            output.spoken(),
                            "%-34s %,9d  %5.1f %%  %,18.2f%n",
                            segment.name(),
                            segment.customers(),
                            100 * segment.share(),
                            segment.worth());
        }
    }

    private static List<@Nullable Long> cuts(Quintiles quintiles) {
        return quintiles.from().stream()
                .<@Nullable Long>map(cut -> cut == Long.MAX_VALUE ? null : cut)
                .toList();
    }

    private List<Segment> segments(List<Line> lines, BookMoney money) {
        var counts = new TreeMap<RfmSegment, long[]>();
        for (var line : lines) {
            var sums = counts.computeIfAbsent(line.segment(), _ -> new long[2]);
            sums[0]++;
            sums[1] = Math.addExact(sums[1], line.days().worth());
        }
        return counts.entrySet().stream()
                .map(entry -> segment(entry, lines.size(), money))
                .toList();
    }

    private Segment segment(Map.Entry<RfmSegment, long[]> entry, int all, BookMoney money) {
        return new Segment(
                word(entry.getKey()),
                output.text("insight.segment." + word(entry.getKey())),
                (int) entry.getValue()[0],
                (double) entry.getValue()[0] / all,
                money.amount(entry.getValue()[1]));
    }

    private static String word(RfmSegment segment) {
        return segment.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
