package atalaya.server.command;

import atalaya.server.resolve.Explanations;
import atalaya.server.resolve.How;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// How a customer came together.
@Command(
        name = "how",
        description = "Tell how a customer came together, step by step.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya how C-0000-0007",
            "  atalaya how crm:4711",
            "  atalaya how C-0000-0007 --json",
            "  atalaya how 12 --in people.csv.gz"
        })
final class HowCommand implements Callable<Integer> {

    private static final int STRONGEST = 4;

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();
    @Mixin MatchingOptions matching = new MatchingOptions();

    @Option(
            names = "--in",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Look in files, matched as resolve does, instead of the store.")
    List<Path> in = List.of();

    @Parameters(
            paramLabel = "CUSTOMER",
            description = "An id, a record as source:record, or in files a number of --out.")
    String customer = "";

    @Override
    public Integer call() {
        if (!in.isEmpty()) {
            tell(new FileRecords(FileMatching.of(in, matching, output)).how(customer));
            return 0;
        }
        try (var rooms = store.open()) {
            var how = rooms.get(Explanations.class).how(Named.customer(rooms, customer));
            if (output.json) {
                output.json(how.steps().stream().map(Line::of).toList());
            } else {
                how.steps().stream().map(Line::of).forEach(this::print);
            }
        }
        return 0;
    }

    /// One step in files.
    record FileStep(
            String left,
            String right,
            boolean byLabel,
            int leftRecords,
            int rightRecords,
            int millibits,
            double probability,
            List<String> evidence) {

        static FileStep of(FileRecords.Step step) {
            var score = step.verdict().score();
            return new FileStep(
                    step.tie().left(),
                    step.tie().right(),
                    step.tie().byHand(),
                    step.leftRecords(),
                    step.rightRecords(),
                    score.millibits(),
                    score.probability(),
                    score.evidence().stream()
                            .sorted(Comparator.comparingInt(piece -> -Math.abs(piece.millibits())))
                            .limit(STRONGEST)
                            .map(piece ->
                                    String.format(
                                            Locale.ROOT,
                                            "%s %s %+.1f",
                                            piece.comparison(),
                                            piece.level(),
                                            piece.bits()))
                            .toList());
        }
    }

    private void tell(List<FileRecords.Step> steps) {
        var lines = steps.stream().map(FileStep::of).toList();
        if (output.json) {
            output.json(lines);
            return;
        }
        if (lines.isEmpty()) {
            output.data().println(output.text("how.alone"));
        }
        int number = 0;
        for (var line : lines) {
            output.data()
                    .printf(
                            output.spoken(),
                            "%3d  %s = %s  %s  (%s)%n     %s%n",
                            ++number,
                            line.left(),
                            line.right(),
                            line.byLabel()
                                    ? output.text("how.label")
                                    : String.format(
                                            output.spoken(), "%+.1f", line.millibits() / 1000.0),
                            output.text("how.sides", line.leftRecords(), line.rightRecords()),
                            String.join(", ", line.evidence()));
        }
    }

    /// One step.
    record Line(
            String at,
            String kind,
            List<String> customers,
            List<String> records,
            @Nullable String link,
            @Nullable Integer millibits,
            @Nullable Long decision,
            @Nullable String author) {

        static Line of(How.Step step) {
            var link = step.link();
            var decision = step.decision();
            return new Line(
                    step.entry().at().toString(),
                    step.entry().change().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    step.entry().customers().stream().map(Object::toString).toList(),
                    step.records().stream().map(Object::toString).toList(),
                    link == null ? null : link.left() + " = " + link.right(),
                    link == null ? null : link.millibits(),
                    decision == null ? null : decision.number(),
                    decision == null ? null : decision.author());
        }
    }

    private void print(Line line) {
        output.data()
                .printf(
                        "%s  %-9s  %-24s  %s%s%s%n",
                        line.at(),
                        output.text("how." + line.kind()),
                        String.join(" ← ", line.customers()),
                        String.join(", ", line.records()),
                        line.link() == null || line.millibits() == null
                                ? ""
                                : String.format(
                                        output.spoken(),
                                        "  (%s %+.1f)",
                                        line.link(),
                                        line.millibits() / 1000.0),
                        line.decision() == null
                                ? ""
                                : "  "
                                        + output.text(
                                                "how.by",
                                                Long.toString(line.decision()),
                                                String.valueOf(line.author())));
    }
}
