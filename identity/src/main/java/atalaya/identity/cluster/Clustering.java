package atalaya.identity.cluster;

import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.Scorer;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Parts the records of one component into customers.
///
/// A function of the set of records, links and decisions: no order of arrival changes its answer.
public final class Clustering {

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
        Map<SourceKey, Integer> places = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            places.put(records.get(i).key(), i);
        }
        var groups = new Groups(records, scores, rule);
        groups.forbid(decisions, places);
        groups.require(decisions, places);
        inOrder(records, links, rule).forEach(groups::join);
        groups.seal();
        Leaves.join(records, links, groups);
        return new Partition(ordered(records, groups), groups.joins());
    }

    private static List<Link> inOrder(
            List<StandardRecord> records, List<Link> links, SourceRule rule) {
        var strongestFirst =
                links.stream()
                        .filter(link -> founds(records, link))
                        .filter(link -> allows(rule, records, link))
                        .sorted(
                                Comparator.comparing((Link link) -> isOfClaim(records, link))
                                        .thenComparing(strongestFirst(records)))
                        .toList();
        if (rule != SourceRule.ONE_EACH) {
            return strongestFirst;
        }
        var chosen = OneEach.choose(records, strongestFirst);
        return strongestFirst.stream()
                .sorted(Comparator.comparing(link -> !chosen.contains(link)))
                .toList();
    }

    /// Those who are known cluster first, as if nobody had claimed anything.
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

    private static Comparator<Link> strongestFirst(List<StandardRecord> records) {
        return Comparator.comparingInt((Link link) -> -link.millibits())
                .thenComparing(link -> earlier(records, link))
                .thenComparing(link -> later(records, link));
    }

    private static SourceKey earlier(List<StandardRecord> records, Link link) {
        var left = records.get(link.left()).key();
        var right = records.get(link.right()).key();
        return left.compareTo(right) <= 0 ? left : right;
    }

    private static SourceKey later(List<StandardRecord> records, Link link) {
        var left = records.get(link.left()).key();
        var right = records.get(link.right()).key();
        return left.compareTo(right) <= 0 ? right : left;
    }

    private static List<List<Integer>> ordered(List<StandardRecord> records, Groups groups) {
        var byRoot = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < records.size(); i++) {
            byRoot.computeIfAbsent(groups.root(i), _ -> new ArrayList<>()).add(i);
        }
        Comparator<Integer> byKey = Comparator.comparing(place -> records.get(place).key());
        return byRoot.values().stream()
                .map(group -> group.stream().sorted(byKey).toList())
                .sorted(Comparator.comparing(group -> records.get(group.getFirst()).key()))
                .toList();
    }
}
