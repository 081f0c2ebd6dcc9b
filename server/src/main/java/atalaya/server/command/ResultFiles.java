package atalaya.server.command;

import atalaya.identity.bulk.BulkResolver.Pair;
import atalaya.identity.match.MatchModel;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Writes what a command found as CSV (RFC 4180), gz where the name says so.
final class ResultFiles {

    private ResultFiles() {}

    /// Writes what a method writes to a file, or to a stream that stays open where there is none.
    @FunctionalInterface
    private interface Content {
        void write(Writer writer) throws IOException;
    }

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

    /// One line for each pair, in the order of the file.
    static void pairs(Path file, List<StandardRecord> records, List<Pair> pairs, MatchModel model) {
        write(
                file,
                OutputStream.nullOutputStream(),
                writer -> {
                    writer.write("source_a,record_a,source_b,record_b,bits,probability,verdict\n");
                    for (var pair : pairs) {
                        double bits = pair.millibits() / 1000.0;
                        writer.write(
                                key(records.get(pair.left()).key())
                                        + ","
                                        + key(records.get(pair.right()).key())
                                        + String.format(
                                                Locale.ROOT,
                                                ",%.3f,%.6f,%s%n",
                                                bits,
                                                1 / (1 + Math.pow(2, -bits)),
                                                verdict(pair, model)));
                    }
                });
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

    private static String verdict(Pair pair, MatchModel model) {
        if (pair.same()) {
            return "same";
        }
        return pair.millibits() >= model.reviewMillibits() ? "unsure" : "different";
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

    private static void write(@Nullable Path file, OutputStream otherwise, Content content) {
        try {
            if (file == null) {
                var writer = new OutputStreamWriter(otherwise, StandardCharsets.UTF_8);
                content.write(writer);
                writer.flush();
                return;
            }
            boolean zipped = file.toString().endsWith(".gz");
            try (var stream = Files.newOutputStream(file);
                    var wrapped = zipped ? new GZIPOutputStream(stream) : stream;
                    var writer =
                            new BufferedWriter(
                                    new OutputStreamWriter(wrapped, StandardCharsets.UTF_8))) {
                content.write(writer);
            }
        } catch (IOException failure) {
            throw file == null
                    ? new UncheckedIOException(failure)
                    : new AtalayaError(3104, Exit.FAILED, "the file cannot be written")
                            .at(file.toString())
                            .because(failure);
        }
    }
}
