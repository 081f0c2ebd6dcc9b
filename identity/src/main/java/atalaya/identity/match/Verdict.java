package atalaya.identity.match;

/// What a score means for two records.
public sealed interface Verdict {

    MatchScore score();

    /// At or above the link threshold.
    record Same(MatchScore score) implements Verdict {}

    /// Between the two thresholds, so a person looks at it.
    record Unsure(MatchScore score) implements Verdict {}

    /// Below the review threshold.
    record Different(MatchScore score) implements Verdict {}
}
