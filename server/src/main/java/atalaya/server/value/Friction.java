package atalaya.server.value;

import java.time.Instant;

/// Why a customer may be leaving, as other departments know it.
///
/// @param times how often in the half year up to the figures
/// @param lastAt the last time
public record Friction(Kind kind, int times, Instant lastAt) {

    /// What went wrong, in the order in which it is told.
    public enum Kind {
        SLOW_RETURN,
        ABANDONED_CALL,
        DECLINED_PAYMENT,
        FEE_COMPLAINT,
        OTHER_COMPLAINT,
        USED_ELSEWHERE
    }
}
