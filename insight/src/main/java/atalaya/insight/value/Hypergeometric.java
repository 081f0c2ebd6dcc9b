package atalaya.insight.value;

/// Gauss's function ₂F₁(a, b; c; z) for 0 ≤ z < 1, by its series.
///
/// Sums up to 1e300 are not rare in purchase models with many purchases, so terms are rescaled and
/// the logarithm is what is kept.
final class Hypergeometric {

    private static final int MOST_TERMS = 200_000;
    private static final double PRECISION = 1e-16;
    private static final double LARGE = 1e200;

    private Hypergeometric() {}

    /// The sum of the series as `sign * exp(log)`.
    record Value(double sign, double log) {

        double times(double logFactor) {
            return sign * Math.exp(log + logFactor);
        }
    }

    /// @param c not 0, -1, -2 …
    /// @throws IllegalArgumentException when `z` is outside [0, 1)
    static Value of(double a, double b, double c, double z) {
        if (!(z >= 0 && z < 1)) {
            throw new IllegalArgumentException("z must be in [0, 1), but is " + z);
        }
        double term = 1;
        double sum = 1;
        double logScale = 0;
        for (int n = 0; n < MOST_TERMS; n++) {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
            if (Math.abs(term) <= PRECISION * Math.abs(sum) && shrinks(a, b, c, z, n)) {
                break;
            }
            if (Math.abs(sum) > LARGE) {
                term /= LARGE;
                sum /= LARGE;
                logScale += Math.log(LARGE);
            }
        }
        return new Value(Math.signum(sum), logScale + Math.log(Math.abs(sum)));
    }

    /// Whether terms fall from here on; before that a small one says nothing.
    private static boolean shrinks(double a, double b, double c, double z, int n) {
        return Math.abs((a + n + 1) * (b + n + 1) * z) < Math.abs((c + n + 1) * (n + 2));
    }
}
