package atalaya.server.command;

import atalaya.identity.cluster.Agreement;
import atalaya.server.ingest.file.Dialect;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says how right found customers are, against a file of the truth.
@Command(
        name = "evaluate",
        description = "Say how right found customers are.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya evaluate clusters.csv --truth truth.csv",
            "  atalaya evaluate clusters.csv --truth truth.csv.gz --json",
            "  atalaya customer export --members > members.csv; atalaya evaluate members.csv --truth truth.csv"
        })
final class EvaluateCommand implements Callable<Integer> {

    @Mixin Output output = new Output();

    @Parameters(paramLabel = "CLUSTERS", description = "A file of source,record,customer.")
    @Nullable Path clusters;

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "FILE",
            description =
                    "A file of record_id,source,entity_id, or of source,record,customer; source may be missing.")
    @Nullable Path truth;

    /// How files of this kind call the one a record belongs to.
    private static final List<String> GROUP =
            List.of("entity_id", "customer", "entity", "cluster_id", "cluster");

    /// What `--json` prints.
    private record Figures(
            int records,
            double precision,
            double recall,
            double f1,
            double bcubedPrecision,
            double bcubedRecall,
            double bcubedF1) {}

    @Override
    public Integer call() {
        var found = groups(Objects.requireNonNull(clusters));
        var real = groups(Objects.requireNonNull(truth));
        boolean sources = found.sourced && real.sourced;
        Map<String, Integer> truths = real.byKey(sources);
        Map<String, Integer> founds = found.byKey(sources);
        int[] of = new int[truths.size()];
        int[] in = new int[truths.size()];
        int alone = -1;
        int at = 0;
        int known = 0;
        for (var entry : truths.entrySet()) {
            var group = founds.get(entry.getKey());
            known += group == null ? 0 : 1;
            in[at] = group == null ? alone-- : group;
            of[at++] = entry.getValue();
        }
        if (known == 0) {
            throw new AtalayaError(
                            3106, Exit.DATA_REFUSED, "the two files have no record in common")
                    .at(clusters + ", " + truth)
                    .remedy("both need the same source and record ids");
        }
        print(Agreement.of(in, of), truths.size(), truths.size() - known);
        return 0;
    }

    private void print(Agreement agreement, int records, int missing) {
        if (missing > 0) {
            output.say(output.text("command.evaluate.missing", missing));
        }
        if (output.json) {
            output.json(
                    new Figures(
                            records,
                            agreement.precision(),
                            agreement.recall(),
                            agreement.f1(),
                            agreement.bcubedPrecision(),
                            agreement.bcubedRecall(),
                            agreement.bcubedF1()));
            return;
        }
        String row = "%-9s  %.4f     %.4f     %.4f%n";
        output.data()
                .printf(
                        output.spoken(),
                        "%-9s  %-9s  %-9s  %s%n",
                        "",
                        output.text("evaluate.precision"),
                        output.text("evaluate.recall"),
                        "F1");
        output.data()
                .printf(
                        output.spoken(),
                        row,
                        output.text("evaluate.pairwise"),
                        agreement.precision(),
                        agreement.recall(),
                        agreement.f1());
        output.data()
                .printf(
                        output.spoken(),
                        row,
                        "B-cubed",
                        agreement.bcubedPrecision(),
                        agreement.bcubedRecall(),
                        agreement.bcubedF1());
    }

    /// The rows of a file: whose group each record is in.
    private static final class Groups {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<String, Integer> bySourceAndRecord = new HashMap<>();
        private final Map<String, Integer> byRecord = new HashMap<>();
        private boolean sourced;

        void add(String source, String record, String group) {
            int number = numbers.computeIfAbsent(group, _ -> numbers.size());
            bySourceAndRecord.put(source + "\u0000" + record, number);
            byRecord.put(record, number);
        }

        Map<String, Integer> byKey(boolean sources) {
            return sources ? bySourceAndRecord : byRecord;
        }
    }

    private static Groups groups(Path file) {
        var groups = new Groups();
        try (var table = TableReader.open(file, Dialect.FOUND)) {
            int record = column(table, List.of("record", "record_id", "id"));
            int group = column(table, GROUP);
            int source = table.columns().indexOf("source");
            groups.sourced = source >= 0;
            for (var line = table.next(); line != null; line = table.next()) {
                if (line instanceof Row row) {
                    groups.add(
                            source < 0 ? "" : row.cell(source), row.cell(record), row.cell(group));
                }
            }
        }
        return groups;
    }

    private static int column(TableReader table, List<String> names) {
        for (var name : names) {
            int place = table.columns().indexOf(name);
            if (place >= 0) {
                return place;
            }
        }
        throw new AtalayaError(
                        3107,
                        Exit.DATA_REFUSED,
                        "there is no column \"%s\"",
                        String.join("\" or \"", names))
                .at(table.file().toString())
                .remedy("the columns are %s", String.join(",", table.columns()));
    }
}
