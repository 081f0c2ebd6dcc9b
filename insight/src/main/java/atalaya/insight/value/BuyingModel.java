package atalaya.insight.value;

/// How often a customer without a contract will buy, and whether they are still there at all.
///
/// Each customer buys at random at a rate λ of their own, and leaves for good with a probability p
/// of their own after a purchase. Rates differ between customers as Gamma(r, α), p as Beta(a, b).
/// With `n` the purchases after which the customer could have left and did not (x for BG/NBD, x + 1
/// for MBG/NBD), after the data of [RepeatHistory] and if still there, λ is Gamma(r + x, α + T) and
/// p is Beta(a, b + n). Sources: Fader, Hardie and Lee, "Counting your customers the easy way",
/// Marketing Science 24 (2005); Batislam, Denizel and Filiztekin, IJRM 24 (2007).
///
/// @param r shape of the rates, over 0
/// @param alpha scale of the rates in weeks, over 0; the mean rate is r / α per week
/// @param a of the chance to leave, over 0; infinite `b` means that nobody leaves
/// @param b of the chance to leave, over 0; the mean chance is a / (a + b)
public record BuyingModel(Dropout dropout, double r, double alpha, double a, double b) {

    /// Where `a` is as good as 1 the formula is 0 / 0; its value is taken from both sides.
    private static final double NEAR_ONE = 1e-5;

    public BuyingModel {
        if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
            throw new IllegalArgumentException(
                    "Parameters must be over 0, but are r %s, alpha %s, a %s, b %s."
                            .formatted(r, alpha, a, b));
        }
    }

    /// A model in which nobody leaves: NBD (Ehrenberg 1959).
    public static BuyingModel withoutDropout(Dropout dropout, double r, double alpha) {
        return new BuyingModel(dropout, r, alpha, 1, Double.POSITIVE_INFINITY);
    }

    public boolean nobodyLeaves() {
        return Double.isInfinite(b);
    }

    /// The purchases after which the customer could have left and is known not to have, the last
    /// one excepted.
    private int chances(int repeats) {
        return dropout == Dropout.AFTER_ANY ? repeats + 1 : repeats;
    }

    /// The probability that the customer has not left.
    public double alive(RepeatHistory history) {
        int n = chances(history.repeats());
        if (n == 0 || nobodyLeaves()) {
            return 1;
        }
        double logOdds =
                Math.log(a / (b + n - 1))
                        + (r + history.repeats())
                                * Math.log((alpha + history.age()) / (alpha + history.lastAt()));
        return 1 / (1 + Math.exp(logOdds));
    }

    /// How many purchases to expect in the weeks to come, dead or alive.
    ///
    /// @param weeks 0 or more
    public double expected(RepeatHistory history, double weeks) {
        return alive(history) * expectedIfAlive(history, weeks);
    }

    /// The number of purchases that is as likely to be exceeded as not to be reached: the median of
    /// the futures, drawn. Of all forecasts it has the smallest mean absolute error, as [#expected]
    /// has the smallest squared one.
    ///
    /// @param weeks over 0
    public int likely(RepeatHistory history, double weeks) {
        return new Futures(this, new LifetimeValue.Horizon(weeks, 0)).median(history);
    }

    /// How many purchases to expect of a customer known to be there.
    public double expectedIfAlive(RepeatHistory history, double weeks) {
        if (weeks < 0) {
            throw new IllegalArgumentException("Weeks to come must be 0 or more, but are " + weeks);
        }
        double shape = r + history.repeats();
        double rate = alpha + history.age();
        if (nobodyLeaves()) {
            return shape / rate * weeks;
        }
        double b1 = b + chances(history.repeats());
        return Math.abs(a - 1) > NEAR_ONE
                ? expected(shape, rate, a, b1, weeks)
                : (expected(shape, rate, 1 + NEAR_ONE, b1, weeks)
                                + expected(shape, rate, 1 - NEAR_ONE, b1, weeks))
                        / 2;
    }

    /// E[(1 − exp(−λ p t)) / p] over λ ~ Gamma(shape, rate), p ~ Beta(a, b).
    ///
    /// The published form has (1 − z)^shape ₂F₁(shape, b; a + b − 1; z), whose two factors run out
    /// of range for frequent buyers; Euler's transformation cancels them.
    private static double expected(double shape, double rate, double a, double b, double weeks) {
        double z = weeks / (rate + weeks);
        double c = a + b - 1;
        if (Math.abs(c) < 1e-9) {
            return expected(shape, rate, a + 1e-6, b, weeks);
        }
        double gone = Hypergeometric.of(c - shape, a - 1, c, z).times((a - 1) * Math.log1p(-z));
        return c / (a - 1) * (1 - gone);
    }

    /// The chance that a purchase is a customer's last, in the mean.
    public double meanDropout() {
        return nobodyLeaves() ? 0 : a / (a + b);
    }
}
