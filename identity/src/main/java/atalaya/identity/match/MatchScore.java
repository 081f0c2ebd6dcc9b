package atalaya.identity.match;

import java.util.List;

/// How likely two records describe one person, made of the evidence that says so.
///
/// @param priorMillibits where every pair starts, in thousandths of a bit
/// @param evidence one entry for each comparison that had something to say, in the model's order
public record MatchScore(int priorMillibits, List<Evidence> evidence) {

    public MatchScore {
        evidence = List.copyOf(evidence);
    }

    /// The sum of the prior and all evidence, in thousandths of a bit.
    public int millibits() {
        return priorMillibits + evidence.stream().mapToInt(Evidence::millibits).sum();
    }

    public double bits() {
        return millibits() / 1000.0;
    }

    /// The probability that belongs to [#bits]: 2^bits to 1, between 0 and 1.
    public double probability() {
        return 1 / (1 + Math.pow(2, -bits()));
    }
}
