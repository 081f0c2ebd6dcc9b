package atalaya.insight.value;

import java.util.Arrays;
import java.util.Optional;

/// How long a customer takes between purchases.
///
/// @param median days between one purchase and the next
/// @param longest the gap that 95 % of the customer's own gaps do not exceed, in days; a longer
///   silence means *lapsed*
/// @param gaps how many there were
public record Rhythm(double median, double longest, int gaps) {

    private static final double NEARLY_ALL = 0.95;

    /// Empty with fewer than two gaps, which are no rhythm.
    public static Optional<Rhythm> of(int[] gaps) {
        if (gaps.length < 2) {
            return Optional.empty();
        }
        int[] sorted = gaps.clone();
        Arrays.sort(sorted);
        return Optional.of(
                new Rhythm(quantile(sorted, 0.5), quantile(sorted, NEARLY_ALL), sorted.length));
    }

    /// The day of the next purchase where the rhythm holds, counted from 1970-01-01.
    public int expectedNext(int lastPurchase) {
        return lastPurchase + (int) Math.round(median);
    }

    /// A value that a share of sorted numbers does not exceed, linear between two (type 7 of
    /// Hyndman and Fan).
    static double quantile(int[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
