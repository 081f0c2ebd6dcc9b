package atalaya.server.value;

import atalaya.insight.health.Trend;
import java.time.Instant;
import java.util.List;

/// How the relationship goes: health with its reasons.
///
/// @param value 0 to 100
/// @param before what it was 45 days earlier
/// @param trail its course, oldest first, every 30 days up to the figures
/// @param reasons those that moved it most, first
/// @param rest points of all other interactions together; 50, the reasons and the rest are `value`
/// @param interactions how many were known
public record Feeling(
        double value,
        double before,
        List<Double> trail,
        Trend trend,
        List<Reason> reasons,
        double rest,
        int interactions) {

    /// One interaction and what it added or took.
    ///
    /// @param type in the words of the vocabulary; a text that complains adds its topic
    /// @param score −10 to 10, and up to 4 more either way by its text
    public record Reason(Instant at, String type, double score, double points) {}

    public Feeling {
        trail = List.copyOf(trail);
        reasons = List.copyOf(reasons);
    }
}
