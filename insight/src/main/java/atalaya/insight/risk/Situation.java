package atalaya.insight.risk;

import atalaya.insight.health.Trend;
import java.time.Instant;
import java.util.List;

/// What is known of a customer at a moment, as far as somebody may have to be told.
///
/// @param health 0 to 100
/// @param healthBefore what it was 45 days earlier
/// @param returns that are neither refunded nor rejected
/// @param interests when products were looked at, asked about or put into a cart, in 35 days
/// @param faults that devices reported in 7 days
/// @param returnDays the term to settle a return
public record Situation(
        double health,
        double healthBefore,
        Trend trend,
        Standing standing,
        List<OpenReturn> returns,
        List<Instant> interests,
        List<Fault> faults,
        int returnDays,
        Instant now) {

    public Situation {
        returns = List.copyOf(returns);
        interests = List.copyOf(interests);
        faults = List.copyOf(faults);
    }

    /// A return that waits.
    public record OpenReturn(String reference, Instant requested) {}

    /// What a device reported.
    ///
    /// @param device by which it can be told from others; empty where nobody says
    public record Fault(String device, Instant at) {}
}
