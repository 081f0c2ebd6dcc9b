package atalaya.server.ingest.source;

import java.util.Optional;

/// What the values of one column tell about how it writes dates and numbers.
///
/// A date with a number over 12 tells which is the day; a number with both signs, or with one that
/// is not followed by three digits, tells which is the decimal sign. The side that nearly all
/// values take wins; the few others are then flaws.
public final class FormatEvidence {

    /// At most this share may speak against a decision.
    private static final double TOLERATED = 0.05;

    private long dayFirst;
    private long monthFirst;
    private long eitherOrder;
    private long yearFirst;
    private long comma;
    private long point;
    private long eitherSign;

    /// Counts a cell of a column of dates.
    public void date(String cell) {
        var text = cell.strip();
        if (text.length() < 6) {
            return;
        }
        var day = parses(text, DateOrder.DAY_FIRST);
        var month = parses(text, DateOrder.MONTH_FIRST);
        if (parses(text, DateOrder.YEAR_FIRST)) {
            yearFirst++;
        } else if (day && month) {
            eitherOrder++;
        } else if (day) {
            dayFirst++;
        } else if (month) {
            monthFirst++;
        }
    }

    private static boolean parses(String text, DateOrder order) {
        try {
            return DateReader.Stamp.parse(text, order) != null;
        } catch (java.time.DateTimeException impossible) {
            return false;
        }
    }

    /// Counts a cell of a column of numbers.
    public void number(String cell) {
        var text = NumberReader.bare(cell);
        int lastComma = text.lastIndexOf(',');
        int lastPoint = text.lastIndexOf('.');
        if (lastComma >= 0 && lastPoint >= 0) {
            count(lastComma > lastPoint);
        } else if (lastComma >= 0 || lastPoint >= 0) {
            int sign = Math.max(lastComma, lastPoint);
            boolean isComma = lastComma >= 0;
            boolean repeated = text.indexOf(text.charAt(sign)) != sign;
            int digitsAfter = text.length() - sign - 1;
            boolean maybeGroup = digitsAfter == 3 && sign <= 4 && !text.startsWith("0");
            if (repeated) {
                count(!isComma);
            } else if (maybeGroup) {
                eitherSign++;
            } else {
                count(isComma);
            }
        }
    }

    private void count(boolean commaIsDecimal) {
        if (commaIsDecimal) {
            comma++;
        } else {
            point++;
        }
    }

    /// The order of dates; empty when the values do not tell.
    public Optional<DateOrder> dateOrder() {
        if (dayFirst + monthFirst + eitherOrder == 0) {
            return Optional.of(DateOrder.YEAR_FIRST);
        }
        if (outweighs(dayFirst, monthFirst)) {
            return Optional.of(DateOrder.DAY_FIRST);
        }
        return outweighs(monthFirst, dayFirst)
                ? Optional.of(DateOrder.MONTH_FIRST)
                : Optional.empty();
    }

    /// The decimal sign; empty when the values do not tell.
    public Optional<Character> decimalSign() {
        if (comma + point + eitherSign == 0) {
            return Optional.of('.');
        }
        if (outweighs(comma, point)) {
            return Optional.of(',');
        }
        return outweighs(point, comma) ? Optional.of('.') : Optional.empty();
    }

    private static boolean outweighs(long side, long other) {
        return side > 0 && other <= TOLERATED * side;
    }
}
