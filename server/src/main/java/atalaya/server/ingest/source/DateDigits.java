package atalaya.server.ingest.source;

import atalaya.server.ingest.source.DateReader.Stamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Reads a date number by number, from left to right.
final class DateDigits {

    private final String text;
    private int at;

    DateDigits(String text) {
        this.text = text;
    }

    boolean ended() {
        return at == text.length();
    }

    boolean onlyDigits() {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(i)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// `20260131`, or seconds or milliseconds since 1970.
    @Nullable Stamp counted() {
        return switch (text.length()) {
            case 8 -> {
                int number = Integer.parseInt(text);
                var date = LocalDate.of(number / 10000, number / 100 % 100, number % 100);
                yield new Stamp(date.atStartOfDay(), null, null);
            }
            case 10 -> new Stamp(null, null, Instant.ofEpochSecond(Long.parseLong(text)));
            case 13 -> new Stamp(null, null, Instant.ofEpochMilli(Long.parseLong(text)));
            default -> null;
        };
    }

    /// Three numbers with one sign between them.
    @Nullable LocalDate date(DateOrder order) {
        int firstDigits = digitsAhead(4);
        int first = number(firstDigits);
        char sign = ended() ? ' ' : text.charAt(at);
        if (firstDigits == 0 || "-/.".indexOf(sign) < 0) {
            return null;
        }
        at++;
        int second = number(digitsAhead(2));
        if (second < 0 || ended() || text.charAt(at) != sign) {
            return null;
        }
        at++;
        int lastDigits = digitsAhead(4);
        int last = number(lastDigits);
        if (firstDigits == 4) {
            return lastDigits < 1 || lastDigits > 2 ? null : LocalDate.of(first, second, last);
        }
        if (lastDigits != 4 && lastDigits != 2) {
            return null;
        }
        int year = lastDigits == 4 ? last : last <= 30 ? 2000 + last : 1900 + last;
        return switch (order) {
            case DAY_FIRST -> LocalDate.of(year, second, first);
            case MONTH_FIRST -> LocalDate.of(year, first, second);
            case YEAR_FIRST -> null;
        };
    }

    /// After a blank or `T`: hours and minutes, and what follows them.
    @Nullable LocalTime time() {
        char sign = text.charAt(at);
        if (sign != 'T' && sign != ' ') {
            return null;
        }
        at++;
        int hour = number(digitsAhead(2));
        if (hour < 0 || ended() || text.charAt(at++) != ':') {
            return null;
        }
        int minute = number(digitsAhead(2));
        int second = 0;
        int nano = 0;
        if (minute >= 0 && !ended() && text.charAt(at) == ':') {
            at++;
            second = number(digitsAhead(2));
            if (!ended() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
                at++;
                int digits = digitsAhead(9);
                nano = number(digits);
                for (int i = digits; i < 9; i++) {
                    nano *= 10;
                }
            }
        }
        return minute < 0 || second < 0 || nano < 0
                ? null
                : LocalTime.of(hour, minute, second, nano);
    }

    /// `Z`, `+01`, `+0100`, `+01:00`.
    @Nullable ZoneOffset offset() {
        var rest = text.substring(at).strip();
        at = text.length();
        return ZoneOffset.of(rest.equals("UTC") ? "Z" : rest);
    }

    private int digitsAhead(int most) {
        int count = 0;
        while (count < most && at + count < text.length() && isDigit(at + count)) {
            count++;
        }
        return count;
    }

    /// The number made of the next digits; -1 when there are none.
    private int number(int digits) {
        int number = digits == 0 ? -1 : 0;
        for (int i = 0; i < digits; i++) {
            number = number * 10 + text.charAt(at++) - '0';
        }
        return number;
    }

    private boolean isDigit(int index) {
        char c = text.charAt(index);
        return c >= '0' && c <= '9';
    }
}
