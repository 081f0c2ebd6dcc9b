package atalaya.server.command;

import atalaya.identity.bulk.BulkResolver;
import atalaya.identity.learn.Trainer;
import atalaya.identity.match.MatchModel;
import atalaya.identity.standard.StandardRecord;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
            "  atalaya resolve people.csv.gz --out clusters.csv",
            "  atalaya resolve crm.csv shop.csv --out clusters.csv --pairs pairs.csv",
            "  atalaya resolve new.csv --model company.json --threshold 0.9"
        })
final class ResolveCommand implements Callable<Integer> {

    /// Pairs less likely than one in fifty are not written.
    private static final int PAIRS_FROM_MILLIBITS = -5_600;

    private static final long SEED = 1;

    @Mixin Output output = new Output();

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
            description =
                    "Write the scored pairs that are not hopeless, with bits and probability.")
    @Nullable Path pairs;

    @Option(names = "--model", paramLabel = "FILE", description = "Use this model; learn nothing.")
    @Nullable Path model;

    @Option(names = "--save-model", paramLabel = "FILE", description = "Keep the model for later.")
    @Nullable Path saveModel;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description = "Join from this probability on, between 0 and 1 (default: the model's).")
    @Nullable Double threshold;

    /// What `--json` prints.
    private record Summary(
            int records,
            int customers,
            long candidatePairs,
            long scoredPairs,
            Map<String, Long> msByPhase,
            List<RecordFile.Understood> files) {}

    @Override
    public Integer call() {
        long start = System.nanoTime();
        List<StandardRecord> records = new ArrayList<>();
        List<RecordFile.Understood> understood = new ArrayList<>();
        for (var file : files) {
            understood.add(RecordFile.read(file, records));
        }
        RecordFile.nameApart(records);
        understood.forEach(this::tell);
        var ms = new LinkedHashMap<String, Long>();
        start = phase(ms, "read", start);
        var used = modelFor(records);
        start = phase(ms, "learn", start);
        var result = BulkResolver.resolve(records, used, List.of(), PAIRS_FROM_MILLIBITS);
        ms.putAll(result.msByPhase());
        start = System.nanoTime();
        write(records, result, used);
        phase(ms, "write", start);
        tell(records, result, ms, understood);
        return 0;
    }

    private static long phase(Map<String, Long> ms, String name, long start) {
        long now = System.nanoTime();
        ms.put(name, (now - start) / 1_000_000);
        return now;
    }

    private MatchModel modelFor(List<StandardRecord> records) {
        var known = model == null ? Trainer.learn(records, SEED) : ModelFile.read(model);
        if (saveModel != null) {
            ModelFile.write(known, saveModel);
        }
        if (threshold == null) {
            return known;
        }
        if (threshold <= 0 || threshold >= 1) {
            throw new AtalayaError(3101, Exit.USAGE, "a threshold is a probability between 0 and 1")
                    .at("--threshold " + threshold)
                    .remedy("--threshold 0.9");
        }
        return known.withThreshold(
                (int) Math.round(1000 * Math.log(threshold / (1 - threshold)) / Math.log(2)));
    }

    private void write(List<StandardRecord> records, BulkResolver.Result result, MatchModel used) {
        if (out != null || !output.json) {
            ResultFiles.clusters(out, output.data(), records, result.customers());
        }
        if (pairs != null) {
            ResultFiles.pairs(pairs, records, result.pairs(), used);
        }
    }

    private void tell(RecordFile.Understood file) {
        output.say(output.text("command.resolve.file", file.file(), file.records()));
        for (var column : file.columns()) {
            output.say("  %-28s %s".formatted(column.header(), column.meaning()));
        }
        if (file.flaws() > 0) {
            output.say(output.text("command.resolve.flaws", file.flaws(), file.firstFlawLine()));
        }
    }

    private void tell(
            List<StandardRecord> records,
            BulkResolver.Result result,
            Map<String, Long> ms,
            List<RecordFile.Understood> understood) {
        if (output.json) {
            output.json(
                    new Summary(
                            records.size(),
                            result.customers().size(),
                            result.candidatePairs(),
                            result.scoredPairs(),
                            ms,
                            understood));
        }
        long all = ms.values().stream().mapToLong(Long::longValue).sum();
        output.done(
                output.text(
                        "command.resolve.done",
                        records.size(),
                        result.customers().size(),
                        result.candidatePairs()),
                Duration.ofMillis(all));
    }
}
