package atalaya.server.contact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a customer may be calling.
///
/// @param matter what it would be about; null when only what they looked at tells
/// @param share how likely among all reasons, an unknown one included
/// @param signs what speaks for it, the latest first
public record Reason(@Nullable OpenMatter matter, double share, List<Sign> signs) {

    public Reason {
        signs = List.copyOf(signs);
    }

    /// Something they did that points to a reason.
    ///
    /// @param times how often
    /// @param at the last time
    /// @param what what was looked at or scored, or null
    /// @param seconds how long it took altogether, or 0
    public record Sign(Kind kind, int times, Instant at, @Nullable String what, long seconds) {

        public enum Kind {
            LOOKED_UP,
            GAVE_UP,
            LOW_SCORE,
            ESCALATED,
            VIEWED
        }
    }
}
