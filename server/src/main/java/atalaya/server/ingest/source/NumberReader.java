package atalaya.server.ingest.source;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the numbers of one column, all with the same decimal sign.
///
/// Signs of currencies around the number, groups of three, and powers of ten as programs write them
/// (`1.5e-05`), are understood.
///
/// @param decimal `.` or `,`
public record NumberReader(char decimal) {

    /// Programs write powers of ten for tiny rests and round millions; nobody's money has more.
    private static final Pattern POWER = Pattern.compile("([-+]?[0-9.,]+)[eE]([-+]?[0-9]{1,2})");

    /// Digits before the point that a number of this world has: nobody moves a thousand billions.
    private static final int MOST_DIGITS = 15;

    /// The number; null when the text is none, or is larger than anything that is counted.
    public @Nullable BigDecimal read(String text) {
        var bare = bare(text);
        if (bare.isEmpty()) {
            return null;
        }
        boolean power = bare.indexOf('e') > 0 || bare.indexOf('E') > 0;
        var number = power ? timesPower(bare) : plain(bare);
        return number == null || number.precision() - number.scale() > MOST_DIGITS ? null : number;
    }

    private @Nullable BigDecimal timesPower(String bare) {
        var parts = POWER.matcher(bare);
        var number = parts.matches() ? plain(parts.group(1)) : null;
        return number == null ? null : number.scaleByPowerOfTen(Integer.parseInt(parts.group(2)));
    }

    private @Nullable BigDecimal plain(String bare) {
        boolean negative = bare.charAt(0) == '-' || bare.charAt(bare.length() - 1) == '-';
        var digits = new StringBuilder(bare.length() + 1).append(negative ? "-" : "");
        int from = bare.charAt(0) == '-' || bare.charAt(0) == '+' ? 1 : 0;
        int to = bare.charAt(bare.length() - 1) == '-' ? bare.length() - 1 : bare.length();
        int point = bare.indexOf(decimal);
        if (!groups(bare, from, point < 0 ? to : point, digits)) {
            return null;
        }
        if (point >= 0) {
            digits.append('.');
            for (int i = point + 1; i < to; i++) {
                char c = bare.charAt(i);
                if (c < '0' || c > '9') {
                    return null;
                }
                digits.append(c);
            }
            if (point + 1 == to) {
                return null;
            }
        }
        return new BigDecimal(digits.toString());
    }

    /// The whole part: digits alone, or groups of three after the first.
    private boolean groups(String bare, int from, int to, StringBuilder digits) {
        int sinceSign = -1;
        int count = 0;
        for (int i = from; i < to; i++) {
            char c = bare.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
                count++;
                sinceSign = sinceSign < 0 ? -1 : sinceSign + 1;
            } else if (isGrouping(c)
                    && count > 0
                    && (sinceSign < 0 ? count <= 3 : sinceSign == 3)) {
                sinceSign = 0;
            } else {
                return false;
            }
        }
        return count > 0 && (sinceSign < 0 || sinceSign == 3);
    }

    private boolean isGrouping(char c) {
        return c != decimal && (c == '.' || c == ',' || c == '\'' || c == '’' || c == ' ');
    }

    /// Without currencies and blanks around the number; `(12)` is −12.
    static String bare(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isAround(text.charAt(from))) {
            from++;
        }
        while (to > from && isAround(text.charAt(to - 1))) {
            to--;
        }
        var bare = text.substring(from, to).replace('\u00a0', ' ').replace('\u202f', ' ');
        if (bare.startsWith("(") && bare.endsWith(")")) {
            bare = "-" + bare(bare.substring(1, bare.length() - 1));
        }
        return bare.startsWith("- ") ? "-" + bare.substring(2) : bare;
    }

    private static boolean isAround(char c) {
        return Character.isLetter(c)
                || Character.getType(c) == Character.CURRENCY_SYMBOL
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c);
    }
}
