package atalaya.insight.value;

/// Minus the log-likelihood of histories under [BuyingModel], by the logarithms of its parameters:
/// r, α and, where customers may leave, a, b.
final class BuyingLikelihood implements Minimum.Smooth {

    private final Histories data;
    private final boolean afterAny;
    private final boolean leaving;
    private final int most;

    BuyingLikelihood(Dropout dropout, Histories data, boolean leaving) {
        this.data = data;
        this.afterAny = dropout == Dropout.AFTER_ANY;
        this.leaving = leaving;
        this.most = data.mostRepeats() + 1;
    }

    static BuyingModel model(Dropout dropout, double[] logs) {
        double r = Math.exp(logs[0]);
        double alpha = Math.exp(logs[1]);
        return logs.length == 2
                ? BuyingModel.withoutDropout(dropout, r, alpha)
                : new BuyingModel(dropout, r, alpha, Math.exp(logs[2]), Math.exp(logs[3]));
    }

    @Override
    public double at(double[] logs, double[] gradient) {
        double r = Math.exp(logs[0]);
        double alpha = Math.exp(logs[1]);
        return leaving
                ? leaving(r, alpha, Math.exp(logs[2]), Math.exp(logs[3]), gradient)
                : staying(r, alpha, gradient);
    }

    /// L = Γ(r + x) / Γ(r) · α^r / (α + T)^(r + x)
    private double staying(double r, double alpha, double[] gradient) {
        var rising = new Rising(r, most);
        double logAlpha = Math.log(alpha);
        double sum = 0;
        double byR = 0;
        double byAlpha = 0;
        for (int i = 0; i < data.size(); i++) {
            int x = data.repeats[i];
            double end = alpha + data.age[i];
            double logEnd = Math.log(end);
            double weight = data.count[i];
            sum += weight * (rising.log(x) + r * logAlpha - (r + x) * logEnd);
            byR += weight * (rising.slope(x) + logAlpha - logEnd);
            byAlpha += weight * (r / alpha - (r + x) / end);
        }
        gradient[0] = -byR * r;
        gradient[1] = -byAlpha * alpha;
        return -sum;
    }

    /// The same, times B(a, b + n) / B(a, b) · (1 + a / (b + n − 1) · ((α + T) / (α + t_x))^(r +
    /// x)), where the last summand is there only after a purchase that could have been the last.
    private double leaving(double r, double alpha, double a, double b, double[] gradient) {
        var ofR = new Rising(r, most);
        var ofB = new Rising(b, most);
        var ofAB = new Rising(a + b, most);
        double logAlpha = Math.log(alpha);
        double logA = Math.log(a);
        double sum = 0;
        double byR = 0;
        double byAlpha = 0;
        double byA = 0;
        double byB = 0;
        for (int i = 0; i < data.size(); i++) {
            int x = data.repeats[i];
            int n = afterAny ? x + 1 : x;
            double end = alpha + data.age[i];
            double logEnd = Math.log(end);
            double gone = 0;
            double logSum = 0;
            double logGap = 0;
            double gapSlope = 0;
            if (n > 0) {
                double last = alpha + data.lastAt[i];
                logGap = logEnd - Math.log(last);
                gapSlope = 1 / end - 1 / last;
                double logOdds = logA - Math.log(b + n - 1) + (r + x) * logGap;
                gone = 1 / (1 + Math.exp(-logOdds));
                logSum = logOdds > 30 ? logOdds : Math.log1p(Math.exp(logOdds));
            }
            double weight = data.count[i];
            sum +=
                    weight
                            * (ofR.log(x)
                                    + r * logAlpha
                                    - (r + x) * logEnd
                                    + ofB.log(n)
                                    - ofAB.log(n)
                                    + logSum);
            byR += weight * (ofR.slope(x) + logAlpha - logEnd + gone * logGap);
            byAlpha += weight * (r / alpha - (r + x) / end + gone * (r + x) * gapSlope);
            byA += weight * (gone / a - ofAB.slope(n));
            byB += weight * (ofB.slope(n) - ofAB.slope(n) - (n > 0 ? gone / (b + n - 1) : 0));
        }
        gradient[0] = -byR * r;
        gradient[1] = -byAlpha * alpha;
        gradient[2] = -byA * a;
        gradient[3] = -byB * b;
        return -sum;
    }
}
