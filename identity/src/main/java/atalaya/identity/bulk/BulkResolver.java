package atalaya.identity.bulk;

import atalaya.identity.cluster.Clustering;
import atalaya.identity.cluster.HandDecision;
import atalaya.identity.cluster.Link;
import atalaya.identity.cluster.PairScore;
import atalaya.identity.cluster.SourceRule;
import atalaya.identity.match.Findings;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.PairComparer;
import atalaya.identity.match.Prepared;
import atalaya.identity.match.Scorer;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// Resolves a whole list of records in memory.
///
/// The same comparisons and weights as [MatchModel#judge], over prepared records and on all
/// processors; evidence is made only when someone asks about a pair.
public final class BulkResolver {

    private final List<StandardRecord> records;
    private final int[] order;
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

    private BulkResolver(
            List<StandardRecord> records, MatchModel model, int floorMillibits, SourceRule rule) {
        this.floorMillibits = floorMillibits;
        this.rule = rule;
        this.records = records;
        this.model = model;
        this.scorer = new Scorer(model);
        this.order =
                IntStream.range(0, records.size())
                        .boxed()
                        .sorted(Comparator.comparing(place -> records.get(place).key()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        this.sorted = Arrays.stream(order).mapToObj(records::get).toList();
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
        int floor = Math.min(floorMillibits, model.linkMillibits());
        return new BulkResolver(records, model, floor, rule).run(decisions);
    }

    private Result run(List<HandDecision> decisions) {
        var candidates = Candidates.of(sorted, model::keys, model.keyLimit());
        phase("keys");
        Hubs hubs = hubs(sorted, model.hubLimit());
        var prepared = new Prepared[sorted.size()];
        IntStream.range(0, prepared.length)
                .parallel()
                .forEach(i -> prepared[i] = scorer.prepare(sorted.get(i), hubs));
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
        Map<Identifier, Integer> counts = new HashMap<>();
        for (var record : records) {
            for (var identifier : new HashSet<>(record.identifiers())) {
                counts.merge(identifier, 1, Integer::sum);
            }
        }
        Set<Identifier> hubs = new HashSet<>();
        counts.forEach((identifier, count) -> {
            if (count > limit) {
                hubs.add(identifier);
            }
        });
        return hubs::contains;
    }

    private List<Pair> score(Candidates candidates, Prepared[] prepared, LongAdder scored) {
        int parts = Math.clamp(prepared.length / 500, 1, 64);
        var found = new LongList[parts];
        IntStream.range(0, parts)
                .parallel()
                .forEach(
                        part -> found[part] = scorePart(candidates, prepared, part, parts, scored));
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

    /// Pairs at or above the floor, two longs each: the numbers, then the score.
    private LongList scorePart(
            Candidates candidates, Prepared[] prepared, int part, int parts, LongAdder scored) {
        PairComparer comparer = scorer.newComparer();
        Findings found = comparer.newFindings();
        var list = new LongList();
        int[] seen = new int[prepared.length];
        Arrays.fill(seen, -1);
        long[] count = new long[1];
        for (int i = part; i < prepared.length; i += parts) {
            int record = i;
            candidates.forEachAfter(
                    record,
                    seen,
                    other -> {
                        if (rule != SourceRule.ANY && sources[record] == sources[other]) {
                            return;
                        }
                        count[0]++;
                        comparer.compare(prepared[record], prepared[other], found);
                        int millibits = scorer.millibits(found);
                        if (millibits >= floorMillibits) {
                            list.add((long) record << 32 | other);
                            list.add(millibits);
                        }
                    });
        }
        scored.add(count[0]);
        return list;
    }

    private Clustering.Partition cluster(
            List<Pair> pairs, Prepared[] prepared, List<HandDecision> decisions) {
        List<Link> links = new ArrayList<>();
        for (var pair : pairs) {
            if (pair.same()) {
                links.add(new Link(pair.left(), pair.right(), pair.millibits()));
            }
        }
        var comparer = scorer.newComparer();
        var found = comparer.newFindings();
        PairScore scores =
                (left, right) -> {
                    comparer.compare(
                            prepared[Math.min(left, right)],
                            prepared[Math.max(left, right)],
                            found);
                    return scorer.millibits(found);
                };
        return Clustering.part(sorted, links, decisions, scores, rule);
    }

    private List<Integer> inCallersOrder(List<Integer> group) {
        return group.stream().map(place -> order[place]).toList();
    }

    private Link inCallersOrder(Link link) {
        return new Link(order[link.left()], order[link.right()], link.millibits());
    }

    private Pair inCallersOrder(Pair pair) {
        int left = order[pair.left()];
        int right = order[pair.right()];
        return new Pair(
                Math.min(left, right), Math.max(left, right), pair.millibits(), pair.same());
    }
}
