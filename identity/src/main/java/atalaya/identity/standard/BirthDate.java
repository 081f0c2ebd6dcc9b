package atalaya.identity.standard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A date of birth as far as a source knows it; parts may be missing or impossible.
///
/// An impossible day or month (1845-01-81) is kept, because it is a mistyped possible one and its
/// digits still say much.
///
/// @param year four digits, or 0 when unknown
/// @param month 1 to 12 when possible, 0 when unknown
/// @param day 1 to 31 when possible, 0 when unknown
public record BirthDate(int year, int month, int day) {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})(?:[T ].*)?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})");
    private static final Pattern WORDS = Pattern.compile("[a-z]+|\\d+");
    private static final Map<String, Integer> MONTHS =
            Map.ofEntries(
                    Map.entry("ene", 1),
                    Map.entry("jan", 1),
                    Map.entry("feb", 2),
                    Map.entry("fev", 2),
                    Map.entry("mar", 3),
                    Map.entry("abr", 4),
                    Map.entry("apr", 4),
                    Map.entry("may", 5),
                    Map.entry("mai", 5),
                    Map.entry("jun", 6),
                    Map.entry("jul", 7),
                    Map.entry("ago", 8),
                    Map.entry("aug", 8),
                    Map.entry("sep", 9),
                    Map.entry("set", 9),
                    Map.entry("oct", 10),
                    Map.entry("out", 10),
                    Map.entry("nov", 11),
                    Map.entry("dic", 12),
                    Map.entry("dec", 12),
                    Map.entry("dez", 12));

    /// The order of day and month in a column's figures, decided once for the column.
    public enum Order {
        DAY_FIRST,
        MONTH_FIRST
    }

    public static Optional<BirthDate> parse(String typed) {
        return parse(typed, Order.DAY_FIRST);
    }

    /// Reads a date as people and systems write it.
    ///
    /// @param order which of the first two figures is the day where the year comes last; a figure
    ///   over 12 corrects it
    public static Optional<BirthDate> parse(String typed, Order order) {
        String text = typed.strip();
        if (isUsual(text)) {
            return of(figures(text, 0, 4), figures(text, 5, 7), figures(text, 8, 10));
        }
        var first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return of(number(first.group(1)), number(first.group(2)), number(first.group(3)));
        }
        var last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            return ordered(
                    number(last.group(1)), number(last.group(2)), year(last.group(3)), order);
        }
        String digits = Text.digits(text);
        if (digits.length() == text.length()) {
            return ofDigits(digits, order);
        }
        return ofWords(Text.fold(text));
    }

    /// `YYYY-MM-DD`, as most systems write it.
    private static boolean isUsual(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (i != 4 && i != 7 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return false;
            }
        }
        return true;
    }

    private static int figures(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /// The date as `YYYYMMDD`, unknown parts as zeros.
    public String digits() {
        int number = year * 10_000 + month * 100 + day;
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, 8 - digits.length())) + digits;
    }

    public boolean complete() {
        return year > 0 && month > 0 && day > 0;
    }

    /// Whether the calendar has such a day.
    public boolean possible() {
        return month <= 12
                && day <= 31
                && (day <= 30 || !List.of(4, 6, 9, 11).contains(month))
                && (month != 2 || day <= 29);
    }

    /// `YYYY-MM-DD`, or as much of it as is known.
    public String text() {
        String text = padded(year, 4);
        if (month > 0) {
            text += "-" + padded(month, 2) + (day > 0 ? "-" + padded(day, 2) : "");
        }
        return text;
    }

    private static String padded(int number, int figures) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, figures - text.length())) + text;
    }

    private static Optional<BirthDate> of(int year, int month, int day) {
        return year == 0 && month == 0 && day == 0
                ? Optional.empty()
                : Optional.of(new BirthDate(year, month, day));
    }

    private static Optional<BirthDate> ordered(int first, int second, int year, Order order) {
        boolean dayFirst = first > 12 || (second <= 12 && order == Order.DAY_FIRST);
        return dayFirst ? of(year, second, first) : of(year, first, second);
    }

    private static Optional<BirthDate> ofDigits(String digits, Order order) {
        return switch (digits.length()) {
            case 4 -> plausible(number(digits)) ? of(number(digits), 0, 0) : Optional.empty();
            case 6 -> of(number(digits.substring(0, 4)), number(digits.substring(4)), 0);
            case 7, 8 -> ofEight(digits, order);
            default -> Optional.empty();
        };
    }

    /// Year first where that gives a plausible year, else year last; a lost digit is lost at the
    /// end.
    private static Optional<BirthDate> ofEight(String digits, Order order) {
        if (plausible(number(digits.substring(0, 4))) || digits.length() < 8) {
            return of(
                    number(digits.substring(0, 4)),
                    number(digits.substring(4, 6)),
                    number(digits.substring(6)));
        }
        if (!plausible(number(digits.substring(4)))) {
            return of(
                    number(digits.substring(0, 4)),
                    number(digits.substring(4, 6)),
                    number(digits.substring(6)));
        }
        return ordered(
                number(digits.substring(0, 2)),
                number(digits.substring(2, 4)),
                number(digits.substring(4)),
                order);
    }

    private static boolean plausible(int year) {
        return year >= 1400 && year <= 2100;
    }

    private static Optional<BirthDate> ofWords(String text) {
        int month = 0;
        int day = 0;
        int year = 0;
        var words = WORDS.matcher(text);
        while (words.find()) {
            String word = words.group();
            if (Character.isLetter(word.charAt(0))) {
                month =
                        word.length() < 3
                                ? month
                                : MONTHS.getOrDefault(word.substring(0, 3), month);
            } else if (word.length() == 4) {
                year = number(word);
            } else if (word.length() <= 2 && day == 0) {
                day = number(word);
            } else if (word.length() == 2) {
                year = year(word);
            }
        }
        return month == 0 ? Optional.empty() : of(year, month, day);
    }

    /// Two figures mean the hundred years up to 2029.
    private static int year(String figures) {
        int year = number(figures);
        if (figures.length() > 2) {
            return year;
        }
        return year < 30 ? 2000 + year : 1900 + year;
    }

    private static int number(String figures) {
        return figures.isEmpty() ? 0 : Integer.parseInt(figures);
    }
}
