package atalaya.insight.risk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a column writes its amounts, decided once for the column: `1234.5`, `1.234,5`, or a date,
/// which counts as days.
public enum NumberForm {
    /// 1234.5, also 1,234.5.
    POINT,
    /// 1234,5, also 1.234,5.
    COMMA,
    /// 2026-11-25, time of day ignored.
    YEAR_FIRST,
    /// 25/11/2026, 25-11-2026 or 25.11.2026.
    DAY_FIRST,
    /// 11/25/2026.
    MONTH_FIRST;

    private static final Set<String> NOTHING =
            Set.of("", "na", "n/a", "nan", "null", "none", "-", "?", "nd", "n/d");
    private static final Pattern POINTED =
            Pattern.compile("[-+]?(\\d+|\\d{1,3}(,\\d{3})+)?(\\.\\d*)?([eE][-+]?\\d+)?");
    private static final Pattern COMMAED =
            Pattern.compile("[-+]?(\\d+|\\d{1,3}(\\.\\d{3})+)?(,\\d*)?");
    private static final Pattern ISO_DATE =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})([T ].*)?");
    private static final Pattern OTHER_DATE =
            Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})([T ].*)?");

    /// Whether a cell says nothing: empty, `NA`, `null`, `?` and the like.
    public static boolean missing(String cell) {
        return NOTHING.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    /// The form that reads all that is not missing, all but one in a hundred; empty where the
    /// column holds words, or nothing.
    public static Optional<NumberForm> of(Collection<String> cells) {
        List<String> said = cells.stream().filter(cell -> !missing(cell)).toList();
        if (said.isEmpty()) {
            return Optional.empty();
        }
        for (var form : values()) {
            long read = said.stream().filter(cell -> Double.isFinite(form.read(cell))).count();
            if (read >= Math.ceil(.99 * said.size())) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /// Whether amounts of this form are days of the calendar.
    public boolean isDate() {
        return this != POINT && this != COMMA;
    }

    /// The amount, in days since 1970 for a date; not a number where the cell does not hold one.
    public double read(String cell) {
        var text = cell.strip();
        return switch (this) {
            case POINT -> number(POINTED, text, ",", "");
            case COMMA -> number(COMMAED, text, ".", "");
            case YEAR_FIRST -> date(ISO_DATE, text, 1, 2, 3);
            case DAY_FIRST -> date(OTHER_DATE, text, 3, 2, 1);
            case MONTH_FIRST -> date(OTHER_DATE, text, 3, 1, 2);
        };
    }

    /// An amount of this form for people: a short number, or a date.
    public String words(double amount) {
        if (isDate()) {
            return LocalDate.ofEpochDay((long) Math.floor(amount)).toString();
        }
        var text = String.format(Locale.ROOT, Math.abs(amount) >= 1000 ? "%.0f" : "%.4g", amount);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    private static double number(Pattern form, String text, String group, String nothing) {
        var bare = text.replaceAll("^[$€£]\\s*|\\s*[%€$£]$", "");
        if (bare.isEmpty()
                || !form.matcher(bare).matches()
                || bare.chars().noneMatch(Character::isDigit)) {
            return Double.NaN;
        }
        return Double.parseDouble(bare.replace(group, nothing).replace(',', '.'));
    }

    private static double date(Pattern form, String text, int year, int month, int day) {
        Matcher parts = form.matcher(text);
        if (!parts.matches()) {
            return Double.NaN;
        }
        try {
            return LocalDate.of(part(parts, year), part(parts, month), part(parts, day))
                    .toEpochDay();
        } catch (DateTimeException impossible) {
            return Double.NaN; // the 31st of February is no date
        }
    }

    private static int part(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
