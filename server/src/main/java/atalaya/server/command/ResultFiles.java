package atalaya.server.command;

import atalaya.identity.bulk.BulkResolver.Pair;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.Judge;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.Verdict;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Writes what a command found as CSV (RFC 4180), gz where the name says so.
final class ResultFiles {

    private static final int PAIRS_AT_ONCE = 50_000;

    private ResultFiles() {}

    /// One line for each record: `source,record,customer`. Customers are numbered from 1 in the
    /// order of their smallest keys.
    static void clusters(
            @Nullable Path file,
            OutputStream otherwise,
            List<StandardRecord> records,
            List<List<Integer>> customers) {
        write(
                file,
                otherwise,
                writer -> {
                    writer.write("source,record,customer\n");
                    int customer = 0;
                    for (var group : customers) {
                        customer++;
                        for (int place : group) {
                            writer.write(key(records.get(place).key()) + "," + customer + "\n");
                        }
                    }
                });
    }

    /// One line for each pair, in the order of the file, with the evidence its bits are the sum of:
    /// `start -17.2; surname exact +9.1; …`.
    static void pairs(
            Path file,
            List<StandardRecord> records,
            List<Pair> pairs,
            MatchModel model,
            Hubs hubs) {
        WholeFile.write(
                file,
                writer -> {
                    writer.write(
                            "source_a,record_a,source_b,record_b,bits,probability,verdict,evidence\n");
                    for (int from = 0; from < pairs.size(); from += PAIRS_AT_ONCE) {
                        var some =
                                pairs.subList(from, Math.min(pairs.size(), from + PAIRS_AT_ONCE));
                        for (var text : lines(records, some, model, hubs)) {
                            writer.write(text);
                        }
                    }
                });
    }

    private static List<String> lines(
            List<StandardRecord> records, List<Pair> pairs, MatchModel model, Hubs hubs) {
        int parts = Math.clamp(pairs.size() / 500, 1, 64);
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    var judge = new Judge(model);
                    var lines = new StringBuilder();
                    long size = pairs.size();
                    for (var pair :
                            pairs.subList(
                                    (int) (size * part / parts),
                                    (int) (size * (part + 1) / parts))) {
                        var left = records.get(pair.left());
                        var right = records.get(pair.right());
                        lines.append(line(left, right, judge.judge(left, right, hubs)));
                    }
                    return lines.toString();
                })
                .toList();
    }

    private static String line(StandardRecord left, StandardRecord right, Verdict verdict) {
        var score = verdict.score();
        var evidence = new StringBuilder("start ").append(bits(score.priorMillibits()));
        for (var piece : score.evidence()) {
            evidence.append("; ")
                    .append(piece.comparison())
                    .append(' ')
                    .append(piece.level())
                    .append(' ')
                    .append(bits(piece.millibits()));
        }
        return key(left.key())
                + ","
                + key(right.key())
                + String.format(
                        Locale.ROOT,
                        ",%.3f,%.6f,%s,%s\n",
                        score.bits(),
                        score.probability(),
                        word(verdict),
                        quoted(evidence.toString()));
    }

    private static String bits(int millibits) {
        return String.format(Locale.ROOT, "%+.3f", millibits / 1000.0);
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Same _ -> "same";
            case Verdict.Unsure _ -> "unsure";
            case Verdict.Different _ -> "different";
        };
    }

    /// A table of any kind: a header and its rows.
    static void table(
            @Nullable Path file,
            OutputStream otherwise,
            List<String> header,
            Iterable<List<String>> rows) {
        write(
                file,
                otherwise,
                writer -> {
                    writer.write(line(header));
                    for (var row : rows) {
                        writer.write(line(row));
                    }
                });
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ResultFiles::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String key(SourceKey key) {
        return quoted(key.source()) + "," + quoted(key.record());
    }

    private static String quoted(String text) {
        boolean plain =
                text.indexOf(',') < 0
                        && text.indexOf('"') < 0
                        && text.indexOf('\n') < 0
                        && text.indexOf('\r') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void write(
            @Nullable Path file, OutputStream otherwise, WholeFile.Content content) {
        if (file != null) {
            WholeFile.write(file, content);
            return;
        }
        try {
            var writer =
                    new BufferedWriter(new OutputStreamWriter(otherwise, StandardCharsets.UTF_8));
            content.write(writer);
            writer.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
