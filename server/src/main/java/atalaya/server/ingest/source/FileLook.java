package atalaya.server.ingest.source;

import atalaya.server.ingest.file.Dialect;
import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.file.Line;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A first look at a whole file before its rows are taken in: its columns, how often each is
/// filled, and how it writes dates and numbers.
///
/// @param lines rows and flaws
/// @param filled rows in which each column holds something
/// @param formats decided where the source file leaves them open
/// @param truncated whether the file is cut off
public record FileLook(
        long lines,
        List<String> columns,
        Map<String, Long> filled,
        Formats formats,
        boolean truncated) {

    /// Reads a file to its end.
    ///
    /// @param known formats decided by an earlier import
    /// @throws AtalayaError when a column is not said in the source file, is missing in the file,
    ///   or can be read in two ways
    public static FileLook of(Path file, FileRule rule, Formats known) {
        try (var table = TableReader.open(file, rule.dialect())) {
            var use = ColumnUse.of(rule);
            if (rule.content() instanceof FileRule.Segment) {
                return events(table, known);
            }
            boolean fixed = table.dialect().format() == Dialect.Format.TABLE;
            if (fixed) {
                use.check(rule, table.columns(), file, true);
            }
            var look = read(table, use, known);
            if (!fixed) {
                use.check(rule, look.columns, file, false);
            }
            return look;
        }
    }

    /// Of events only their number matters beforehand: what they hold is the same everywhere.
    private static FileLook events(TableReader table, Formats known) {
        long lines = 0;
        while (table.skip()) {
            lines++;
        }
        return new FileLook(lines, List.of(), Map.of(), known, table.truncated());
    }

    private static FileLook read(TableReader table, ColumnUse use, Formats known) {
        var counts = new ArrayList<long[]>();
        var evidence = new LinkedHashMap<String, FormatEvidence>();
        long lines = 0;
        var dates = new Cells(table, use.openDates(known));
        var numbers = new Cells(table, use.openNumbers(known));
        for (@Nullable Line line = table.next(); line != null; line = table.next()) {
            lines++;
            switch (line) {
                case Flaw _ -> {}
                case Row row -> {
                    count(row, table.columns().size(), counts);
                    dates.forEach(row, (column, cell) -> evidence(evidence, column).date(cell));
                    numbers.forEach(row, (column, cell) -> evidence(evidence, column).number(cell));
                }
            }
        }
        var columns = List.copyOf(table.columns());
        var filled = new LinkedHashMap<String, Long>();
        for (int i = 0; i < columns.size(); i++) {
            filled.put(columns.get(i), i < counts.size() ? counts.get(i)[0] : 0L);
        }
        boolean json = table.dialect().format() == Dialect.Format.JSON_LINES;
        var formats = decide(evidence, use, known, json, table.file());
        return new FileLook(lines, columns, filled, formats, table.truncated());
    }

    private static FormatEvidence evidence(Map<String, FormatEvidence> all, String column) {
        return all.computeIfAbsent(column, _ -> new FormatEvidence());
    }

    private static void count(Row row, int columns, List<long[]> counts) {
        while (counts.size() < columns) {
            counts.add(new long[1]);
        }
        for (int i = 0; i < columns; i++) {
            if (!row.cell(i).isEmpty()) {
                counts.get(i)[0]++;
            }
        }
    }

    private static Formats decide(
            Map<String, FormatEvidence> evidence,
            ColumnUse use,
            Formats known,
            boolean json,
            Path file) {
        var dates = new LinkedHashMap<String, DateOrder>();
        for (var column : use.openDates(known)) {
            var found = evidence.getOrDefault(column, new FormatEvidence()).dateOrder();
            dates.put(column, found.orElseThrow(() -> ambiguousDates(column, file)));
        }
        var decimals = new LinkedHashMap<String, Character>();
        for (var column : use.openNumbers(known)) {
            var found = evidence.getOrDefault(column, new FormatEvidence()).decimalSign();
            // JSON numbers have a point by themselves.
            decimals.put(
                    column,
                    json
                            ? found.orElse('.')
                            : found.orElseThrow(() -> ambiguousSign(column, file)));
        }
        return new Formats(dates, decimals).or(known);
    }

    private static AtalayaError ambiguousDates(String column, Path file) {
        return new AtalayaError(
                        2109,
                        Exit.CONFIGURATION,
                        "the dates of column \"%s\" can be read in two ways",
                        column)
                .at(file.toString())
                .remedy("declare them: %s: { …, format: dd/MM/yyyy }", column);
    }

    private static AtalayaError ambiguousSign(String column, Path file) {
        return new AtalayaError(
                        2109,
                        Exit.CONFIGURATION,
                        "the numbers of column \"%s\" can be read in two ways",
                        column)
                .at(file.toString())
                .remedy("declare them: %s: { …, decimal: \",\" }", column);
    }
}
