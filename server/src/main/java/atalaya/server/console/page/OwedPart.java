package atalaya.server.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tier of a customer and the treatment it is owed, beside the profile.
///
/// @param letter of the tier
/// @param why how it came to be that tier, sentence by sentence
/// @param clauses what is promised, in the order of the table
/// @param proposal a change that somebody has to agree to; null without one
/// @param steps what was decided before, the latest first
/// @param version of the table
public record OwedPart(
        String letter,
        Instant since,
        List<String> why,
        List<Clause> clauses,
        @Nullable Proposal proposal,
        List<Step> steps,
        String version) {

    public OwedPart {
        why = List.copyOf(why);
        clauses = List.copyOf(clauses);
        steps = List.copyOf(steps);
    }

    public record Clause(String icon, String topic, String text) {}

    /// @param letter of the tier that the figures ask for
    /// @param url where to agree or refuse; null for who may not
    public record Proposal(String letter, boolean up, @Nullable String url) {}

    /// @param before null for a customer new to tiers
    public record Step(Instant at, @Nullable String before, String tier, String reason) {}
}
