package atalaya.identity.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What happened to customers when their records were placed anew.
///
/// Records and customers are named by numbers, so that a change holds nothing personal. Lists of
/// records are in ascending order.
public sealed interface ClusterChange {

    /// The customer the change is told of: the one that exists afterwards, except for [Dissolved].
    long customer();

    /// A customer that did not exist, with the records that arrived and made it.
    record Founded(long customer, List<Long> records) implements ClusterChange {}

    /// Records that arrived and found an existing customer.
    record Joined(long customer, List<Long> records) implements ClusterChange {}

    /// Records that left one customer for another while others stayed.
    record Moved(long customer, long from, List<Long> records) implements ClusterChange {}

    /// All records of `absorbed` now belong to `customer`.
    record Merged(long customer, long absorbed, List<Long> records) implements ClusterChange {}

    /// Records that left `from` and make up `customer` by themselves.
    record Split(long customer, long from, List<Long> records) implements ClusterChange {}

    /// The id no longer names a customer of its own; its records have gone elsewhere.
    record Dissolved(long customer) implements ClusterChange {}

    /// What changed between two placings of the same or more records.
    ///
    /// @param before the customer of each record that had one; whole customers, never a part
    /// @param after the customer of each record, those of `before` included
    /// @return in a fixed order: by customer that gains, then by kind
    static List<ClusterChange> between(Map<Long, Long> before, Map<Long, Long> after) {
        var changes = new ArrayList<ClusterChange>();
        var arrivals = new TreeMap<Long, List<Long>>();
        var moves = new TreeMap<Long, TreeMap<Long, List<Long>>>();
        var sources = new HashMap<Long, TreeSet<Long>>();
        after.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(place -> {
                    var from = before.get(place.getKey());
                    if (from == null) {
                        arrivals.computeIfAbsent(place.getValue(), _ -> new ArrayList<>())
                                .add(place.getKey());
                        return;
                    }
                    sources.computeIfAbsent(place.getValue(), _ -> new TreeSet<>()).add(from);
                    moves.computeIfAbsent(from, _ -> new TreeMap<>())
                            .computeIfAbsent(place.getValue(), _ -> new ArrayList<>())
                            .add(place.getKey());
                });
        var existed = new TreeSet<>(before.values());
        var exists = new TreeSet<>(after.values());
        arrivals.forEach((customer, records) ->
                changes.add(
                        existed.contains(customer)
                                ? new Joined(customer, records)
                                : new Founded(customer, records)));
        moves.forEach((from, targets) ->
                targets.forEach((to, records) -> {
                    if (from.equals(to)) {
                        return;
                    }
                    if (targets.size() == 1) {
                        changes.add(new Merged(to, from, records));
                    } else if (sources.getOrDefault(to, new TreeSet<>()).size() == 1) {
                        changes.add(new Split(to, from, records));
                    } else {
                        changes.add(new Moved(to, from, records));
                    }
                }));
        for (var customer : existed) {
            if (!exists.contains(customer)) {
                changes.add(new Dissolved(customer));
            }
        }
        changes.sort(Comparator.comparingLong(ClusterChange::customer));
        return List.copyOf(changes);
    }
}
