package atalaya.insight.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;

/// The most likely [SpendModel] for the customers of one company.
///
/// @param logLikelihood of the means, as density of `mean`
/// @param standardErrors of p, q and γ
/// @param customers how many histories it learned from
/// @param frequencyCorrelation Pearson's, between number and mean of repeat purchases; the model
///   takes it to be 0
public record SpendFit(
        SpendModel model,
        double logLikelihood,
        List<Double> standardErrors,
        Finding finding,
        int customers,
        double frequencyCorrelation) {

    /// What kind of fit it is.
    public enum Finding {
        REGULAR,
        /// Customers are worth so alike, or so unlike, that a parameter runs away, or the
        /// population has no mean.
        EVEN_SPEND,
        /// Worth goes with frequency, which the model takes to be independent: values of frequent
        /// buyers are off.
        DEPENDS_ON_FREQUENCY
    }

    private static final double RUNAWAY = 1_000;
    private static final double WEAK = 0.3;

    /// Finds the most likely parameters.
    ///
    /// @throws IllegalArgumentException with fewer than three histories
    public static SpendFit of(Collection<SpendHistory> customers) {
        if (customers.size() < 3) {
            throw new IllegalArgumentException(
                    "Three customers who bought again are the least, but there are "
                            + customers.size());
        }
        var likelihood = new Likelihood(customers);
        double mean = customers.stream().mapToDouble(SpendHistory::mean).average().orElse(1);
        var found = Minimum.of(likelihood, new double[] {1, 1.2, Math.log(mean)}, 1e-9);
        double[] logs = found.point();
        var covariance = Minimum.covariance(Minimum.curvature(likelihood, logs));
        var model = new SpendModel(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]));
        double correlation = correlation(customers);
        return new SpendFit(
                model,
                -found.value(),
                IntStream.range(0, 3)
                        .mapToObj(i ->
                                Math.exp(logs[i])
                                        * Math.sqrt(Math.max(0, covariance.getEntry(i, i))))
                        .toList(),
                finding(model, correlation),
                customers.size(),
                correlation);
    }

    private static Finding finding(SpendModel model, double correlation) {
        if (model.p() > RUNAWAY || model.q() > RUNAWAY || model.q() <= 1) {
            return Finding.EVEN_SPEND;
        }
        return Math.abs(correlation) > WEAK ? Finding.DEPENDS_ON_FREQUENCY : Finding.REGULAR;
    }

    private static double correlation(Collection<SpendHistory> customers) {
        double n = customers.size();
        double meanX = customers.stream().mapToDouble(SpendHistory::repeats).sum() / n;
        double meanY = customers.stream().mapToDouble(SpendHistory::mean).sum() / n;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (var customer : customers) {
            double dx = customer.repeats() - meanX;
            double dy = customer.mean() - meanY;
            xy += dx * dy;
            xx += dx * dx;
            yy += dy * dy;
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    /// Minus the log-likelihood: Γ(px + q) / (Γ(px) Γ(q)) · γ^q z^(px−1) x^px / (γ + x z)^(px+q).
    /// Functions of x alone are computed once for all customers with that x.
    private static final class Likelihood implements Minimum.Smooth {

        private final SpendHistory[] customers;

        Likelihood(Collection<SpendHistory> histories) {
            customers = histories.toArray(SpendHistory[]::new);
            Arrays.sort(
                    customers,
                    Comparator.comparingInt(SpendHistory::repeats)
                            .thenComparingDouble(SpendHistory::mean));
        }

        @Override
        public double at(double[] logs, double[] gradient) {
            double p = Math.exp(logs[0]);
            double q = Math.exp(logs[1]);
            double gamma = Math.exp(logs[2]);
            double logGammaQ = Gamma.logGamma(q);
            double digammaQ = Gamma.digamma(q);
            double sum = 0;
            double byP = 0;
            double byQ = 0;
            double byGamma = 0;
            int ofX = -1;
            double constant = 0;
            double slopeP = 0;
            double slopeQ = 0;
            for (var customer : customers) {
                int x = customer.repeats();
                double px = p * x;
                if (x != ofX) {
                    ofX = x;
                    double digammaPxQ = Gamma.digamma(px + q);
                    constant =
                            Gamma.logGamma(px + q)
                                    - Gamma.logGamma(px)
                                    - logGammaQ
                                    + q * logs[2]
                                    + px * Math.log(x);
                    slopeP = x * (digammaPxQ - Gamma.digamma(px) + Math.log(x));
                    slopeQ = digammaPxQ - digammaQ + logs[2];
                }
                double logMean = Math.log(customer.mean());
                double rate = gamma + x * customer.mean();
                double logRate = Math.log(rate);
                sum += constant + (px - 1) * logMean - (px + q) * logRate;
                byP += slopeP + x * (logMean - logRate);
                byQ += slopeQ - logRate;
                byGamma += q / gamma - (px + q) / rate;
            }
            gradient[0] = -byP * p;
            gradient[1] = -byQ * q;
            gradient[2] = -byGamma * gamma;
            return -sum;
        }
    }
}
