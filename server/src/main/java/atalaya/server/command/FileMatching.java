package atalaya.server.command;

import atalaya.identity.bulk.BulkResolver;
import atalaya.identity.bulk.People;
import atalaya.identity.cluster.Questions.Question;
import atalaya.identity.learn.Trainer;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import atalaya.identity.standard.StandardRecord;
import atalaya.server.console.report.Material;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Files read, understood, learned from and matched, in memory.
///
/// @param records of all files, in their order
/// @param files what was understood of each
/// @param labels what a person said
/// @param learned the model before any threshold was asked for
/// @param model the one that matched
/// @param msByPhase wall time of each phase, in the order they ran
record FileMatching(
        List<StandardRecord> records,
        List<RecordFile.Understood> files,
        LabelFile.Labels labels,
        MatchModel learned,
        MatchModel model,
        BulkResolver.Result result,
        Map<String, Long> msByPhase) {

    /// Pairs less likely than one in fifty are not kept.
    private static final int PAIRS_FROM_MILLIBITS = -5_600;

    private static final long SEED = 1;

    static FileMatching of(List<Path> files, MatchingOptions options, Output output) {
        options.check();
        var clock = new Phases();
        output.show(output.text("command.resolve.reading"));
        List<StandardRecord> records = new ArrayList<>();
        List<RecordFile.Understood> understood = new ArrayList<>();
        for (var file : files) {
            understood.add(RecordFile.read(file, records));
        }
        RecordFile.nameApart(records);
        output.erase();
        understood.forEach(file -> tell(file, output));
        var labels =
                options.labels == null
                        ? LabelFile.Labels.NONE
                        : LabelFile.read(options.labels, records);
        tell(labels, output);
        clock.end("read");
        output.show(output.text("command.resolve.learning", records.size()));
        var people = People.of(records);
        var unasked =
                options.model == null ? Trainer.learn(people, SEED) : ModelFile.read(options.model);
        var learned = Trainer.corrected(unasked, records, labels.pairs());
        var model = options.withThreshold(learned);
        clock.end("learn");
        output.show(output.text("command.resolve.matching", records.size()));
        var result =
                BulkResolver.resolve(
                        people, model, labels.decisions(), PAIRS_FROM_MILLIBITS, options.rule());
        output.erase();
        clock.ms.putAll(result.msByPhase());
        return new FileMatching(records, understood, labels, learned, model, result, clock.ms);
    }

    /// Identifiers that too many of these records hold to say anything.
    Hubs hubs() {
        return BulkResolver.hubs(records, model.hubLimit());
    }

    /// What a report of it is made of.
    Material material(List<Question> questions) {
        return new Material(
                records,
                files.stream()
                        .map(file ->
                                new Material.ReadFile(
                                        file.file(),
                                        file.records(),
                                        file.flaws(),
                                        file.firstFlawLine(),
                                        file.profiles()))
                        .toList(),
                model,
                result,
                questions);
    }

    private static void tell(RecordFile.Understood file, Output output) {
        output.say(output.text("command.resolve.file", file.file(), file.records()));
        for (var column : file.columns()) {
            output.say("  %-28s %s".formatted(column.header(), column.meaning()));
        }
        if (file.flaws() > 0) {
            output.say(output.text("command.resolve.flaws", file.flaws(), file.firstFlawLine()));
        }
    }

    private static void tell(LabelFile.Labels labels, Output output) {
        if (!labels.labels().isEmpty()) {
            output.say(output.text("command.resolve.labels", labels.labels().size()));
        }
        if (labels.strangers() > 0) {
            output.say(output.text("command.resolve.strangers", labels.strangers()));
        }
    }

    private static final class Phases {
        private final Map<String, Long> ms = new LinkedHashMap<>();
        private long start = System.nanoTime();

        void end(String phase) {
            long now = System.nanoTime();
            ms.put(phase, (now - start) / 1_000_000);
            start = now;
        }
    }
}
