package atalaya.insight.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// How the contribution gathers, customers in order from the best to the worst. It rises over 100 %
/// where some customers take away what others bring.
///
/// @param customers how many there are
/// @param total of all, in minor units
/// @param points the curve at every hundredth of the customers and at its peak
/// @param below customers under zero
/// @param atZero customers at exactly zero
/// @param lost what those under zero took away, 0 or less
public record WhaleCurve(
        int customers,
        long total,
        List<Point> points,
        Point peak,
        int below,
        int atZero,
        long lost) {

    private static final int HUNDREDTHS = 100;

    /// @param customers the best so many
    /// @param sum what they bring together, in minor units
    /// @param share of the total; not a number where the total is 0
    public record Point(int customers, long sum, double share) {}

    public static WhaleCurve of(LongStream contributions) {
        long[] ascending = contributions.sorted().toArray();
        int n = ascending.length;
        long[] sums = new long[n + 1];
        for (int i = 0; i < n; i++) {
            sums[i + 1] = Math.addExact(sums[i], ascending[n - 1 - i]);
        }
        long total = sums[n];
        var points = new ArrayList<Point>();
        for (int i = 1; i <= HUNDREDTHS; i++) {
            int best = (int) Math.round((double) n * i / HUNDREDTHS);
            if (best > 0 && (points.isEmpty() || points.getLast().customers() < best)) {
                points.add(point(best, sums, total));
            }
        }
        int positive = (int) Arrays.stream(ascending).filter(sum -> sum > 0).count();
        int below = (int) Arrays.stream(ascending).filter(sum -> sum < 0).count();
        return new WhaleCurve(
                n,
                total,
                List.copyOf(points),
                point(positive, sums, total),
                below,
                n - positive - below,
                Math.subtractExact(total, sums[positive]));
    }

    private static Point point(int best, long[] sums, long total) {
        return new Point(best, sums[best], total == 0 ? Double.NaN : (double) sums[best] / total);
    }

    /// What the best share of the customers brings, as a share of the total; their number is
    /// rounded to the nearest.
    ///
    /// @param share 0.01 to 1, such as 0.2
    public double topShare(double share) {
        int best = (int) Math.round(customers * share);
        return points.stream()
                .filter(point -> point.customers() >= best)
                .findFirst()
                .map(Point::share)
                .orElse(Double.NaN);
    }
}
