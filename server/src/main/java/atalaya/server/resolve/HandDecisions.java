package atalaya.server.resolve;

import atalaya.identity.cluster.HandDecision;
import atalaya.identity.record.SourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The decisions that hold, as the heart and the search for components need them.
final class HandDecisions {

    private final List<Decision> holding;
    private final Map<Long, Set<Long>> tied = new HashMap<>();
    private final Map<Long, Set<Decision>> of = new HashMap<>();

    HandDecisions(List<Decision> decisions) {
        holding = decisions.stream().filter(Decision::holds).toList();
        for (var decision : holding) {
            for (long record : records(decision)) {
                of.computeIfAbsent(record, _ -> new LinkedHashSet<>()).add(decision);
            }
            for (var tie : ties(decision)) {
                tied.computeIfAbsent(tie.left(), _ -> new TreeSet<>()).add(tie.right());
                tied.computeIfAbsent(tie.right(), _ -> new TreeSet<>()).add(tie.left());
            }
        }
    }

    List<Decision> holding() {
        return holding;
    }

    /// The records a decision ties directly to this one.
    Set<Long> tiedTo(long record) {
        return tied.getOrDefault(record, Set.of());
    }

    /// The records some decision keeps this one apart from.
    Set<Long> partedFrom(long record) {
        var others = new TreeSet<Long>();
        for (var decision : of.getOrDefault(record, Set.of())) {
            if (decision.parts()) {
                others.addAll(
                        decision.left().contains(record) ? decision.right() : decision.left());
            }
        }
        return others;
    }

    /// The decisions that speak of these records, in the heart's words; of each, only what it says
    /// of these.
    List<HandDecision> among(Map<Long, SourceKey> records) {
        var touching = new TreeSet<Decision>(Comparator.comparing(Decision::number));
        records.keySet().forEach(record -> touching.addAll(of.getOrDefault(record, Set.of())));
        var said = new ArrayList<HandDecision>();
        for (var decision : touching) {
            if (decision.parts()) {
                var left = keys(decision.left(), records);
                var right = keys(decision.right(), records);
                if (!left.isEmpty() && !right.isEmpty()) {
                    said.add(new HandDecision.Sides(left, right));
                }
            } else {
                for (var tie : ties(decision)) {
                    var left = records.get(tie.left());
                    var right = records.get(tie.right());
                    if (left != null && right != null) {
                        said.add(new HandDecision.MustLink(left, right));
                    }
                }
            }
        }
        return said;
    }

    /// The ties a merge makes: a star around its first record.
    static List<Pair> ties(Decision decision) {
        if (decision.parts()) {
            return List.of();
        }
        var records = List.copyOf(records(decision));
        return records.subList(1, records.size()).stream()
                .map(record -> Pair.of(records.getFirst(), record))
                .toList();
    }

    static Set<Long> records(Decision decision) {
        var records = new LinkedHashSet<>(decision.left());
        records.addAll(decision.right());
        return records;
    }

    private static Set<SourceKey> keys(Collection<Long> some, Map<Long, SourceKey> records) {
        return some.stream()
                .filter(records::containsKey)
                .map(records::get)
                .collect(Collectors.toSet());
    }
}
