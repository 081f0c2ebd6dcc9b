package atalaya.server.profile;

import atalaya.identity.record.SourceKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One interaction on a customer's timeline.
///
/// @param position its place in the log, unique
/// @param source which source brought it
/// @param type as the vocabulary names it, such as `Order Completed`
/// @param family of the type, such as `orders`; a label key
/// @param referenceKind such as `order`, `return`, `case`, or null
/// @param outcome how good it was for the customer, from −10 to +10; 0 is neutral, null unknown
/// @param record the record it belongs to
public record TimelineEntry(
        long position,
        Instant at,
        String source,
        String type,
        String family,
        @Nullable String channel,
        @Nullable String department,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String referenceKind,
        @Nullable String reference,
        @Nullable String text,
        Map<String, Object> properties,
        @Nullable BigDecimal outcome,
        SourceKey record) {

    /// The same with other properties and another name for its record, as somebody may see them.
    TimelineEntry with(Map<String, Object> seen, SourceKey shown) {
        return new TimelineEntry(
                position,
                at,
                source,
                type,
                family,
                channel,
                department,
                amount,
                currency,
                referenceKind,
                reference,
                text,
                seen,
                outcome,
                shown);
    }
}
