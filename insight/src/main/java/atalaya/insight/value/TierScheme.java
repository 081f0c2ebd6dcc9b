package atalaya.insight.value;

import java.util.stream.LongStream;

/// How a company wants its customers spread over the tiers; with the scores of all of them it
/// becomes a [TierRule].
///
/// @param potentialWeight how much of the potential counts, 0 to 1
/// @param band by which share of a cut it must be passed, 0 to under 1
public record TierScheme(TierRule.Shares shares, double potentialWeight, double band) {

    public static final TierScheme USUAL = new TierScheme(TierRule.Shares.USUAL, 0.5, 0.1);

    public TierScheme {
        new TierRule(0, 0, 0, potentialWeight, band);
    }

    /// The rule whose cuts give these customers' tiers the shares.
    public TierRule cut(LongStream scores) {
        return TierRule.byShares(scores, shares, potentialWeight, band);
    }
}
