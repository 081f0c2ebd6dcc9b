package atalaya.server.command;

import atalaya.server.console.report.MatchingReport;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Finds who is who in files, in memory: reads, learns, resolves, writes.
@Command(
        name = "resolve",
        description = {
            "Find who is who in files.",
            "Columns are recognised; nothing has to be mapped, labelled or tuned."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya resolve people.csv.gz --out clusters.csv --report report.html",
            "  atalaya resolve crm.csv shop.csv --one-to-one --out clusters.csv --pairs pairs.csv",
            "  atalaya resolve people.csv --ask ask.csv        50 pairs to answer in a spreadsheet",
            "  atalaya resolve people.csv --labels ask.csv --out clusters.csv",
            "  atalaya resolve new.csv --model company.json --threshold 0.9"
        })
final class ResolveCommand implements Callable<Integer> {

    @Mixin Output output = new Output();

    @Mixin MatchingOptions matching = new MatchingOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "CSV, TSV or JSON Lines; .gz too.")
    List<Path> files = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write source,record,customer here; else to stdout.")
    @Nullable Path out;

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description = "Write the scored pairs that are not hopeless, with their evidence.")
    @Nullable Path pairs;

    @Option(names = "--save-model", paramLabel = "FILE", description = "Keep the model for later.")
    @Nullable Path saveModel;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write one page of HTML that shows and explains all of it.")
    @Nullable Path report;

    @Option(
            names = "--ask",
            paramLabel = "FILE",
            description = "Write the pairs worth asking a person about, for --labels.")
    @Nullable Path ask;

    @Option(
            names = "--ask-most",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many of them at most (default: ${DEFAULT-VALUE}).")
    int askMost;

    /// What `--json` prints.
    private record Summary(
            int records,
            int customers,
            long candidatePairs,
            long scoredPairs,
            int linkMillibits,
            int labels,
            Map<String, Long> msByPhase,
            List<RecordFile.Understood> files) {}

    @Override
    public Integer call() {
        if (askMost < 1) {
            throw new AtalayaError(1015, Exit.USAGE, "at least one pair must be asked about")
                    .at("--ask-most " + askMost)
                    .remedy("--ask-most 50");
        }
        var written = new LinkedHashMap<String, @Nullable Path>();
        written.put("--out", out);
        written.put("--pairs", pairs);
        written.put("--save-model", saveModel);
        written.put("--ask", ask);
        written.put("--report", report);
        WholeFile.check(written, files);
        var found = FileMatching.of(files, matching, output);
        long start = System.nanoTime();
        write(found);
        found.msByPhase().put("write", (System.nanoTime() - start) / 1_000_000);
        tell(found);
        return 0;
    }

    private void write(FileMatching found) {
        if (saveModel != null) {
            ModelFile.write(found.learned(), saveModel);
        }
        if (pairs != null) {
            ResultFiles.pairs(
                    pairs, found.records(), found.result().pairs(), found.model(), found.hubs());
        }
        if (ask != null) {
            int asked = QuestionFile.write(ask, found, askMost);
            output.say(output.text("command.resolve.asked", asked, ask.toString()));
        }
        if (report != null) {
            var material = found.material(QuestionFile.questions(found, askMost));
            var language = output.spoken().getLanguage();
            WholeFile.write(
                    report,
                    writer -> MatchingReport.write(material, language, Instant.now(), writer));
        }
        if (out != null || !output.json) {
            ResultFiles.clusters(out, output.data(), found.records(), found.result().customers());
        }
    }

    private void tell(FileMatching found) {
        var result = found.result();
        if (output.json) {
            output.json(
                    new Summary(
                            found.records().size(),
                            result.customers().size(),
                            result.candidatePairs(),
                            result.scoredPairs(),
                            found.model().linkMillibits(),
                            found.labels().labels().size(),
                            found.msByPhase(),
                            found.files()));
        }
        long all = found.msByPhase().values().stream().mapToLong(Long::longValue).sum();
        output.done(
                output.text(
                        "command.resolve.done",
                        found.records().size(),
                        result.customers().size(),
                        result.candidatePairs()),
                Duration.ofMillis(all));
    }
}
