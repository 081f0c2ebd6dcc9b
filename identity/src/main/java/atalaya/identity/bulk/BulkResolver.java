package atalaya.identity.bulk;

import atalaya.identity.cluster.Clustering;
import atalaya.identity.cluster.HandDecision;
import atalaya.identity.cluster.Link;
import atalaya.identity.cluster.PairScore;
import atalaya.identity.cluster.SourceRule;
import atalaya.identity.match.CodedComparer;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.PreparedPeople;
import atalaya.identity.match.Scorer;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Resolves a whole list of records in memory.
///
/// The same comparisons and weights as [MatchModel#judge], over prepared records and on all
/// processors; evidence is made only when someone asks about a pair.
public final class BulkResolver {

    private final People people;
    private final List<StandardRecord> sorted;
    private final MatchModel model;
    private final int floorMillibits;
    private final SourceRule rule;
    private final int[] sources;
    private final Scorer scorer;
    private final Map<String, Long> msByPhase = new LinkedHashMap<>();
    private long phaseStart = System.nanoTime();

    /// What a bulk run found.
    ///
    /// @param customers groups of indices into the records; every record is in exactly one
    /// @param pairs every pair judged [atalaya.identity.match.Verdict.Same] or
    ///   [atalaya.identity.match.Verdict.Unsure], or scored above the floor that was asked for
    /// @param joins the links that brought customers together, in the order they did, by the
    ///   records' places in the list
    /// @param candidatePairs distinct pairs that share a key
    /// @param scoredPairs pairs that were judged in full
    /// @param msByPhase wall time of each phase, in the order they ran
    public record Result(
            List<List<Integer>> customers,
            List<Pair> pairs,
            List<Link> joins,
            long candidatePairs,
            long scoredPairs,
            Map<String, Long> msByPhase) {}

    /// One judged pair, by the records' places in the list; `left < right`.
    public record Pair(int left, int right, int millibits, boolean same) {}

    private BulkResolver(People people, MatchModel model, int floorMillibits, SourceRule rule) {
        this.people = people;
        this.sorted = people.sorted();
        this.floorMillibits = floorMillibits;
        this.rule = rule;
        this.model = model;
        this.scorer = new Scorer(model);
        this.sources = numbersOfSources(sorted);
    }

    /// Of records in the order of their keys, so that those of a source lie side by side.
    private static int[] numbersOfSources(List<StandardRecord> sorted) {
        int[] numbers = new int[sorted.size()];
        for (int i = 1; i < numbers.length; i++) {
            boolean same = sorted.get(i).key().source().equals(sorted.get(i - 1).key().source());
            numbers[i] = numbers[i - 1] + (same ? 0 : 1);
        }
        return numbers;
    }

    public static Result resolve(
            List<StandardRecord> records, MatchModel model, List<HandDecision> decisions) {
        return resolve(records, model, decisions, model.reviewMillibits());
    }

    /// As the other, and tells every pair scored at or above a floor, those judged
    /// [atalaya.identity.match.Verdict.Different] too.
    public static Result resolve(
            List<StandardRecord> records,
            MatchModel model,
            List<HandDecision> decisions,
            int floorMillibits) {
        return resolve(records, model, decisions, floorMillibits, SourceRule.ANY);
    }

    /// As the others, under a rule of the sources: pairs it does not allow are not judged.
    public static Result resolve(
            List<StandardRecord> records,
            MatchModel model,
            List<HandDecision> decisions,
            int floorMillibits,
            SourceRule rule) {
        return resolve(People.of(records), model, decisions, floorMillibits, rule);
    }

    /// As the others, for records that a model was learned from before.
    public static Result resolve(
            People people,
            MatchModel model,
            List<HandDecision> decisions,
            int floorMillibits,
            SourceRule rule) {
        int floor = Math.min(floorMillibits, model.linkMillibits());
        return new BulkResolver(people, model, floor, rule).run(decisions);
    }

    private Result run(List<HandDecision> decisions) {
        var candidates = people.candidates(model);
        phase("keys");
        var prepared = people.prepared(scorer);
        phase("prepare");
        var scored = new LongAdder();
        List<Pair> pairs = score(candidates, prepared, scored);
        phase("score");
        var parted = cluster(pairs, prepared, decisions);
        phase("cluster");
        return new Result(
                parted.customers().stream().map(this::inCallersOrder).toList(),
                pairs.stream().map(this::inCallersOrder).toList(),
                parted.joins().stream().map(this::inCallersOrder).toList(),
                scored.sum(),
                scored.sum(),
                msByPhase);
    }

    private void phase(String name) {
        long now = System.nanoTime();
        msByPhase.put(name, (now - phaseStart) / 1_000_000);
        phaseStart = now;
    }

    /// Identifiers that more records hold than the model's limit.
    public static Hubs hubs(List<StandardRecord> records, int limit) {
        return People.of(records).hubs(limit);
    }

    private List<Pair> score(Candidates candidates, PreparedPeople prepared, LongAdder scored) {
        var found = new LongList[Workers.pieces(candidates.blocks())];
        Workers.run(
                candidates.blocks(),
                () -> {
                    var scoring = new Scoring(candidates, prepared);
                    return (piece, from, to) -> {
                        found[piece] = scoring.score(from, to);
                        scored.add(scoring.scored);
                    };
                });
        List<Pair> pairs = new ArrayList<>();
        for (var list : found) {
            for (int i = 0; i < list.size(); i += 2) {
                int millibits = (int) list.get(i + 1);
                pairs.add(
                        new Pair(
                                (int) (list.get(i) >> 32),
                                (int) list.get(i),
                                millibits,
                                millibits >= model.linkMillibits()));
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::left).thenComparingInt(Pair::right));
        return pairs;
    }

    /// One thread's share of the scoring.
    private final class Scoring {
        private final Candidates.Pairs pairs;
        private final CodedComparer comparer;
        private long scored;

        Scoring(Candidates candidates, PreparedPeople prepared) {
            this.comparer = scorer.newComparer(prepared);
            this.pairs = candidates.new Pairs();
        }

        /// Pairs of some blocks at or above the floor, two longs each: the numbers, then the score.
        LongList score(int from, int to) {
            var list = new LongList();
            scored = 0;
            for (int block = from; block < to; block++) {
                int count = pairs.of(block);
                for (int i = 0; i < count; i++) {
                    score(pairs.left(i), pairs.right(i), list);
                }
            }
            return list;
        }

        private void score(int left, int right, LongList list) {
            if (rule == SourceRule.ANY || sources[left] != sources[right]) {
                scored++;
                int millibits = comparer.millibits(left, right, floorMillibits);
                if (millibits >= floorMillibits) {
                    list.add((long) left << 32 | right);
                    list.add(millibits);
                }
            }
        }
    }

    private Clustering.Partition cluster(
            List<Pair> pairs, PreparedPeople prepared, List<HandDecision> decisions) {
        List<Link> links = new ArrayList<>();
        for (var pair : pairs) {
            if (pair.same()) {
                links.add(new Link(pair.left(), pair.right(), pair.millibits()));
            }
        }
        var comparer = scorer.newComparer(prepared);
        PairScore scores =
                (left, right) -> comparer.millibits(Math.min(left, right), Math.max(left, right));
        return Clustering.part(sorted, links, decisions, scores, rule);
    }

    private List<Integer> inCallersOrder(List<Integer> group) {
        return group.stream().map(place -> people.place(place)).toList();
    }

    private Link inCallersOrder(Link link) {
        return new Link(people.place(link.left()), people.place(link.right()), link.millibits());
    }

    private Pair inCallersOrder(Pair pair) {
        int left = people.place(pair.left());
        int right = people.place(pair.right());
        return new Pair(
                Math.min(left, right), Math.max(left, right), pair.millibits(), pair.same());
    }
}
