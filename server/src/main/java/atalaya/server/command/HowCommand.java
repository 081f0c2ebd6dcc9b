package atalaya.server.command;

import atalaya.server.resolve.Explanations;
import atalaya.server.resolve.How;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  atalaya how C-0000-0007 --json"
        })
final class HowCommand implements Callable<Integer> {

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "CUSTOMER", description = "An id, or a record as source:record.")
    String customer = "";

    @Override
    public Integer call() {
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
