package atalaya.identity.cluster;

import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Chooses the links that weigh the most together and give no customer two records of one source.
///
/// Taking the strongest link first is not enough: where Ann's office record has 10 bits with her
/// shop record and 9 with her sister's, and the sister's only link is 9 bits with Ann's shop
/// record, the strongest link leaves the sister alone, while the two of 9 bits explain all four.
/// Since scores are logarithms of odds, the greatest sum is the likeliest of all explanations.
///
/// Between two sources the choice is exact. From three on no quick exact way is known (the
/// three-dimensional assignment is NP-hard: Karp 1972), so sources come one after another, the one
/// of most records first, ties by name, and the records of each are assigned exactly to the
/// customers found so far; a customer and a record weigh what the strongest link between them
/// weighs.
final class OneEach {

    private final List<StandardRecord> records;
    private final Map<Integer, List<Link>> linksOf = new HashMap<>();
    private final int[] customerOf;
    private final boolean[] placed;
    private final Set<Link> chosen = new HashSet<>();

    private OneEach(List<StandardRecord> records) {
        this.records = records;
        this.customerOf = IntStream.range(0, records.size()).toArray();
        this.placed = new boolean[records.size()];
    }

    /// The links to take before all others: a function of the set of records and links.
    static Set<Link> choose(List<StandardRecord> records, List<Link> links) {
        var made = new OneEach(records);
        for (var link : links) {
            made.linksOf.computeIfAbsent(link.left(), _ -> new ArrayList<>()).add(link);
            made.linksOf.computeIfAbsent(link.right(), _ -> new ArrayList<>()).add(link);
        }
        made.bySource().forEach(made::assign);
        return made.chosen;
    }

    private SourceKey key(int place) {
        return records.get(place).key();
    }

    private <V> Map<Integer, V> newMapByKey() {
        return new TreeMap<>(Comparator.comparing(this::key));
    }

    /// Records that have links, by source.
    private List<List<Integer>> bySource() {
        var bySource = new TreeMap<String, List<Integer>>();
        for (int place : linksOf.keySet()) {
            bySource.computeIfAbsent(key(place).source(), _ -> new ArrayList<>()).add(place);
        }
        return bySource.values().stream()
                .sorted(Comparator.comparingInt(places -> -places.size()))
                .toList();
    }

    /// Gives each record of a source to one of the customers found so far, or to none.
    private void assign(List<Integer> source) {
        Map<Integer, Map<Integer, Link>> open = newMapByKey();
        for (int record : source) {
            var strongest = strongestToPlaced(record);
            if (!strongest.isEmpty()) {
                open.put(record, strongest);
            }
        }
        Assignment.heaviest(open, link -> Math.max(1, link.millibits()))
                .forEach((record, link) -> {
                    int other = link.left() == record ? link.right() : link.left();
                    customerOf[record] = customerOf[other];
                    chosen.add(link);
                });
        source.forEach(record -> placed[record] = true);
    }

    private Map<Integer, Link> strongestToPlaced(int record) {
        Map<Integer, Link> strongest = newMapByKey();
        for (var link : linksOf.getOrDefault(record, List.of())) {
            int other = link.left() == record ? link.right() : link.left();
            if (placed[other]) {
                strongest.merge(
                        customerOf[other], link, (a, b) -> a.millibits() >= b.millibits() ? a : b);
            }
        }
        return strongest;
    }
}
