package atalaya.server.console.page;

import gg.jte.Content;
import java.time.Instant;
import java.util.List;

/// How the relationship goes, and why: where health begins, what each interaction added or took,
/// and what that makes.
///
/// @param value 0 to 100
/// @param change against 45 days earlier, with its sign
/// @param style of the change: `good`, `bad` or `muted`
/// @param icon of its direction
/// @param trail the course of a year
/// @param reasons those that moved it most
/// @param rest all other interactions together, with their sign
/// @param frictions what went wrong in half a year
public record HealthPart(
        String value,
        String change,
        String style,
        String icon,
        String trend,
        Content trail,
        String middle,
        List<Reason> reasons,
        String rest,
        List<Friction> frictions) {

    /// @param style `good` or `bad`
    public record Reason(String what, Instant at, String points, String style) {}

    public record Friction(String what, Instant lastAt) {}

    public HealthPart {
        reasons = List.copyOf(reasons);
        frictions = List.copyOf(frictions);
    }
}
