package atalaya.insight.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Why some customers cost more than they bring: for each customer under zero, the part that takes
/// most beyond what the same sales cost with customers over zero.
///
/// @param drivers the worst first
public record LossDrivers(List<Driver> drivers) {

    /// One main driver and the customers it drives under zero.
    ///
    /// @param customers how many
    /// @param lost what they take away together, less than 0, in minor units
    /// @param amount of the part with these customers
    /// @param usual what the part is with customers over zero, per unit of gross sales
    /// @param cure the share by which the part would have to fall for them to break even together;
    ///   over 1 where it alone cannot do it
    public record Driver(
            LedgerPart part, int customers, long lost, long amount, double usual, double cure) {}

    public static LossDrivers of(Iterable<Ledger> customers) {
        var usual = Usual.of(customers);
        var counts = new EnumMap<LedgerPart, Integer>(LedgerPart.class);
        var sums = new EnumMap<LedgerPart, Ledger>(LedgerPart.class);
        for (var ledger : customers) {
            if (ledger.contribution() < 0) {
                var part = usual.main(ledger);
                counts.merge(part, 1, Integer::sum);
                sums.merge(part, ledger, Ledger::merge);
            }
        }
        var drivers = new ArrayList<Driver>();
        sums.forEach((part, ledger) ->
                drivers.add(
                        new Driver(
                                part,
                                counts.getOrDefault(part, 0),
                                ledger.contribution(),
                                ledger.sum(part),
                                usual.shares().getOrDefault(part, 0.0),
                                -(double) ledger.contribution() / ledger.sum(part))));
        drivers.sort(Comparator.comparingLong(Driver::lost));
        return new LossDrivers(List.copyOf(drivers));
    }

    /// What each part that costs is per unit of gross sales, with customers who do not lose.
    public record Usual(Map<LedgerPart, Double> shares) {

        public Usual {
            shares = Collections.unmodifiableMap(new EnumMap<>(shares));
        }

        public static Usual of(Iterable<Ledger> customers) {
            var sum = Ledger.EMPTY;
            for (var ledger : customers) {
                sum = ledger.contribution() >= 0 ? sum.merge(ledger) : sum;
            }
            var usual = new EnumMap<LedgerPart, Double>(LedgerPart.class);
            long sales = sum.sum(LedgerPart.SALES);
            for (var part : LedgerPart.values()) {
                if (part.sign() < 0) {
                    usual.put(part, sales == 0 ? 0 : (double) sum.sum(part) / sales);
                }
            }
            return new Usual(usual);
        }

        /// The part that takes most of a customer beyond what is usual.
        public LedgerPart main(Ledger ledger) {
            var main = LedgerPart.COST;
            double worst = Double.NEGATIVE_INFINITY;
            for (var part : shares.keySet()) {
                double excess = excess(ledger, part);
                // what comes back brings its cost back too
                double net =
                        part == LedgerPart.RETURNS
                                ? excess + Math.min(0, excess(ledger, LedgerPart.COST))
                                : excess;
                if (net > worst) {
                    worst = net;
                    main = part;
                }
            }
            return main;
        }

        private double excess(Ledger ledger, LedgerPart part) {
            return ledger.sum(part) - shares.getOrDefault(part, 0.0) * ledger.sum(LedgerPart.SALES);
        }
    }
}
