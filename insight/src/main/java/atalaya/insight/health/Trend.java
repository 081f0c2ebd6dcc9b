package atalaya.insight.health;

/// Whether the relationship goes better or worse than in the customer's own past.
///
/// Recent interactions weigh most. If recency had nothing to do with the scores, any order of them
/// would be as likely as the one that happened; so the weighted sum is compared with those of
/// shuffled orders. One in forty customers whose relationship did not change is called advancing by
/// chance at each look, and one in forty receding, however many interactions they have and however
/// the scores are spread (Fisher's permutation test; stopped early as in Besag and Clifford 1991).
public enum Trend {
    ADVANCES,
    STALLS,
    RECEDES;

    /// Chance of a false alarm on either side, at one look.
    public static final double FALSE_ALARM = .025;

    private static final int SHUFFLES = 999;

    private static final int MAX_EXPERIENCES = 2_000;

    /// The trend of scores with their weights, at most the latest 2,000.
    ///
    /// @param weights above 0, larger for the more recent
    static Trend of(double[] scores, double[] weights) {
        int from = Math.max(0, scores.length - MAX_EXPERIENCES);
        var shuffles = Shuffles.of(scores.length - from);
        double observed = 0;
        for (int i = from; i < scores.length; i++) {
            observed += scores[i] * weights[i];
        }
        int allowed = (int) Math.floor(FALSE_ALARM * (SHUFFLES + 1));
        int asHigh = 1;
        int asLow = 1;
        for (int i = 0; i < SHUFFLES && (asHigh <= allowed || asLow <= allowed); i++) {
            double chance = sum(scores, weights, from, shuffles.next());
            asHigh += chance >= observed - 1e-9 ? 1 : 0;
            asLow += chance <= observed + 1e-9 ? 1 : 0;
        }
        return asHigh <= allowed ? ADVANCES : asLow <= allowed ? RECEDES : STALLS;
    }

    private static double sum(double[] scores, double[] weights, int from, short[] order) {
        double sum = 0;
        for (int i = 0; i < order.length; i++) {
            sum += scores[from + order[i]] * weights[from + i];
        }
        return sum;
    }
}
