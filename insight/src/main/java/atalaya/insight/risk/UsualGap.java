package atalaya.insight.risk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How often a customer is usually heard of, for relationships that end without a word.
///
/// The usual gap is one that the next gap stays under with 95 %. From nineteen gaps on it is an
/// order statistic, right for whatever rhythm the customer has; with fewer it is that of a next gap
/// after gaps that come at random (exponential, rate unknown): sum × (20^(1/n) − 1).
///
/// @param gaps how many gaps there were
/// @param days the gap that is exceeded once in twenty; empty without a gap
public record UsualGap(LocalDate last, int gaps, OptionalDouble days) {

    private static final double SURE = .95;

    /// The rhythm of days on which a customer was active; days may come twice and in any order.
    ///
    /// @throws IllegalArgumentException without a day
    public static UsualGap of(Collection<LocalDate> days) {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A usual gap needs at least one day.");
        }
        var sorted = new TreeSet<>(days);
        double[] gaps = new double[sorted.size() - 1];
        @Nullable LocalDate before = null;
        int place = 0;
        for (var day : sorted) {
            if (before != null) {
                gaps[place++] = ChronoUnit.DAYS.between(before, day);
            }
            before = day;
        }
        return new UsualGap(sorted.last(), gaps.length, usual(gaps));
    }

    private static OptionalDouble usual(double[] gaps) {
        int count = gaps.length;
        if (count == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(gaps);
        int rank = (int) Math.ceil(SURE * (count + 1));
        if (rank <= count) {
            return OptionalDouble.of(gaps[rank - 1]);
        }
        double sum = Arrays.stream(gaps).sum();
        return OptionalDouble.of(sum * (Math.pow(1 / (1 - SURE), 1.0 / count) - 1));
    }

    /// Whether a customer has been silent longer than their own usual gap. One of whom a single day
    /// is known has no rhythm to fall out of.
    public boolean lapsed(LocalDate today) {
        return days.isPresent() && ChronoUnit.DAYS.between(last, today) > days.getAsDouble();
    }
}
