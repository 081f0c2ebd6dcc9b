package atalaya.server.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which interactions a timeline shows; a null part does not restrict.
///
/// @param channel such as `call`
/// @param family of types, such as `returns`
/// @param from the earliest moment, inclusive
/// @param to the latest moment, exclusive
public record TimelineFilter(
        @Nullable String channel,
        @Nullable String family,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final TimelineFilter ALL = new TimelineFilter(null, null, null, null);
}
