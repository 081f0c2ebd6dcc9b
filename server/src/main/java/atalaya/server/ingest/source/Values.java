package atalaya.server.ingest.source;

import atalaya.server.ingest.file.Flaw.Reason;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import atalaya.server.ingest.source.FileRule.Amount;
import atalaya.server.ingest.source.FileRule.Moment;
import atalaya.server.ingest.source.FileRule.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The typed values of a row: words, dates, amounts, each column read one way.
final class Values {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SourceFile source;
    private final FileRule rule;
    private final Formats formats;
    private final Cells cells;
    private final Map<String, DateReader> dates = new HashMap<>();
    private final Map<Character, NumberReader> numbers = new HashMap<>();

    Values(SourceFile source, FileRule rule, Formats formats, TableReader table) {
        this.source = source;
        this.rule = rule;
        this.formats = formats;
        this.cells = new Cells(table, table.columns());
        this.table = table;
    }

    private final TableReader table;

    List<String> columns() {
        return table.columns();
    }

    String cell(Row row, String column) {
        return cells.get(row, column);
    }

    /// The cell's parts: of a JSON array, or where it is split.
    List<String> parts(Row row, String column, @Nullable String split) {
        var cell = cell(row, column);
        if (cell.isEmpty()) {
            return List.of();
        }
        if (row.json() != null && cell.startsWith("[")) {
            var parts = new ArrayList<String>();
            JSON.readTree(cell).forEach(item -> parts.add(item.asString("").strip()));
            return parts.stream().filter(part -> !part.isEmpty()).toList();
        }
        if (split == null || !cell.contains(split)) {
            return List.of(cell);
        }
        var parts = new ArrayList<String>();
        for (var part : cell.split(java.util.regex.Pattern.quote(split))) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /// Our word for this row; null when its column is empty. Ends the reading when the column holds
    /// something unknown.
    @Nullable String word(@Nullable Choice choice, Row row, Reading reading) {
        return switch (choice) {
            case null -> null;
            case Choice.Fixed(var word) -> word;
            case Choice.FromColumn found -> {
                var cell = cell(row, found.column());
                if (cell.isEmpty() && found.otherwise() == null) {
                    yield null;
                }
                var word = found.word(cell);
                if (word == null) {
                    throw reading.reject(
                            found.column(),
                            Reason.UNKNOWN_VALUE,
                            "a value that the source file does not list");
                }
                if (word.equals(Choice.FromColumn.SKIP)) {
                    throw reading.skip();
                }
                yield word;
            }
        };
    }

    @Nullable String word(@Nullable Word word, Row row) {
        if (word == null) {
            return null;
        }
        if (word.column() == null) {
            return word.always();
        }
        var cell = cell(row, word.column());
        return cell.isEmpty() ? null : cell;
    }

    private DateReader reader(String column, @Nullable String format) {
        return dates.computeIfAbsent(
                column + '\0' + format,
                _ -> {
                    var pattern = format != null ? format : rule.dates();
                    return pattern != null
                            ? DateReader.declared(pattern, source.zone(), source.country())
                            : DateReader.ordered(
                                    formats.dates().getOrDefault(column, DateOrder.YEAR_FIRST),
                                    source.zone());
                });
    }

    /// The day in a cell; null when it cannot be one.
    @Nullable LocalDate date(String cell, String column, @Nullable String format) {
        return reader(column, format).date(cell);
    }

    @Nullable Instant instant(String cell, Moment moment) {
        return reader(moment.column(), moment.format()).instant(cell);
    }

    /// A moment that is not worth the row: set aside when it cannot be read.
    @Nullable Instant optionalInstant(@Nullable Moment moment, Row row, Reading reading) {
        var cell = moment == null ? "" : cell(row, moment.column());
        if (moment == null || cell.isEmpty()) {
            return null;
        }
        var instant = instant(cell, moment);
        if (instant == null) {
            reading.setAside(moment.column(), Reason.BAD_DATE, "not a possible date");
        }
        return instant;
    }

    private NumberReader number(String column, @Nullable Character declared) {
        char sign =
                declared != null
                        ? declared
                        : rule.decimal() != null
                                ? rule.decimal()
                                : formats.decimals().getOrDefault(column, '.');
        return numbers.computeIfAbsent(sign, NumberReader::new);
    }

    @Nullable BigDecimal number(String cell, String column, @Nullable Character declared) {
        return number(column, declared).read(cell);
    }

    /// Money to the minor units of its currency; null when the cell is empty.
    ///
    /// @param worthTheRow whether an unreadable amount rejects the row, or is set aside alone
    @Nullable BigDecimal money(
            @Nullable Amount amount,
            @Nullable String currency,
            Row row,
            Reading reading,
            boolean worthTheRow) {
        var cell = amount == null ? "" : cell(row, amount.column());
        if (amount == null || cell.isEmpty()) {
            return null;
        }
        var number = number(cell, amount.column(), amount.decimal());
        if (number == null) {
            return flawed(amount, Reason.BAD_NUMBER, "not a number", reading, worthTheRow);
        }
        var money = money(number, currency);
        return money != null
                ? money
                : flawed(
                        amount,
                        Reason.BAD_MONEY,
                        "more decimals than %s has".formatted(currency),
                        reading,
                        worthTheRow);
    }

    private static @Nullable BigDecimal flawed(
            Amount amount, Reason reason, String detail, Reading reading, boolean worthTheRow) {
        if (worthTheRow) {
            throw reading.reject(amount.column(), reason, detail);
        }
        reading.setAside(amount.column(), reason, detail);
        return null;
    }

    /// Null when the number has more decimals than the currency. Such a cent part that is not zero
    /// cannot be money that moved.
    static @Nullable BigDecimal money(BigDecimal number, @Nullable String currency) {
        if (currency == null) {
            return number;
        }
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        try {
            return number.setScale(digits, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException finer) {
            return null;
        }
    }
}
