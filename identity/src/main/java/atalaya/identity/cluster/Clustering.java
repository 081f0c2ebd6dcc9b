package atalaya.identity.cluster;

import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.Scorer;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Parts the records of one component into customers.
///
/// A function of the set of records, links and decisions: no order of arrival changes its answer.
public final class Clustering {

    /// A link's place among 268 million, and how weak it is.
    private static final int PLACE_BITS = 28;

    private static final int WEAKNESS_BITS = 33;

    private Clustering() {}

    /// Customers and how they came together.
    ///
    /// @param customers groups of indices into the records; every record is in exactly one; groups
    ///   ordered by their smallest key, and each group by key
    /// @param joins the links that brought two groups together, in the order they did: a customer
    ///   of n founding records has n - 1 of them. A person's must-link weighs [Integer#MAX_VALUE]
    public record Partition(List<List<Integer>> customers, List<Link> joins) {}

    /// Takes must-links first, then links strongest first with ties by record key, and refuses each
    /// that would join records a decision or a constraint keeps apart: two records with documents
    /// that one person cannot both hold, or a senior and a junior, are not of one customer. A claim
    /// joins those who are known afterwards, and never two groups that are known without it. A leaf
    /// joins the one customer that holds its identifier, and never bridges two.
    ///
    /// @return groups of indices into `records`; every record is in exactly one; groups ordered by
    ///   their smallest key, and each group by key
    public static List<List<Integer>> partition(
            List<StandardRecord> records, List<Link> links, List<HandDecision> decisions) {
        return partition(records, links, decisions, null);
    }

    /// As the other, and a link joins two groups only where all their records together say so: the
    /// mean score over all pairs across the two must not speak clearly against it. One bold link
    /// between two groups that otherwise contradict each other is refused.
    ///
    /// @param scores scores of any two records, or null to take links at their word
    public static List<List<Integer>> partition(
            List<StandardRecord> records,
            List<Link> links,
            List<HandDecision> decisions,
            @Nullable PairScore scores) {
        return partition(records, links, decisions, scores, SourceRule.ANY);
    }

    /// As the others, under a rule of the sources. Where each source knows each customer once, the
    /// links that weigh the most together come before all others.
    public static List<List<Integer>> partition(
            List<StandardRecord> records,
            List<Link> links,
            List<HandDecision> decisions,
            @Nullable PairScore scores,
            SourceRule rule) {
        return part(records, links, decisions, scores, rule).customers();
    }

    /// As the others, and tells how the customers came together.
    public static Partition part(
            List<StandardRecord> records,
            List<Link> links,
            List<HandDecision> decisions,
            @Nullable PairScore scores,
            SourceRule rule) {
        var places = decisions.isEmpty() ? Map.<SourceKey, Integer>of() : places(records);
        int[] byKey = byKey(records);
        var groups = new Groups(records, scores, rule);
        groups.forbid(decisions, places);
        groups.require(decisions, places);
        inOrder(records, links, rule, byKey).forEach(groups::join);
        groups.seal();
        Leaves.join(records, links, groups);
        return new Partition(ordered(byKey, groups), groups.joins());
    }

    private static Map<SourceKey, Integer> places(List<StandardRecord> records) {
        Map<SourceKey, Integer> places = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            places.put(records.get(i).key(), i);
        }
        return places;
    }

    /// The places of the records in the order of their keys.
    private static int[] byKey(List<StandardRecord> records) {
        boolean ordered = true;
        for (int i = 1; i < records.size() && ordered; i++) {
            ordered = records.get(i - 1).key().compareTo(records.get(i).key()) <= 0;
        }
        var places = IntStream.range(0, records.size());
        return ordered
                ? places.toArray()
                : places.boxed()
                        .sorted(Comparator.comparing((Integer place) -> records.get(place).key()))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    private static List<Link> inOrder(
            List<StandardRecord> records, List<Link> links, SourceRule rule, int[] byKey) {
        var strongestFirst = strongestFirst(records, links, rule, byKey);
        if (rule != SourceRule.ONE_EACH) {
            return strongestFirst;
        }
        var chosen = OneEach.choose(records, strongestFirst);
        return strongestFirst.stream()
                .sorted(Comparator.comparing(link -> !chosen.contains(link)))
                .toList();
    }

    /// Those who are known cluster first, as if nobody had claimed anything; then the strongest
    /// link first, ties by the keys of the two ends. Sorted as numbers, since there are about as
    /// many links as records.
    private static List<Link> strongestFirst(
            List<StandardRecord> records, List<Link> links, SourceRule rule, int[] byKey) {
        int[] ranks = new int[byKey.length];
        for (int rank = 0; rank < byKey.length; rank++) {
            ranks[byKey[rank]] = rank;
        }
        var kept = new ArrayList<Link>(links.size());
        for (var link : links) {
            if (founds(records, link) && allows(rule, records, link)) {
                kept.add(link);
            }
        }
        kept.sort(Comparator.comparingLong(link -> ends(ranks, link)));
        long[] order = new long[kept.size()];
        for (int i = 0; i < order.length; i++) {
            long claimed = isOfClaim(records, kept.get(i)) ? 1 : 0;
            long weakness = (long) Integer.MAX_VALUE - kept.get(i).millibits();
            order[i] = (claimed << WEAKNESS_BITS | weakness) << PLACE_BITS | i;
        }
        Arrays.parallelSort(order);
        var sorted = new Link[order.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = kept.get((int) order[i] & (1 << PLACE_BITS) - 1);
        }
        return List.of(sorted);
    }

    private static long ends(int[] ranks, Link link) {
        long left = ranks[link.left()];
        long right = ranks[link.right()];
        return Math.min(left, right) << Integer.SIZE | Math.max(left, right);
    }

    private static boolean isOfClaim(List<StandardRecord> records, Link link) {
        return records.get(link.left()).type() == RecordType.CLAIM
                || records.get(link.right()).type() == RecordType.CLAIM;
    }

    private static boolean allows(SourceRule rule, List<StandardRecord> records, Link link) {
        return rule.allows(records.get(link.left()).key(), records.get(link.right()).key());
    }

    /// Scores by a model, for [#partition(List, List, List, PairScore)].
    public static PairScore scores(List<StandardRecord> records, MatchModel model, Hubs hubs) {
        var scorer = new Scorer(model);
        var comparer = scorer.newComparer();
        var found = comparer.newFindings();
        return (left, right) -> {
            var a = records.get(left);
            var b = records.get(right);
            boolean ordered = a.key().compareTo(b.key()) <= 0;
            comparer.compare(
                    scorer.prepare(ordered ? a : b, hubs),
                    scorer.prepare(ordered ? b : a, hubs),
                    found);
            return scorer.millibits(found);
        };
    }

    private static boolean founds(List<StandardRecord> records, Link link) {
        return records.get(link.left()).type().founds()
                && records.get(link.right()).type().founds();
    }

    /// Customers by their smallest keys, which is by the first of their records met in order.
    private static List<List<Integer>> ordered(int[] byKey, Groups groups) {
        int[] numberOf = new int[byKey.length];
        List<List<Integer>> customers = new ArrayList<>();
        for (int place : byKey) {
            int root = groups.root(place);
            if (numberOf[root] == 0) {
                customers.add(new ArrayList<>(groups.size(root)));
                numberOf[root] = customers.size();
            }
            customers.get(numberOf[root] - 1).add(place);
        }
        customers.replaceAll(List::copyOf);
        return Collections.unmodifiableList(customers);
    }
}
