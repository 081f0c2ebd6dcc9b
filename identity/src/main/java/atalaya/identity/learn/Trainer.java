package atalaya.identity.learn;

import atalaya.identity.bulk.BulkResolver;
import atalaya.identity.bulk.Candidates;
import atalaya.identity.bulk.People;
import atalaya.identity.bulk.PoorKeys;
import atalaya.identity.match.Findings;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.Level;
import atalaya.identity.match.LevelWeight;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.PairComparer;
import atalaya.identity.match.PreparedPeople;
import atalaya.identity.match.Scorer;
import atalaya.identity.match.ShippedWeights;
import atalaya.identity.match.TermFrequencies;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Learns a model's weights from records without labels.
///
/// How common values are comes from counting. What two strangers share by chance comes from pairs
/// taken at random. What two records of one person share comes from expectation maximisation over
/// the candidate pairs (Dempster, Laird and Rubin 1977; for record linkage Winkler 1988), which
/// starts at the shipped weights and is held near them where the data say little.
public final class Trainer {

    /// Of how many candidate pairs those that may match hold the weights when people's answers
    /// correct them, from which score, and how many answers they weigh together.
    private static final int HELD_FROM_PAIRS = 50_000;

    private static final int HELD_FROM_MILLIBITS = -4_000;
    private static final double HELD_WEIGHT = 300;
    private static final int MOST_HELD = 1_000;

    private static final int COUNTED_TWICE = 20_000;
    private static final int SAMPLED_PAIRS = 500_000;
    private static final int RANDOM_PAIRS = 400_000;

    /// Only where a record meets more than this on average are poor keys looked for.
    private static final int MANY_PAIRS = 45;

    private final People people;
    private final List<StandardRecord> records;
    private final long seed;

    private Trainer(People people, long seed) {
        this.people = people;
        this.records = people.sorted();
        this.seed = seed;
    }

    /// Learns from the records alone. The same records in any order and the same seed give the same
    /// model.
    public static MatchModel learn(List<StandardRecord> records, long seed) {
        return learn(People.of(records), seed);
    }

    /// As the other, for records to be resolved after.
    public static MatchModel learn(People people, long seed) {
        return people.records().size() < 2
                ? MatchModel.shipped()
                : new Trainer(people, seed).learn();
    }

    /// As the other, and what people said of some pairs corrects the weights. Pairs of records that
    /// are not in the list are passed over.
    public static MatchModel learn(
            List<StandardRecord> records, long seed, List<LabelledPair> labels) {
        return corrected(learn(records, seed), records, labels);
    }

    /// A learned model, corrected by what people said of some pairs.
    public static MatchModel corrected(
            MatchModel model, List<StandardRecord> records, List<LabelledPair> labels) {
        if (labels.isEmpty()) {
            return model;
        }
        Map<SourceKey, StandardRecord> byKey = new HashMap<>();
        records.forEach(record -> byKey.put(record.key(), record));
        Hubs hubs = BulkResolver.hubs(records, model.hubLimit());
        var scorer = new Scorer(model);
        var comparer = scorer.newComparer();
        var found = comparer.newFindings();
        var correction = new Correction(found.slots());
        for (var label : ordered(labels)) {
            var left = byKey.get(label.left());
            var right = byKey.get(label.right());
            if (left != null && right != null) {
                comparer.compare(scorer.prepare(left, hubs), scorer.prepare(right, hubs), found);
                correction.add(found, scorer.millibits(found), label.same());
            }
        }
        if (!correction.isEmpty()) {
            hold(correction, records, scorer, hubs);
            correction.settle();
        }
        var names = IntStream.range(0, found.slots()).mapToObj(comparer::name).toList();
        return model.withWeights(
                model.priorMillibits() + correction.priorMillibits(),
                correction.correct(model.weights(), names));
    }

    /// Lets pairs taken evenly from all that may match speak for the model as it is.
    private static void hold(
            Correction correction, List<StandardRecord> records, Scorer scorer, Hubs hubs) {
        var model = scorer.model();
        var sorted = records.stream().sorted(Comparator.comparing(StandardRecord::key)).toList();
        var candidates = Candidates.of(sorted, model::keys, model.keyLimit());
        var comparer = scorer.newComparer();
        var found = comparer.newFindings();
        List<Long> held = new ArrayList<>();
        for (long pair : candidates.sample(HELD_FROM_PAIRS).pairs()) {
            compare(sorted, pair, scorer, comparer, hubs, found);
            if (scorer.millibits(found) >= HELD_FROM_MILLIBITS) {
                held.add(pair);
            }
        }
        int step = Math.max(1, held.size() / MOST_HELD);
        double weight = Math.min(1, HELD_WEIGHT * step / Math.max(1, held.size()));
        for (int i = 0; i < held.size(); i += step) {
            compare(sorted, held.get(i), scorer, comparer, hubs, found);
            correction.hold(found, scorer.millibits(found), weight);
        }
    }

    private static void compare(
            List<StandardRecord> sorted,
            long pair,
            Scorer scorer,
            PairComparer comparer,
            Hubs hubs,
            Findings found) {
        var left = scorer.prepare(sorted.get((int) (pair >> 32)), hubs);
        comparer.compare(left, scorer.prepare(sorted.get((int) pair), hubs), found);
    }

    /// Each pair with its smaller key first, in the order of the keys, so that the order in which
    /// people answered changes nothing.
    private static List<LabelledPair> ordered(List<LabelledPair> labels) {
        return labels.stream()
                .map(label ->
                        label.left().compareTo(label.right()) <= 0
                                ? label
                                : new LabelledPair(label.right(), label.left(), label.same()))
                .sorted(
                        Comparator.comparing(LabelledPair::left)
                                .thenComparing(LabelledPair::right)
                                .thenComparing(LabelledPair::same))
                .toList();
    }

    /// In a small file the records of one person weigh in how common its values seem, so that once
    /// it is known how many there are of each, values are counted again.
    private MatchModel learn() {
        var first = learn(untrained(TermCounts.of(records)));
        if (records.size() > COUNTED_TWICE) {
            return first;
        }
        double matches = allPairs() * StrictMath.pow(2, first.priorMillibits() / 1000.0);
        double ofOne = 1 + 2 * matches / records.size();
        return learn(untrained(TermCounts.of(records, ofOne)));
    }

    private MatchModel learn(MatchModel start) {
        var candidates = people.candidates(start.keyLimit());
        var scorer = new Scorer(start);
        var prepared = people.prepared(scorer);
        var random = patterns(scorer, prepared, randomPairs());
        var sampled = candidates.sample(SAMPLED_PAIRS);
        var patterns = patterns(scorer, prepared, sampled.pairs());
        var comparer = scorer.newComparer();
        int slots = comparer.newFindings().slots();
        var names = IntStream.range(0, slots).mapToObj(comparer::name).toList();
        double scale = sampled.all() / Math.max(1, sampled.pairs().length);
        var learned = new Maximization(names, start, random, allPairs()).run(patterns, scale);
        var model =
                new MatchModel(
                        "learned",
                        learned.priorMillibits(),
                        learned.householdMillibits(),
                        start.linkMillibits(),
                        start.reviewMillibits(),
                        start.hubLimit(),
                        start.keyLimit(),
                        learned.weights(),
                        start.frequencies(),
                        candidates.commonKeys());
        if (sampled.all() <= (double) MANY_PAIRS * records.size()) {
            return model;
        }
        long[] poor = PoorKeys.of(candidates, prepared, new Scorer(model));
        return model.withCommonKeys(candidates.commonKeys().with(poor));
    }

    private MatchModel untrained(Map<String, TermFrequencies> frequencies) {
        var shipped = MatchModel.shipped();
        var weights = new TreeMap<String, Map<Level, LevelWeight>>(shipped.weights());
        for (var kind : frequencies.keySet()) {
            if (MatchModel.isFurther(kind)) {
                weights.put(kind, ShippedWeights.other());
            }
        }
        int onePerRecord = (int) (-1000 * StrictMath.log(records.size()) / StrictMath.log(2));
        return new MatchModel(
                "untrained",
                onePerRecord,
                onePerRecord,
                shipped.linkMillibits(),
                shipped.reviewMillibits(),
                shipped.hubLimit(),
                shipped.keyLimit(),
                weights,
                frequencies,
                Set.of());
    }

    private double allPairs() {
        return records.size() * (records.size() - 1.0) / 2;
    }

    /// Two records taken at random, again and again: each pair as its two numbers, the smaller in
    /// the upper half.
    private long[] randomPairs() {
        var random = new SplittableRandom(seed);
        int size = records.size();
        return LongStream.range(0, (long) Math.min(RANDOM_PAIRS, 3 * allPairs()))
                .map(_ -> pair(random.nextInt(size), random.nextInt(size)))
                .filter(pair -> pair >> 32 != (int) pair)
                .toArray();
    }

    private static long pair(int one, int other) {
        return (long) Math.min(one, other) << 32 | Math.max(one, other);
    }

    /// What pairs found, counted on all processors: counts add up the same in any order.
    private static List<Patterns.Pattern> patterns(
            Scorer scorer, PreparedPeople people, long[] pairs) {
        var all = new Patterns();
        int parts = ForkJoinPool.getCommonPoolParallelism() + 1;
        IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> {
                    var patterns = new Patterns();
                    var comparer = scorer.newComparer(people);
                    int to = (int) ((part + 1L) * pairs.length / parts);
                    for (int i = (int) ((long) part * pairs.length / parts); i < to; i++) {
                        patterns.add(comparer.compare((int) (pairs[i] >> 32), (int) pairs[i]));
                    }
                    return patterns;
                })
                .forEachOrdered(all::addAll);
        return all.all();
    }
}
