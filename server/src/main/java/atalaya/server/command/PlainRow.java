package atalaya.server.command;

import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.source.DateReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One row of a [PlainFile] whose fields could all be read.
final class PlainRow {

    private final PlainFile file;
    private final Row row;
    private final Map<FileField, Object> values;

    PlainRow(PlainFile file, Row row, Map<FileField, Object> values) {
        this.file = file;
        this.row = row;
        this.values = values;
    }

    /// A moment as it is written: its day is the one in the file, whatever the zone.
    record Moment(LocalDate day, Instant at) {

        static @Nullable Moment read(DateReader reader, String cell) {
            var day = reader.date(cell);
            var at = reader.instant(cell);
            return day == null || at == null ? null : new Moment(day, at);
        }
    }

    /// Where the row begins, counted from 1, header included.
    long line() {
        return row.line();
    }

    PlainFile file() {
        return file;
    }

    /// The cell of any column, in the order of [PlainFile#columns].
    String cell(int column) {
        return row.cell(column).strip();
    }

    /// The text of a field; null when it is empty or has no column.
    @Nullable String word(FileField field) {
        return values.get(field) instanceof String text ? text : null;
    }

    @Nullable BigDecimal number(FileField field) {
        return values.get(field) instanceof BigDecimal number ? number : null;
    }

    /// The day of a field; null when it is empty or has no column.
    @Nullable LocalDate day(FileField field) {
        return values.get(field) instanceof Moment moment ? moment.day() : null;
    }

    /// The moment of a field, UTC where the file says no zone; the start of the day where it says
    /// no time.
    @Nullable Instant at(FileField field) {
        return values.get(field) instanceof Moment moment ? moment.at() : null;
    }

    /// The text of a required field.
    String required(FileField field) {
        return Objects.requireNonNull(word(field));
    }
}
