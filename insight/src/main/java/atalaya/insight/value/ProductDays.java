package atalaya.insight.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// When a customer showed interest in one product (lead, quote, view, cart), and when they bought
/// it. Days are counted from 1970-01-01.
///
/// @param interest the days with interest
/// @param bought how many purchases on each day
public record ProductDays(SortedSet<Integer> interest, SortedMap<Integer, Integer> bought) {

    public static final ProductDays NONE = new ProductDays(new TreeSet<>(), new TreeMap<>());

    public ProductDays {
        interest = Collections.unmodifiableSortedSet(new TreeSet<>(interest));
        bought = Collections.unmodifiableSortedMap(new TreeMap<>(bought));
    }

    public static ProductDays ofInterest(int day) {
        return new ProductDays(new TreeSet<>(List.of(day)), new TreeMap<>());
    }

    public static ProductDays ofPurchase(int day) {
        var bought = new TreeMap<Integer, Integer>();
        bought.put(day, 1);
        return new ProductDays(new TreeSet<>(), bought);
    }

    public ProductDays merge(ProductDays other) {
        var interests = new TreeSet<>(interest);
        interests.addAll(other.interest);
        var purchases = new TreeMap<>(bought);
        other.bought.forEach((day, count) -> purchases.merge(day, count, Integer::sum));
        return new ProductDays(interests, purchases);
    }

    /// Purchases until a day.
    int purchases(int until) {
        return bought.headMap(until + 1).values().stream().mapToInt(Integer::intValue).sum();
    }

    /// For each day of purchase until a day, the days since interest first arose after the purchase
    /// before it. A purchase without earlier interest has no cycle.
    List<Integer> cycles(int until) {
        var cycles = new ArrayList<Integer>();
        int before = Integer.MIN_VALUE;
        for (int day : bought.headMap(until + 1).keySet()) {
            var since = interest.subSet(before, day + 1);
            if (!since.isEmpty()) {
                cycles.add(day - since.first());
            }
            before = day + 1;
        }
        return cycles;
    }
}
