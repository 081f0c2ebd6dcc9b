package atalaya.server.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the chain of decisions that says the opposite of a new one.
final class Contradictions {

    /// A tie between two records: by a decision, or number 0 for records that are one customer now.
    private record Tie(long from, long to, long decision) {}

    /// One step of the chain found, by record numbers.
    record Step(long from, long to, long decision, boolean apart) {}

    private final Map<Long, List<Tie>> ties = new HashMap<>();
    private final List<Decision> holding;

    Contradictions(List<Decision> holding) {
        this.holding = holding;
        for (var decision : holding) {
            for (var tie : HandDecisions.ties(decision)) {
                tie(tie.left(), tie.right(), decision.number());
            }
        }
    }

    /// The chain against making all these customers one, each given by its records; empty when
    /// nothing stands against it.
    Optional<List<Step>> againstMerging(List<List<Long>> customers) {
        var first = customers.getFirst().getFirst();
        for (var records : customers) {
            for (var record : records.subList(1, records.size())) {
                tie(records.getFirst(), record, 0);
            }
        }
        customers
                .subList(1, customers.size())
                .forEach(records -> tie(first, records.getFirst(), 0));
        for (var decision : holding) {
            if (decision.parts()) {
                var chain = path(decision.left(), decision.right());
                if (chain.isPresent()) {
                    var steps = new ArrayList<>(chain.get());
                    steps.add(
                            new Step(
                                    steps.getLast().to(),
                                    steps.getFirst().from(),
                                    decision.number(),
                                    true));
                    return Optional.of(steps);
                }
            }
        }
        return Optional.empty();
    }

    /// The chain of merges that ties a record of one side to one of the other.
    Optional<List<Step>> againstParting(Collection<Long> left, Collection<Long> right) {
        return path(left, right);
    }

    private void tie(long one, long other, long decision) {
        ties.computeIfAbsent(one, _ -> new ArrayList<>()).add(new Tie(one, other, decision));
        ties.computeIfAbsent(other, _ -> new ArrayList<>()).add(new Tie(other, one, decision));
    }

    /// The shortest path from any record of one side to any of the other.
    private Optional<List<Step>> path(Collection<Long> from, Collection<Long> to) {
        var cameBy = new HashMap<Long, Tie>();
        var queue = new ArrayDeque<>(from);
        while (!queue.isEmpty()) {
            long at = queue.poll();
            for (var tie : ties.getOrDefault(at, List.of())) {
                if (!from.contains(tie.to()) && cameBy.putIfAbsent(tie.to(), tie) == null) {
                    if (to.contains(tie.to())) {
                        return Optional.of(walkBack(tie.to(), cameBy));
                    }
                    queue.add(tie.to());
                }
            }
        }
        return Optional.empty();
    }

    private static List<Step> walkBack(long end, Map<Long, Tie> cameBy) {
        var steps = new ArrayList<Step>();
        long at = end;
        for (var tie = cameBy.get(at); tie != null; tie = cameBy.get(at)) {
            steps.add(new Step(tie.from(), tie.to(), tie.decision(), false));
            at = tie.from();
        }
        Collections.reverse(steps);
        return steps;
    }
}
