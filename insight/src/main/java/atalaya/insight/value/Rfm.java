package atalaya.insight.value;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Recency, frequency and worth of one customer at the end of a day.
///
/// @param recency days since the last purchase, 0 or more
/// @param purchases days with net positive sales, 1 or more
/// @param worth margin where known, else net sales, in minor units; less than 0 where more came
///   back
public record Rfm(int recency, int purchases, long worth) {

    /// Scores of 1 to 5, 5 the best.
    public record Scores(int recency, int frequency, int worth) {

        public RfmSegment segment() {
            return RfmSegment.of(recency, frequency, worth);
        }
    }

    /// Where scores begin, for all three; recency counts backwards, so its cuts are below 0.
    public record Cuts(Quintiles recency, Quintiles frequency, Quintiles worth) {

        public Scores score(Rfm rfm) {
            return new Scores(
                    recency.score(-(long) rfm.recency),
                    frequency.score(rfm.purchases),
                    worth.score(rfm.worth));
        }
    }

    /// Empty for a customer without a purchase by the end of that day.
    public static Optional<Rfm> of(PurchaseDays all, int until) {
        var days = all.until(until);
        var last = days.lastPurchase();
        return last.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rfm(until - last.getAsInt(), days.purchases(), days.worth()));
    }

    /// Cut points from the customers of one company.
    public static Cuts cuts(Collection<Rfm> customers) {
        return new Cuts(
                quintiles(customers, rfm -> -(long) rfm.recency),
                quintiles(customers, rfm -> rfm.purchases),
                quintiles(customers, Rfm::worth));
    }

    private static Quintiles quintiles(Collection<Rfm> customers, ToLongFunction<Rfm> measure) {
        return Quintiles.of(List.copyOf(customers).stream().mapToLong(measure));
    }
}
