package atalaya.identity.match;

/// How many pairs have which score, and what is to be expected of a threshold.
///
/// A score is the logarithm of odds, so each pair at score `b` bits is of one person with
/// probability `1 / (1 + 2^-b)`. The sum of these above a threshold is how many true pairs are
/// expected there. That is right as far as the scores are calibrated, and knows nothing of pairs
/// that were never compared.
public final class ScoreHistogram {

    /// Scores beyond are counted in the first or last bar.
    public static final int LOWEST_BITS = -10;

    public static final int HIGHEST_BITS = 40;

    private final long[] counts = new long[HIGHEST_BITS - LOWEST_BITS];
    private final long[] countsByTenth = new long[10 * counts.length];
    private final double[] trueByTenth = new double[countsByTenth.length];

    /// Counts one pair.
    public void add(int millibits) {
        int tenth =
                Math.clamp(
                        Math.floorDiv(millibits, 100) - 10L * LOWEST_BITS,
                        0,
                        countsByTenth.length - 1);
        counts[tenth / 10]++;
        countsByTenth[tenth]++;
        trueByTenth[tenth] += probability(millibits);
    }

    /// The probability that belongs to a score.
    public static double probability(int millibits) {
        return 1 / (1 + Math.pow(2, -millibits / 1000.0));
    }

    /// Pairs from [#LOWEST_BITS] on, one number for each bit.
    public long[] counts() {
        return counts.clone();
    }

    /// The share of pairs at or above a threshold that are expected to be of one person, from 0 to
    /// 1; 1 where there is none. Exact to a tenth of a bit.
    public double expectedPrecision(int millibits) {
        long all = 0;
        double good = 0;
        for (int tenth = tenth(millibits); tenth < countsByTenth.length; tenth++) {
            all += countsByTenth[tenth];
            good += trueByTenth[tenth];
        }
        return all == 0 ? 1 : good / all;
    }

    /// The share of all pairs expected to be of one person that lie at or above a threshold, from 0
    /// to 1; 1 where there is none.
    public double expectedRecall(int millibits) {
        double above = 0;
        double below = 0;
        for (int tenth = 0; tenth < trueByTenth.length; tenth++) {
            if (tenth >= tenth(millibits)) {
                above += trueByTenth[tenth];
            } else {
                below += trueByTenth[tenth];
            }
        }
        return above + below == 0 ? 1 : above / (above + below);
    }

    private int tenth(int millibits) {
        return Math.clamp(
                Math.floorDiv(millibits + 99, 100) - 10L * LOWEST_BITS, 0, countsByTenth.length);
    }
}
