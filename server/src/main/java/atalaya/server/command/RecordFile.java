package atalaya.server.command;

import atalaya.identity.column.ColumnMeaning;
import atalaya.identity.column.ColumnProfile;
import atalaya.identity.column.ColumnRecognition;
import atalaya.identity.column.RecognizedColumn;
import atalaya.identity.column.RowReader;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import atalaya.server.ingest.file.Dialect;
import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the records of a file nobody has mapped.
final class RecordFile {

    private static final int SAMPLED_ROWS = 5_000;

    private final Path file;
    private final List<StandardRecord> records;
    private final List<List<String>> sample = new ArrayList<>();
    private final int before;
    private long rows;
    private long flaws;
    private long firstFlawLine;
    private @Nullable RowsAhead reader;
    private List<Column> columns = List.of();
    private List<ColumnProfile> profiles = List.of();

    /// What was understood of a file.
    ///
    /// @param firstFlawLine the first line set aside, counted from 1; 0 where all could be read
    /// @param profiles what the columns hold; not printed, since it quotes values
    record Understood(
            String file,
            int records,
            long flaws,
            long firstFlawLine,
            List<Column> columns,
            @JsonIgnore List<ColumnProfile> profiles) {}

    /// A column and what it was taken for, such as `birthDate`, `other` or `ignored`.
    ///
    /// @param filled the share of rows looked at that have a value, from 0 to 1
    /// @param read of these, the share that could be read as what it was taken for
    record Column(String header, String meaning, double filled, double read) {}

    private RecordFile(Path file, List<StandardRecord> records) {
        this.file = file;
        this.records = records;
        this.before = records.size();
    }

    /// Adds the records of a file to a list, and says what was understood.
    static Understood read(Path file, List<StandardRecord> records) {
        var reading = new RecordFile(file, records);
        try (var table = TableReader.open(file, Dialect.FOUND)) {
            return reading.read(table);
        }
    }

    /// Two records of one name would be one record, so later ones get a number.
    static void nameApart(List<StandardRecord> records) {
        Set<SourceKey> seen = new HashSet<>();
        for (int i = 0; i < records.size(); i++) {
            var record = records.get(i);
            int number = 2;
            var key = record.key();
            while (!seen.add(key)) {
                key = new SourceKey(record.key().source(), record.key().record() + "#" + number++);
            }
            if (!key.equals(record.key())) {
                records.set(i, record.withKey(key));
            }
        }
    }

    private Understood read(TableReader table) {
        for (var line = table.next(); line != null; line = table.next()) {
            switch (line) {
                case Row row -> add(table, row);
                case Flaw flaw -> {
                    flaws++;
                    firstFlawLine = firstFlawLine == 0 ? flaw.line() : firstFlawLine;
                }
            }
        }
        refuseHalfAFile(table);
        var last = reader == null ? recognize(table) : reader;
        last.end();
        if (records.size() == before) {
            throw new AtalayaError(3102, Exit.DATA_REFUSED, "the file has no row that can be read")
                    .at(file.toString())
                    .remedy("a header line, and under it a line for each record");
        }
        return new Understood(
                String.valueOf(file.getFileName()),
                records.size() - before,
                flaws,
                firstFlawLine,
                columns,
                profiles);
    }

    /// Half a file would give customers that look whole.
    private void refuseHalfAFile(TableReader table) {
        if (table.truncated()) {
            throw new AtalayaError(2104, Exit.DATA_REFUSED, "the gz file is cut off")
                    .at(file.toString())
                    .remedy("copy it again; gzip -t says whether it is whole");
        }
        if (flaws > rows + sample.size()) {
            throw new AtalayaError(3112, Exit.DATA_REFUSED, "most lines cannot be read")
                    .at(Phrase.of("%s, first line %d", file, firstFlawLine))
                    .remedy("one separator, one encoding, and quotes that end where they should");
        }
    }

    private void add(TableReader table, Row row) {
        List<String> cells = new ArrayList<>(table.columns().size());
        for (int i = 0; i < table.columns().size(); i++) {
            cells.add(row.cell(i));
        }
        if (reader != null) {
            rows++;
            reader.add(cells);
        } else {
            sample.add(cells);
            if (sample.size() == SAMPLED_ROWS) {
                reader = recognize(table);
            }
        }
    }

    private RowsAhead recognize(TableReader table) {
        var recognized = ColumnRecognition.recognize(table.columns(), sample);
        columns = recognized.stream().map(RecordFile::column).toList();
        profiles = ColumnProfile.of(recognized, sample);
        refuseNothingToCompare();
        var read = new RowReader(recognized, sourceName(), sample);
        var made = new RowsAhead(read, records);
        for (var cells : sample) {
            rows++;
            made.add(cells);
        }
        sample.clear();
        return made;
    }

    private void refuseNothingToCompare() {
        Set<String> useless = Set.of("recordId", "source", "recordType", "ignored");
        if (columns.stream().allMatch(column -> useless.contains(column.meaning()))) {
            throw new AtalayaError(
                            3103,
                            Exit.DATA_REFUSED,
                            "no column of the file tells who a row is about")
                    .at(file.toString())
                    .remedy("a header line such as record_id,nombre,apellido1,email,telefono");
        }
    }

    private String sourceName() {
        return String.valueOf(file.getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceFirst("(\\.(csv|tsv|txt|jsonl|json|gz))+$", "");
    }

    private static Column column(RecognizedColumn column) {
        return new Column(
                column.header(),
                word(column.meaning()),
                Math.round(1_000 * column.filled()) / 1_000.0,
                Math.round(1_000 * column.readable()) / 1_000.0);
    }

    private static String word(ColumnMeaning meaning) {
        return switch (meaning) {
            case ColumnMeaning.Of(var attribute) -> attribute.word();
            case ColumnMeaning.Part(var piece) -> piece.word();
            case ColumnMeaning.Source _ -> "source";
            case ColumnMeaning.RecordId _ -> "recordId";
            case ColumnMeaning.Type _ -> "recordType";
            case ColumnMeaning.Other _ -> "other";
            case ColumnMeaning.Ignored _ -> "ignored";
        };
    }
}
