package atalaya.insight.risk;

import java.util.List;
import java.util.Optional;

/// How much likelier something is among those to whom something happened than among comparable ones
/// to whom it did not: the risk difference of Mantel and Haenszel over strata of people alike, with
/// the 95 % interval by the variance of Sato (Sato, Greenland and Robins, Biometrics 45, 1989).
///
/// Each stratum weighs by how many of both kinds it holds, so that one with nobody to compare with
/// says nothing. It is a comparison and no cause: who differ in what no stratum tells differ still.
///
/// @param difference from −1 to 1, below 0 where it is less likely among the exposed
/// @param low lower end of the interval
/// @param high upper end of the interval
/// @param exposed to whom it happened, in strata with somebody to compare with
/// @param comparable to whom it did not, in strata with somebody exposed
public record RiskDifference(
        double difference, double low, double high, long exposed, long comparable) {

    /// Fewer of either kind say too little for an interval that rests on large numbers.
    public static final int FEWEST = 20;

    private static final double NORMAL_95 = 1.959963984540054;

    /// People alike in what was known before.
    ///
    /// @param exposed to whom it happened
    /// @param exposedAfter how many of them did what is asked about
    /// @param comparable to whom it did not happen
    /// @param comparableAfter how many of them did what is asked about
    public record Stratum(long exposed, long exposedAfter, long comparable, long comparableAfter) {

        /// @throws IllegalArgumentException where more did it than there are
        public Stratum {
            if (exposedAfter < 0
                    || exposedAfter > exposed
                    || comparableAfter < 0
                    || comparableAfter > comparable) {
                throw new IllegalArgumentException("More did it than there are.");
            }
        }

        private boolean compares() {
            return exposed > 0 && comparable > 0;
        }
    }

    /// Empty where fewer than [#FEWEST] of either kind can be compared.
    public static Optional<RiskDifference> of(List<Stratum> strata) {
        var some = strata.stream().filter(Stratum::compares).toList();
        long exposed = some.stream().mapToLong(Stratum::exposed).sum();
        long comparable = some.stream().mapToLong(Stratum::comparable).sum();
        if (exposed < FEWEST || comparable < FEWEST) {
            return Optional.empty();
        }
        double weight = 0;
        double more = 0;
        double p = 0;
        double q = 0;
        for (var one : some) {
            double n1 = one.exposed();
            double n0 = one.comparable();
            double n = n1 + n0;
            double y1 = one.exposedAfter();
            double y0 = one.comparableAfter();
            weight += n1 * n0 / n;
            more += (y1 * n0 - y0 * n1) / n;
            p += (n1 * n1 * y0 - n0 * n0 * y1 + n1 * n0 * (n0 - n1) / 2) / (n * n);
            q += (y1 * (n0 - y0) + y0 * (n1 - y1)) / (2 * n);
        }
        double difference = more / weight;
        double wide = NORMAL_95 * Math.sqrt(Math.max(0, difference * p + q)) / weight;
        return Optional.of(
                new RiskDifference(
                        difference,
                        Math.max(-1, difference - wide),
                        Math.min(1, difference + wide),
                        exposed,
                        comparable));
    }

    /// Whether the interval holds no difference at all.
    public boolean mayBeNone() {
        return low <= 0 && high >= 0;
    }
}
