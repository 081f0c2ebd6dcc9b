package atalaya.insight.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.jspecify.annotations.Nullable;

/// What all customers are likely to bring together. Its band holds both what customers may do and
/// how far the parameters of [BuyingFit] may be off; those of the spend are taken as they are.
///
/// @param value expected, discounted, in units of money
/// @param low nine in ten futures bring more
/// @param high nine in ten futures bring less
/// @param purchases expected, not discounted
/// @param alive customers expected to be still there
public record LifetimeTotal(double value, double low, double high, double purchases, double alive) {

    private static final double NINE_IN_TEN = 1.2815515655446004;
    private static final int DRAWS = 100;
    private static final int SAMPLED = 2_000;

    /// One customer's data and what was made of them.
    public record Customer(
            RepeatHistory history, @Nullable SpendHistory spent, LifetimeValue.Worth worth) {}

    /// @param weeks of the horizon that the worths were made for
    public static LifetimeTotal of(BuyingFit fit, List<Customer> customers, double weeks) {
        double value = 0;
        double purchases = 0;
        double alive = 0;
        double variance = 0;
        int banded = 0;
        for (var customer : customers) {
            var worth = customer.worth();
            value += worth.value();
            purchases += worth.purchases();
            alive += worth.alive();
            if (Double.isFinite(worth.deviation())) {
                variance += worth.deviation() * worth.deviation();
                banded++;
            }
        }
        // of very many customers only some have bands; the others differ as much
        variance *= banded == 0 ? 0 : (double) customers.size() / banded;
        double ofParameters = value * relativeDeviation(fit, customers, weeks);
        double deviation = Math.sqrt(variance + ofParameters * ofParameters);
        return new LifetimeTotal(
                value,
                value - NINE_IN_TEN * deviation,
                value + NINE_IN_TEN * deviation,
                purchases,
                alive);
    }

    /// How far the expectation moves when parameters as likely as the fitted ones take their place.
    private static double relativeDeviation(BuyingFit fit, List<Customer> customers, double weeks) {
        var sample = sample(customers);
        double expected = expected(fit.model(), sample, weeks);
        if (!(expected > 0)) {
            return 0;
        }
        var draws = new Draws(fit);
        double[] ratios = new double[DRAWS];
        Arrays.setAll(ratios, _ -> expected(draws.next(), sample, weeks) / expected);
        double sum = 0;
        for (double ratio : ratios) {
            sum += (ratio - 1) * (ratio - 1);
        }
        return Math.sqrt(sum / DRAWS);
    }

    private static List<Customer> sample(List<Customer> customers) {
        int step = Math.max(1, customers.size() / SAMPLED);
        var sample = new ArrayList<Customer>();
        for (int i = 0; i < customers.size(); i += step) {
            sample.add(customers.get(i));
        }
        return sample;
    }

    private static double expected(BuyingModel model, List<Customer> customers, double weeks) {
        double sum = 0;
        for (var customer : customers) {
            sum += model.expected(customer.history(), weeks) * customer.worth().perPurchase();
        }
        return sum;
    }

    /// Parameters about as likely as the fitted ones: normal in their logarithms.
    private static final class Draws {
        private final BuyingFit fit;
        private final double[][] root;
        private final Random random = new Random(1);

        Draws(BuyingFit fit) {
            this.fit = fit;
            var parts = new EigenDecompositionSymmetric(fit.spread().covariance());
            int n = fit.spread().logs().size();
            root = new double[n][n];
            for (int j = 0; j < n; j++) {
                double width = Math.sqrt(Math.max(0, parts.getEigenvalue(j)));
                for (int i = 0; i < n; i++) {
                    root[i][j] = width * parts.getV().getEntry(i, j);
                }
            }
        }

        BuyingModel next() {
            int n = root.length;
            double[] normal = new double[n];
            Arrays.setAll(normal, _ -> random.nextGaussian());
            double[] logs = new double[n];
            for (int i = 0; i < n; i++) {
                logs[i] = fit.spread().logs().get(i);
                for (int j = 0; j < n; j++) {
                    logs[i] += root[i][j] * normal[j];
                }
            }
            return BuyingLikelihood.model(fit.model().dropout(), logs);
        }
    }
}
