package atalaya.insight.value;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Whole numbers by the day they belong to, such as outcome scores in thousandths or seconds of
/// service: sums and counts that merge, and can be looked at over any stretch of days.
public final class DaySums {

    public static final DaySums NONE = new DaySums(new TreeMap<>());

    /// @param sum of the numbers
    /// @param count how many there were
    public record Sum(long sum, int count) {

        public static final Sum NOTHING = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(Math.addExact(sum, other.sum), Math.addExact(count, other.count));
        }

        /// Not a number where there was none.
        public double mean() {
            return count == 0 ? Double.NaN : (double) sum / count;
        }
    }

    private final NavigableMap<Integer, Sum> days;

    private DaySums(TreeMap<Integer, Sum> days) {
        this.days = Collections.unmodifiableNavigableMap(days);
    }

    /// One number of one day, which is counted from 1970-01-01.
    public static DaySums of(int day, long number) {
        var days = new TreeMap<Integer, Sum>();
        days.put(day, new Sum(number, 1));
        return new DaySums(days);
    }

    /// Takes in numbers of any days, in any order.
    public static final class Builder {
        private final TreeMap<Integer, Sum> days = new TreeMap<>();

        public Builder add(int day, long number) {
            days.merge(day, new Sum(number, 1), Sum::plus);
            return this;
        }

        public DaySums build() {
            return new DaySums(new TreeMap<>(days));
        }
    }

    public DaySums merge(DaySums other) {
        var merged = new TreeMap<>(days);
        other.days.forEach((day, sum) -> merged.merge(day, sum, Sum::plus));
        return new DaySums(merged);
    }

    /// Of the days after `after` and up to `until`.
    public Sum between(int after, int until) {
        return after >= until
                ? Sum.NOTHING
                : days.subMap(after, false, until, true).values().stream()
                        .reduce(Sum.NOTHING, Sum::plus);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DaySums that && days.equals(that.days);
    }

    @Override
    public int hashCode() {
        return days.hashCode();
    }
}
