package atalaya.server.command;

import atalaya.server.ingest.Source;
import atalaya.server.ingest.Sources;
import atalaya.server.ingest.source.SourceCheck;
import atalaya.server.ingest.source.SourceFile;
import atalaya.server.ingest.source.Suggestion;
import atalaya.server.store.AtalayaError.Exit;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Where data come from.
@Command(
        name = "source",
        description = "Where data come from, and how their files are read.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  atalaya source suggest customers.csv > crm.yaml",
            "  atalaya source check crm.yaml customers.csv",
            "  atalaya source list"
        },
        subcommands = {
            SourceCommand.SuggestCommand.class,
            SourceCommand.CheckCommand.class,
            SourceCommand.ListCommand.class
        })
final class SourceCommand {

    private SourceCommand() {}

    /// Writes a first source file.
    @Command(
            name = "suggest",
            description = "Propose a source file for a file of data. Needs no store.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya source suggest customers.csv > crm.yaml",
                "  atalaya source suggest events.jsonl.gz",
                "  atalaya source suggest customers.csv --json"
            })
    static final class SuggestCommand implements Callable<Integer> {

        @Mixin Output output = new Output();

        @Parameters(paramLabel = "FILE", description = "CSV, TSV or JSON Lines, also gzipped.")
        Path file = Path.of("");

        @Override
        public Integer call() {
            var suggestion = Suggestion.of(file);
            if (output.json) {
                output.json(suggestion);
            } else {
                output.data().print(suggestion.yaml());
                output.data().flush();
            }
            output.say(
                    output.text(
                            "source.suggested",
                            suggestion.columns().size(),
                            suggestion.rows(),
                            Math.round(100 * suggestion.readable())));
            return 0;
        }
    }

    /// Explains what does not fit.
    @Command(
            name = "check",
            description =
                    "Say what does not fit between a source file and its data. Needs no store.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya source check crm.yaml                 with the data beside it",
                "  atalaya source check crm.yaml customers.csv",
                "  atalaya source check crm.yaml --json"
            })
    static final class CheckCommand implements Callable<Integer> {

        @Mixin Output output = new Output();

        @Parameters(index = "0", paramLabel = "YAML", description = "The source file.")
        Path yaml = Path.of("");

        @Parameters(
                index = "1..*",
                arity = "0..*",
                paramLabel = "FILE",
                description = "Its data (default: those beside it).")
        List<Path> files = List.of();

        @Override
        public Integer call() {
            var source = SourceFile.read(yaml);
            var checks = SourceCheck.of(source, yaml, files);
            if (output.json) {
                output.json(checks);
            } else {
                checks.forEach(this::print);
            }
            if (checks.isEmpty()) {
                output.say(output.text("source.nodata", source.files().size()));
            }
            return checks.stream().allMatch(SourceCheck::fits) ? 0 : Exit.DATA_REFUSED.status();
        }

        private void print(SourceCheck check) {
            output.data()
                    .println(
                            output.text(
                                    check.fits() ? "source.fits" : "source.misfits",
                                    check.path(),
                                    check.file(),
                                    check.rows(),
                                    check.readable()));
            check.problems()
                    .forEach(
                            problem -> output.data().println("  ✗ " + problem.in(output.spoken())));
            check.warnings()
                    .forEach(
                            warning -> output.data().println("  ! " + warning.in(output.spoken())));
            check.formats()
                    .forEach(format -> output.data().println("  · " + format.in(output.spoken())));
        }
    }

    /// The catalogue.
    @Command(
            name = "list",
            description = "Show the catalogue of sources.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya source list",
                "  atalaya source list --json",
                "  atalaya source list --data /var/lib/atalaya"
            })
    static final class ListCommand implements Callable<Integer> {

        @Mixin Listing list = new Listing();

        @Override
        public Integer call() {
            return list.show(
                    rooms ->
                            rooms.get(Sources.class).all().stream()
                                    .filter(source -> !source.internal())
                                    .map(Row::of)
                                    .toList(),
                    this::print);
        }

        private void print(Row source) {
            list.output
                    .data()
                    .printf(
                            "%-16s %-32s %3d  %-24s %s%n",
                            source.source(),
                            source.title(),
                            source.trust(),
                            source.owner() == null
                                    ? list.output.text("source.unowned")
                                    : source.owner(),
                            String.join(",", source.kinds()));
        }
    }

    /// A source as `source list` shows it.
    record Row(
            String source,
            String title,
            @Nullable String owner,
            List<String> kinds,
            int trust,
            @Nullable String freshness,
            @Nullable String purpose,
            @Nullable String country) {

        static Row of(Source source) {
            return new Row(
                    source.name(),
                    source.title(),
                    source.owner(),
                    source.kinds().stream().sorted().map(SourceFile::word).toList(),
                    source.trust(),
                    source.freshness() == null ? null : source.freshness().toString(),
                    source.purpose(),
                    source.country());
        }
    }
}
