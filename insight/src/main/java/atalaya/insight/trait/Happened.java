package atalaya.insight.trait;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An interaction of a customer, as traits look at it.
///
/// @param position its place in the log, which tells two of one moment apart
/// @param type such as `Order Completed`
/// @param outcome from −10 to 10, or null
/// @param properties whatever else its source said: texts, numbers, booleans, lists and maps
public record Happened(
        long position,
        Instant at,
        String type,
        String source,
        @Nullable String channel,
        @Nullable String department,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String reference,
        @Nullable BigDecimal outcome,
        Map<String, Object> properties) {

    /// Its day in UTC, counted from 1970-01-01.
    public int day() {
        return Math.toIntExact(at.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay());
    }
}
