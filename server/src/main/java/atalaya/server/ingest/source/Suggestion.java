package atalaya.server.ingest.source;

import atalaya.identity.column.ColumnMeaning;
import atalaya.identity.column.ColumnRecognition;
import atalaya.identity.column.RecognizedColumn;
import atalaya.identity.record.Attribute;
import atalaya.identity.record.DataKind;
import atalaya.server.ingest.file.Dialect;
import atalaya.server.ingest.file.Line;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A first source file for data nobody has described yet: what each column seems to hold, and the
/// share of its values that would be read.
///
/// @param yaml the source file, ready to be edited
/// @param columns what was seen, in the order of the file
/// @param rows in the file
/// @param readable the share of all filled cells that the proposal reads, from 0 to 1
public record Suggestion(String yaml, List<Column> columns, long rows, double readable) {

    private static final int SAMPLE = 2000;
    private static final long SEED = 20261122;
    private static final Set<String> SEGMENT = Set.of("type", "timestamp", "messageId");

    /// One column.
    ///
    /// @param word our word for it, `key` for the id, or null where it would be ignored
    /// @param filled share of rows with a value
    /// @param readable of those, the share that would be read
    public record Column(String name, @Nullable String word, double filled, double readable) {}

    public static Suggestion of(Path file) {
        try (var table = TableReader.open(file, Dialect.FOUND)) {
            var sample = new ArrayList<Row>();
            var random = new Random(SEED);
            long rows = 0;
            var evidence = new LinkedHashMap<String, FormatEvidence>();
            for (@Nullable Line line = table.next(); line != null; line = table.next()) {
                if (line instanceof Row row) {
                    rows++;
                    keep(sample, row, rows, random);
                    evidence(table.columns(), row, evidence);
                }
            }
            var columns = List.copyOf(table.columns());
            if (columns.containsAll(SEGMENT)) {
                return segment(file, columns, rows);
            }
            return of(file, table.dialect(), columns, sample, rows, evidence);
        }
    }

    /// A fair sample of all rows in the memory of [#SAMPLE].
    private static void keep(List<Row> sample, Row row, long rows, Random random) {
        if (sample.size() < SAMPLE) {
            sample.add(row);
        } else {
            long place = random.nextLong(rows);
            if (place < SAMPLE) {
                sample.set((int) place, row);
            }
        }
    }

    private static void evidence(
            List<String> columns, Row row, Map<String, FormatEvidence> evidence) {
        for (int i = 0; i < columns.size(); i++) {
            var cell = row.cell(i);
            if (!cell.isBlank() && cell.length() <= 30) {
                evidence.computeIfAbsent(columns.get(i), _ -> new FormatEvidence()).date(cell);
            }
        }
    }

    private static Suggestion of(
            Path file,
            Dialect dialect,
            List<String> columns,
            List<Row> sample,
            long rows,
            Map<String, FormatEvidence> evidence) {
        var cells =
                sample.stream()
                        .map(row -> {
                            var texts = new ArrayList<String>();
                            for (int i = 0; i < columns.size(); i++) {
                                texts.add(row.cell(i));
                            }
                            return (List<String>) texts;
                        })
                        .toList();
        var recognized = ColumnRecognition.recognize(columns, cells);
        var seen = recognized.stream().map(Suggestion::column).toList();
        var yaml = yaml(file, dialect, recognized, seen, evidence);
        return new Suggestion(yaml, seen, rows, readable(seen));
    }

    private static Column column(RecognizedColumn column) {
        var word =
                switch (column.meaning()) {
                    case ColumnMeaning.Of(var attribute) -> attribute.word();
                    case ColumnMeaning.RecordId _ -> "key";
                    case ColumnMeaning.Type _ -> "records";
                    default -> null;
                };
        return new Column(
                column.header(), word, column.filled(), word == null ? 0 : column.readable());
    }

    private static double readable(List<Column> columns) {
        double filled = columns.stream().mapToDouble(Column::filled).sum();
        double read = columns.stream().mapToDouble(one -> one.filled() * one.readable()).sum();
        return filled == 0 ? 0 : read / filled;
    }

    private static String yaml(
            Path file,
            Dialect dialect,
            List<RecognizedColumn> recognized,
            List<Column> seen,
            Map<String, FormatEvidence> evidence) {
        var name = name(file);
        var kinds = new LinkedHashSet<String>();
        var mapped = new StringBuilder();
        var ignored = new ArrayList<String>();
        String key = null;
        for (int i = 0; i < recognized.size(); i++) {
            var column = seen.get(i);
            switch (recognized.get(i).meaning()) {
                case ColumnMeaning.RecordId _ -> key = column.name();
                case ColumnMeaning.Of(var attribute) -> {
                    kinds.add(SourceFile.word(attribute.kind()));
                    mapped.append(
                            "      %-24s %-40s # %3.0f %% filled, %3.0f %% readable\n"
                                    .formatted(
                                            scalar(column.name()) + ":",
                                            target(column.name(), attribute, evidence),
                                            100 * column.filled(),
                                            100 * column.readable()));
                }
                default -> ignored.add(column.name());
            }
        }
        if (kinds.isEmpty()) {
            kinds.add(SourceFile.word(DataKind.DEMOGRAPHIC));
        }
        var yaml = head(name, kinds);
        yaml.append("  rows:\n    file: ").append(scalar(pattern(file))).append('\n');
        if (dialect.format() == Dialect.Format.JSON_LINES) {
            yaml.append("    format: jsonl\n");
        }
        yaml.append(
                "    rows: whole                  # snapshot when the file is always everything\n");
        yaml.append(
                "    records: person              # or company, or interactions: see docs/sources.md\n");
        yaml.append(
                key == null
                        ? "    # key: COLUMN               # none was recognised: rows are keyed by their content\n"
                        : "    key: %s\n".formatted(scalar(key)));
        if (!mapped.isEmpty()) {
            yaml.append("    columns:\n").append(mapped);
        }
        if (!ignored.isEmpty()) {
            yaml.append("    ignore: ")
                    .append(
                            ignored.stream()
                                    .map(Suggestion::scalar)
                                    .collect(Collectors.joining(", ", "[", "]\n")));
        }
        return yaml.toString();
    }

    /// The word; with the format where the values do not tell it.
    private static String target(
            String column, Attribute attribute, Map<String, FormatEvidence> evidence) {
        var found = evidence.get(column);
        boolean ambiguous =
                ColumnUse.DATES.contains(attribute) && found != null && found.dateOrder().isEmpty();
        return ambiguous
                ? "{ as: %s, format: dd/MM/yyyy }".formatted(attribute.word())
                : attribute.word();
    }

    private static Suggestion segment(Path file, List<String> columns, long rows) {
        var yaml = head(name(file), Set.of("behavioural", "transactional"));
        yaml.append("  events:\n    file: ").append(scalar(pattern(file))).append('\n');
        yaml.append("    format: segment\n");
        yaml.append("    otherEvents: skip            # reject, to see those with other names\n");
        var seen = columns.stream().map(column -> new Column(column, "segment", 1, 1)).toList();
        return new Suggestion(yaml.toString(), seen, rows, 1);
    }

    private static StringBuilder head(String name, Set<String> kinds) {
        return new StringBuilder()
                .append("# yaml-language-server: $schema=docs/schema/source.schema.json\n")
                .append("source: %s\n".formatted(name))
                .append("title: %s\n".formatted(name))
                .append("# owner: who answers for its quality\n")
                .append("kinds: [%s]\n".formatted(String.join(", ", kinds)))
                .append("trust: 50                        # 0 to 100, against other sources\n")
                .append("# freshness: 1 day\n# purpose: why these data may be used\n")
                .append("# country: ES                    # for telephones and documents\n")
                .append("files:\n");
    }

    private static String name(Path file) {
        var bare =
                file.getFileName()
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\..*", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return bare.isEmpty() ? "source" : bare;
    }

    /// The file's name, with `*` for a date or number at its end.
    private static String pattern(Path file) {
        return file.getFileName()
                .toString()
                .replaceFirst("\\.gz$", "")
                .replaceFirst("[0-9][0-9_.-]*(?=\\.[a-z]+$)", "*");
    }

    private static String scalar(String text) {
        return text.matches("[\\p{L}_][\\p{L}\\p{N}_. -]*") && !text.endsWith(" ")
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
