package atalaya.insight.value;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// Who brings others, and how much of what came of it is the work of few.
///
/// @param referrers customers who referred at least one other
/// @param made referrals, each referred customer once
/// @param converted those whose referred customer then bought
/// @param topReferrers the best fifth of the referrers, rounded to the nearest and at least one
/// @param topShare their share of the converted referrals; not a number without any
public record Referrals(int referrers, int made, int converted, int topReferrers, double topShare) {

    private static final double TOP = 0.2;

    /// @param referrerOf referred customer → who referred them
    /// @param buyers customers with net sales over zero
    public static Referrals of(Map<String, String> referrerOf, Collection<String> buyers) {
        var bought = new HashSet<>(buyers);
        var convertedBy = new HashMap<String, Integer>();
        referrerOf.forEach((referred, referrer) ->
                convertedBy.merge(referrer, bought.contains(referred) ? 1 : 0, Integer::sum));
        int[] counts = convertedBy.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        int converted = java.util.Arrays.stream(counts).sum();
        int top = counts.length == 0 ? 0 : Math.max(1, (int) Math.round(TOP * counts.length));
        int byTop = java.util.Arrays.stream(counts).skip(counts.length - top).sum();
        return new Referrals(
                counts.length,
                referrerOf.size(),
                converted,
                top,
                converted == 0 ? Double.NaN : (double) byTop / converted);
    }
}
