package atalaya.insight.value;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Where the scores 2, 3, 4 and 5 of a measure begin.
///
/// Equal values have one score: that of the middle of their ranks (mid-rank), so a score never
/// depends on the order of customers. Published cut points serve until the next are published.
///
/// @param from the smallest values of the scores 2 to 5, ascending; [Long#MAX_VALUE] where no value
///   has that score
public record Quintiles(List<Long> from) {

    public static final int BEST = 5;

    public Quintiles {
        from = List.copyOf(from);
    }

    /// Cuts values into five parts as equal as ties allow.
    public static Quintiles of(LongStream values) {
        long[] sorted = values.sorted().toArray();
        long[] from = new long[BEST - 1];
        Arrays.fill(from, Long.MAX_VALUE);
        int start = 0;
        while (start < sorted.length) {
            int end = start;
            while (end < sorted.length && sorted[end] == sorted[start]) {
                end++;
            }
            double midRank = (start + end) / 2.0 / sorted.length;
            int score = Math.min(BEST, 1 + (int) Math.floor(BEST * midRank));
            for (int cut = score - 2; cut >= 0 && from[cut] == Long.MAX_VALUE; cut--) {
                from[cut] = sorted[start];
            }
            start = end;
        }
        return new Quintiles(Arrays.stream(from).boxed().toList());
    }

    /// From 1, the smallest values, to 5.
    public int score(long value) {
        int score = 1;
        for (long cut : from) {
            score += cut != Long.MAX_VALUE && value >= cut ? 1 : 0;
        }
        return score;
    }
}
