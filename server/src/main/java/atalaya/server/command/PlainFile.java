package atalaya.server.command;

import atalaya.server.ingest.file.Dialect;
import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.file.Flaw.Reason;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import atalaya.server.ingest.source.DateReader;
import atalaya.server.ingest.source.FormatEvidence;
import atalaya.server.ingest.source.Nearest;
import atalaya.server.ingest.source.NumberReader;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A file that nobody has mapped, read for the few fields an insight command needs.
///
/// It is read twice: once to learn its columns and how they write dates and numbers, which must not
/// change from row to row, and once for its rows. A row with a cell that cannot be read is set
/// aside whole and counted under its reason with the first line where that happened; nothing is
/// dropped in silence.
///
/// ```java
/// var file = PlainFile.look(path, EnumSet.of(CUSTOMER, AMOUNT), Map.of(AMOUNT, "spend"), writing);
/// file.require(CUSTOMER, AMOUNT);
/// file.read(row -> use(row.word(CUSTOMER), row.number(AMOUNT)));
/// PlainFileOptions.tell(output, List.of(file));
/// ```
final class PlainFile {

    private final Path path;
    private final Writing writing;
    private final Dialect dialect;
    private final List<String> columns;
    private final Map<FileField, String> used;
    private final Map<FileField, DateReader> dates = new EnumMap<>(FileField.class);
    private final Map<FileField, NumberReader> numbers = new EnumMap<>(FileField.class);
    private final Set<FileField> required = EnumSet.noneOf(FileField.class);
    private final Map<String, Counted> flaws = new LinkedHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private long rows;
    private long setAside;

    /// How a file writes its values, where the person says it.
    ///
    /// @param dates a pattern such as `dd/MM/yyyy`, or null to find the order of day and month
    /// @param decimal `.` or `,`, or null to find it
    /// @param separator between cells, a blank for any number of blanks, or null to find it
    record Writing(
            @Nullable String dates, @Nullable Character decimal, @Nullable Character separator) {

        static final Writing FOUND = new Writing(null, null, null);
    }

    /// What was understood of a file.
    ///
    /// @param rows those that were used
    /// @param setAside those that were not, each for one of the flaws
    /// @param columns the header of each field that was read
    record Understood(
            String file,
            long rows,
            long setAside,
            Map<String, String> columns,
            List<Counted> flaws) {}

    /// Rows set aside for one reason.
    ///
    /// @param column the column at fault, or null when whole lines are
    /// @param firstLine counted from 1, header included
    record Counted(String reason, @Nullable String column, long rows, long firstLine) {

        Counted more() {
            return new Counted(reason, column, rows + 1, firstLine);
        }
    }

    private PlainFile(
            Path path,
            Writing writing,
            Dialect dialect,
            List<String> columns,
            Map<FileField, String> used) {
        this.path = path;
        this.writing = writing;
        this.dialect = dialect;
        this.columns = columns;
        this.used = used;
    }

    /// Reads a file once to learn which columns it has and how they are written.
    ///
    /// @param wanted the fields to look for
    /// @param named the columns of fields as a person gave them, by header or by number from 1
    /// @throws AtalayaError when there is no such file or column, or when dates or numbers of a
    ///   column can be read in two ways
    static PlainFile look(
            Path path, Set<FileField> wanted, Map<FileField, String> named, Writing writing) {
        var dialect = PlainFileShape.dialect(path, writing.separator());
        try (var table = TableReader.open(path, dialect)) {
            var shape = PlainFileShape.of(table);
            var used = new EnumMap<FileField, String>(FileField.class);
            for (var field : wanted) {
                var column = named.get(field);
                if (column != null) {
                    used.put(field, named(shape.columns(), field, column, path));
                } else {
                    shape.find(field).ifPresent(found -> used.put(field, found));
                }
            }
            var file = new PlainFile(path, writing, dialect, shape.columns(), used);
            file.decideFormats();
            return file;
        }
    }

    private static String named(List<String> columns, FileField field, String column, Path path) {
        if (columns.contains(column)) {
            return column;
        }
        var bare = FileField.bare(column);
        for (var header : columns) {
            if (!bare.isEmpty() && FileField.bare(header).equals(bare)) {
                return header;
            }
        }
        if (column.matches("[1-9][0-9]{0,3}") && Integer.parseInt(column) <= columns.size()) {
            return columns.get(Integer.parseInt(column) - 1);
        }
        throw new AtalayaError(3107, Exit.DATA_REFUSED, "there is no column \"%s\"", column)
                .at(path + ", " + field.flag())
                .remedy(Nearest.advice(column, columns));
    }

    private void decideFormats() {
        var evidence = evidence();
        used.forEach((field, column) -> {
            var found = evidence.getOrDefault(field, new FormatEvidence());
            switch (field.kind()) {
                case WORD -> {}
                case TIME -> dates.put(field, dateReader(column, found));
                case NUMBER -> numbers.put(field, numberReader(column, found));
            }
        });
    }

    private Map<FileField, FormatEvidence> evidence() {
        var evidence = new EnumMap<FileField, FormatEvidence>(FileField.class);
        try (var table = open()) {
            for (var line = table.next(); line != null; line = table.next()) {
                if (line instanceof Row row) {
                    used.forEach((field, column) -> {
                        var cell = cell(table, row, column);
                        if (!cell.isEmpty() && field.kind() != FileField.Kind.WORD) {
                            count(
                                    evidence.computeIfAbsent(field, _ -> new FormatEvidence()),
                                    field,
                                    cell);
                        }
                    });
                }
            }
        }
        return evidence;
    }

    private static void count(FormatEvidence evidence, FileField field, String cell) {
        if (field.kind() == FileField.Kind.TIME) {
            evidence.date(cell);
        } else {
            evidence.number(cell);
        }
    }

    private DateReader dateReader(String column, FormatEvidence evidence) {
        if (writing.dates() != null) {
            return DateReader.declared(writing.dates(), ZoneOffset.UTC, null);
        }
        var order =
                evidence.dateOrder()
                        .orElseThrow(() ->
                                twoWays(
                                        Phrase.of(
                                                "the dates of column \"%s\" can be read in two ways",
                                                column),
                                        Phrase.of("--date-format dd/MM/yyyy")));
        return DateReader.ordered(order, ZoneOffset.UTC);
    }

    private NumberReader numberReader(String column, FormatEvidence evidence) {
        if (writing.decimal() != null) {
            return new NumberReader(writing.decimal());
        }
        return new NumberReader(
                evidence.decimalSign()
                        .orElseThrow(() ->
                                twoWays(
                                        Phrase.of(
                                                "the numbers of column \"%s\" can be read in two ways",
                                                column),
                                        Phrase.of("--decimal ,"))));
    }

    private AtalayaError twoWays(Phrase what, Phrase remedy) {
        return new AtalayaError(2109, Exit.CONFIGURATION, what).at(path.toString()).remedy(remedy);
    }

    Path path() {
        return path;
    }

    List<String> columns() {
        return columns;
    }

    boolean has(FileField field) {
        return used.containsKey(field);
    }

    /// Rows where one of these is empty are set aside.
    ///
    /// @throws AtalayaError when the file has no column for one of them
    PlainFile require(FileField... fields) {
        for (var field : fields) {
            if (!has(field)) {
                throw new AtalayaError(6001, Exit.DATA_REFUSED, "no column is the %s", field.word())
                        .at(path.toString())
                        .remedy(
                                "%s COLUMN; the columns are %s",
                                field.flag(), String.join(", ", columns));
            }
            required.add(field);
        }
        return this;
    }

    /// Hands over the rows that can be read, in the order of the file.
    void read(Consumer<PlainRow> use) {
        try (var table = open()) {
            for (var line = table.next(); line != null; line = table.next()) {
                switch (line) {
                    case Flaw flaw -> setAside(flaw.line(), flaw.column(), flaw.reason());
                    case Row row -> read(table, row, use);
                }
            }
        }
    }

    private void read(TableReader table, Row row, Consumer<PlainRow> use) {
        var values = new EnumMap<FileField, Object>(FileField.class);
        for (var entry : used.entrySet()) {
            var field = entry.getKey();
            var cell = cell(table, row, entry.getValue());
            if (cell.isEmpty()) {
                if (required.contains(field)) {
                    setAside(row.line(), entry.getValue(), Reason.MISSING_VALUE);
                    return;
                }
                continue;
            }
            var value = value(field, cell);
            if (value == null) {
                setAside(
                        row.line(),
                        entry.getValue(),
                        field.kind() == FileField.Kind.TIME ? Reason.BAD_DATE : Reason.BAD_NUMBER);
                return;
            }
            values.put(field, value);
        }
        rows++;
        use.accept(new PlainRow(this, row, values));
    }

    private @Nullable Object value(FileField field, String cell) {
        return switch (field.kind()) {
            case WORD -> cell;
            case TIME -> PlainRow.Moment.read(Objects.requireNonNull(dates.get(field)), cell);
            case NUMBER -> Objects.requireNonNull(numbers.get(field)).read(cell);
        };
    }

    private TableReader open() {
        return TableReader.open(path, dialect);
    }

    private String cell(TableReader table, Row row, String column) {
        int place = places.computeIfAbsent(column, table.columns()::indexOf);
        return place < 0 ? "" : row.cell(place).strip();
    }

    /// Takes back a row that [#read] handed over, for a reason that only the command can see.
    ///
    /// Its word must stand in the bundles as `import.reason.…`.
    void refuse(PlainRow row, FileField field, Reason reason) {
        refuse(row, field, reason.word());
    }

    /// The same, for a reason that no reader has.
    void refuse(PlainRow row, FileField field, String reason) {
        rows--;
        setAside(row.line(), used.get(field), reason);
    }

    private void setAside(long line, @Nullable String column, Reason reason) {
        setAside(line, column, reason.word());
    }

    private void setAside(long line, @Nullable String column, String reason) {
        setAside++;
        flaws.merge(
                reason + '\0' + column,
                new Counted(reason, column, 1, line),
                (known, _) -> known.more());
    }

    /// What was read, and what was not; complete after [#read].
    Understood understood() {
        var fields = new LinkedHashMap<String, String>();
        used.forEach((field, column) -> fields.put(field.word(), column));
        var counted = new ArrayList<>(flaws.values());
        counted.sort(Comparator.comparingLong(Counted::firstLine));
        return new Understood(
                String.valueOf(path.getFileName()), rows, setAside, fields, List.copyOf(counted));
    }
}
