package atalaya.server.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was set aside for one reason in one file of a source.
///
/// @param reason the stable word of the reason
/// @param column the column it happened in, or null when it is the whole line
/// @param wholeRow whether rows were rejected; else single values were set aside and the rows stand
/// @param count how many are kept
/// @param firstLine the first line it happened on, counted from 1 with the header
/// @param example what was wrong there, in words
/// @param lastAt when it last happened
public record FlawGroup(
        String source,
        String file,
        String reason,
        @Nullable String column,
        boolean wholeRow,
        long count,
        long firstLine,
        String example,
        Instant lastAt) {}
