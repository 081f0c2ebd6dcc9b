package atalaya.insight.value;

import org.hipparchus.special.Gamma;

/// ln Γ(v + n) − ln Γ(v) and its derivative by v, for whole n: sums of ln(v + i) and 1 / (v + i),
/// kept for the many customers who share an n.
final class Rising {

    private static final int KEPT = 1_024;

    private final double v;
    private final double[] logs;
    private final double[] slopes;
    private final double logGamma;
    private final double digamma;

    Rising(double v, int most) {
        this.v = v;
        int kept = Math.min(most, KEPT);
        logs = new double[kept + 1];
        slopes = new double[kept + 1];
        for (int i = 0; i < kept; i++) {
            logs[i + 1] = logs[i] + Math.log(v + i);
            slopes[i + 1] = slopes[i] + 1 / (v + i);
        }
        boolean beyond = most > kept;
        logGamma = beyond ? Gamma.logGamma(v) : 0;
        digamma = beyond ? Gamma.digamma(v) : 0;
    }

    double log(int n) {
        return n < logs.length ? logs[n] : Gamma.logGamma(v + n) - logGamma;
    }

    double slope(int n) {
        return n < slopes.length ? slopes[n] : Gamma.digamma(v + n) - digamma;
    }
}
