package atalaya.server.ingest.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the dates and times of one column, all of them the same way.
///
/// Years before 1850 and after 2100 do not occur; two digits are 1931 to 2030.
public final class DateReader {

    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2100;

    private final @Nullable DateTimeFormatter pattern;
    private final DateOrder order;
    private final ZoneId zone;

    private DateReader(@Nullable DateTimeFormatter pattern, DateOrder order, ZoneId zone) {
        this.pattern = pattern;
        this.order = order;
        this.zone = zone;
    }

    /// Reads what a pattern such as `dd/MM/yyyy HH:mm` describes, months in the country's words.
    public static DateReader declared(String pattern, ZoneId zone, @Nullable String country) {
        return new DateReader(formatter(pattern, country), DateOrder.YEAR_FIRST, zone);
    }

    /// Reads the usual ways of writing a date, in one order of day and month.
    public static DateReader ordered(DateOrder order, ZoneId zone) {
        return new DateReader(null, order, zone);
    }

    /// Whether a text is a pattern that [#declared] takes.
    public static boolean isPattern(String pattern) {
        try {
            return formatter(pattern, null).toString().contains("Year");
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private static DateTimeFormatter formatter(String pattern, @Nullable String country) {
        var strict = pattern.replace("yyyy", "uuuu");
        var builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        int twoDigits = strict.indexOf("yy");
        if (twoDigits >= 0) {
            builder.appendPattern(strict.substring(0, twoDigits))
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1931)
                    .appendPattern(strict.substring(twoDigits + 2));
        } else {
            builder.appendPattern(strict);
        }
        var locale = country == null ? Locale.ENGLISH : Locale.of("es", country);
        return builder.toFormatter(locale).withResolverStyle(ResolverStyle.STRICT);
    }

    /// The day; null when the text is no possible date.
    public @Nullable LocalDate date(String text) {
        var stamp = stamp(text.strip());
        return stamp == null ? null : stamp.date(zone);
    }

    /// The moment, the start of the day where no time is written; null when it cannot be one.
    public @Nullable Instant instant(String text) {
        var stamp = stamp(text.strip());
        return stamp == null ? null : stamp.instant(zone).truncatedTo(ChronoUnit.MICROS);
    }

    private @Nullable Stamp stamp(String text) {
        try {
            var stamp = pattern == null ? Stamp.parse(text, order) : formatted(pattern, text);
            if (stamp == null) {
                return null;
            }
            int year = stamp.date(zone).getYear();
            return year < FIRST_YEAR || year > LAST_YEAR ? null : stamp;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static Stamp formatted(DateTimeFormatter pattern, String text) {
        TemporalAccessor parsed = pattern.parse(text);
        var date = LocalDate.from(parsed);
        var time = parsed.query(TemporalQueries.localTime());
        var offset = parsed.query(TemporalQueries.offset());
        return new Stamp(LocalDateTime.of(date, time == null ? LocalTime.MIN : time), offset, null);
    }

    /// A date as written: local, with or without an offset, or counted from 1970.
    record Stamp(
            @Nullable LocalDateTime local, @Nullable ZoneOffset offset, @Nullable Instant counted) {

        LocalDate date(ZoneId zone) {
            return local == null ? instant(zone).atZone(zone).toLocalDate() : local.toLocalDate();
        }

        Instant instant(ZoneId zone) {
            if (counted != null || local == null) {
                return counted == null ? Instant.EPOCH : counted;
            }
            return offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
        }

        /// Reads the usual ways of writing dates by hand, since a formatter for each is far slower.
        ///
        /// @throws DateTimeException when the numbers are no date
        static @Nullable Stamp parse(String text, DateOrder order) {
            var digits = new DateDigits(text);
            if (digits.onlyDigits()) {
                return digits.counted();
            }
            var date = digits.date(order);
            if (date == null) {
                return null;
            }
            if (digits.ended()) {
                return new Stamp(date.atStartOfDay(), null, null);
            }
            var time = digits.time();
            if (time == null) {
                return null;
            }
            var offset = digits.ended() ? null : digits.offset();
            return digits.ended() ? new Stamp(date.atTime(time), offset, null) : null;
        }
    }
}
