package atalaya.insight.value;

import java.util.Collection;
import java.util.List;
import org.hipparchus.linear.RealMatrix;

/// The most likely [BuyingModel] for the customers of one company, and how sure it is.
///
/// @param model what to predict with; without dropout where none is to be found
/// @param fitted the parameters of largest likelihood, meaningful where `finding` is REGULAR
/// @param logLikelihood of `fitted`
/// @param logLikelihoodWithoutDropout of the best model in which nobody leaves
/// @param standardErrors of r, α, a, b; of r and α alone where nobody leaves
/// @param finding what kind of fit it is
/// @param customers how many histories it learned from
/// @param repeaters how many of them bought again
public record BuyingFit(
        BuyingModel model,
        BuyingModel fitted,
        double logLikelihood,
        double logLikelihoodWithoutDropout,
        List<Double> standardErrors,
        Finding finding,
        int customers,
        int repeaters,
        Spread spread) {

    /// What a fit has to say about itself.
    public enum Finding {
        /// All parameters are where the data put them.
        REGULAR,
        /// Dropout does not make the data more likely: there is none to find in the time observed,
        /// and predictions say that nobody leaves.
        NO_DROPOUT,
        /// Dropout is there, but how it differs between customers cannot be told; the chance to
        /// leave is as good as the same for all.
        EVEN_DROPOUT,
        /// Customers buy at rates too alike to tell apart.
        EVEN_RATES,
        /// Fewer than ten customers bought again: nothing can be learned.
        TOO_FEW
    }

    /// How far parameters may be off, for drawing others as likely.
    ///
    /// @param logs logarithms of the parameters of the model
    /// @param covariance of those logarithms
    public record Spread(List<Double> logs, RealMatrix covariance) {}

    static final int FEWEST_REPEATERS = 10;

    /// Twice the gain in log-likelihood that dropout must bring: χ² with 2 degrees of freedom, 1 %.
    private static final double WORTH_TWO_PARAMETERS = 9.21;

    private static final double RUNAWAY = 1_000;
    private static final double PRECISION = 1e-9;

    /// Finds the most likely parameters.
    ///
    /// @throws IllegalArgumentException when there is no history
    public static BuyingFit of(Dropout dropout, Collection<RepeatHistory> customers) {
        if (customers.isEmpty()) {
            throw new IllegalArgumentException("A fit needs at least one customer");
        }
        var data = new Histories(customers);
        double scale = Math.max(1e-6, data.allAges() / data.customers);
        double rate = Math.max(0.5, data.allRepeats()) / Math.max(1e-6, data.allAges());
        var alone = new BuyingLikelihood(dropout, data, false);
        var still =
                Minimum.of(
                        alone,
                        new double[] {0, Math.log(Math.min(1 / rate, 50 * scale))},
                        PRECISION);
        var full = new BuyingLikelihood(dropout, data, true);
        var found =
                Minimum.of(
                        full,
                        new double[] {
                            still.point()[0], still.point()[1], Math.log(0.5), Math.log(2)
                        },
                        PRECISION);
        return new Reading(dropout, data, alone, still, full, found).fit();
    }

    /// Two optima, and what they mean.
    private record Reading(
            Dropout dropout,
            Histories data,
            BuyingLikelihood alone,
            Minimum.Found still,
            BuyingLikelihood full,
            Minimum.Found found) {

        BuyingFit fit() {
            var fitted = BuyingLikelihood.model(dropout, found.point());
            var finding = finding(fitted);
            boolean leaving = finding != Finding.NO_DROPOUT && finding != Finding.TOO_FEW;
            var model = leaving ? fitted : BuyingLikelihood.model(dropout, still.point());
            double[] logs = leaving ? found.point() : still.point();
            var covariance = Minimum.covariance(Minimum.curvature(leaving ? full : alone, logs));
            return new BuyingFit(
                    model,
                    fitted,
                    -found.value(),
                    -still.value(),
                    errors(logs, covariance),
                    finding,
                    data.customers,
                    (int) data.repeaters(),
                    new Spread(java.util.Arrays.stream(logs).boxed().toList(), covariance));
        }

        private Finding finding(BuyingModel fitted) {
            if (data.repeaters() < FEWEST_REPEATERS) {
                return Finding.TOO_FEW;
            }
            if (2 * (still.value() - found.value()) < WORTH_TWO_PARAMETERS
                    || fitted.meanDropout() < 1e-3) {
                return Finding.NO_DROPOUT;
            }
            if (fitted.r() > RUNAWAY) {
                return Finding.EVEN_RATES;
            }
            return fitted.a() + fitted.b() > RUNAWAY ? Finding.EVEN_DROPOUT : Finding.REGULAR;
        }

        private static List<Double> errors(double[] logs, RealMatrix covariance) {
            return java.util.stream.IntStream.range(0, logs.length)
                    .mapToObj(i ->
                            Math.exp(logs[i]) * Math.sqrt(Math.max(0, covariance.getEntry(i, i))))
                    .toList();
        }
    }
}
