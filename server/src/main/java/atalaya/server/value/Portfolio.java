package atalaya.server.value;

import atalaya.insight.value.Ledger;
import atalaya.insight.value.LossDrivers;
import atalaya.insight.value.Referrals;
import atalaya.insight.value.WhaleCurve;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All customers together, as of one day: who brings the margin, who costs it, who cools, and what
/// the channels cost. Bare identifiers that are nobody yet are no customers here; what they bought
/// is told apart, so that all together are the books.
///
/// @param until the day; null while nobody has figures
/// @param run whose models are in force; 0 for none
/// @param customers people and companies
/// @param realised their contribution of 12 months
/// @param lifetimeMean worth of 36 months in the mean of those of whom anything is expected, in
///   minor units
/// @param aliveMean the share of those who ever bought that is expected to be still there; not a
///   number without any
/// @param acquisitionMean what winning a customer cost, in minor units, of those of whom it is
///   known
/// @param atRisk worth of 12 months of those who lapse, are at risk or went silently
/// @param whale the curve over all who ever bought and moved anything in 12 months
/// @param cells how many customers bought how long ago and how often
/// @param channels the dearest first
/// @param losses why some cost more than they bring
/// @param askers those who never bought and cost something in 12 months
/// @param books where every booking of all time stands
public record Portfolio(
        @Nullable LocalDate until,
        int run,
        String currency,
        int decimals,
        long customers,
        long realised,
        long lifetimeMean,
        double aliveMean,
        long acquisitionMean,
        long atRisk,
        WhaleCurve whale,
        List<Cell> cells,
        List<Channel> channels,
        Referrals referrals,
        LossDrivers losses,
        Askers askers,
        Standings standings,
        Books books) {

    /// Days since the last purchase from which the bands begin, the first at 0.
    public static final List<Integer> RECENCY_FROM = List.of(0, 30, 90, 180, 365);

    /// Days of purchase from which the bands begin.
    public static final List<Integer> PURCHASES_FROM = List.of(1, 2, 3, 6, 12);

    /// Customers of one band of recency and one of purchases; both counted from 0.
    public record Cell(int recency, int purchases, long customers) {

        /// Good customers who have not come for three months to a year.
        public boolean cooling() {
            return purchases >= 3 && (recency == 2 || recency == 3);
        }
    }

    /// @param lost what they cost together in 12 months, below zero
    public record Askers(long people, long lost) {}

    /// @param margin of what was bought in it or within 30 days after a contact there
    public record Channel(String channel, long customers, long cost, long margin) {

        /// Margin for each unit of cost; not a number where it cost nothing.
        public double back() {
            return cost == 0 ? Double.NaN : (double) margin / cost;
        }
    }

    /// How many customers are where, by the words of [atalaya.insight.risk.Standing].
    public record Standings(List<Standing> all) {

        public Standings {
            all = List.copyOf(all);
        }

        /// @param potential worth expected of their next 12 months
        public record Standing(String standing, long customers, long potential) {}
    }

    /// @param customers what people and companies brought
    /// @param strangers what bare identifiers brought
    /// @param unallocated what belongs to nobody
    public record Books(Ledger customers, Ledger strangers, Ledger unallocated) {

        public Ledger all() {
            return customers.merge(strangers).merge(unallocated);
        }
    }

    /// Good customers who cool.
    public long cooling() {
        return cells.stream().filter(Cell::cooling).mapToLong(Cell::customers).sum();
    }
}
