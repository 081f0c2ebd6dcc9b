package atalaya.identity.learn;

import atalaya.identity.bulk.BulkResolver;
import atalaya.identity.bulk.Candidates;
import atalaya.identity.match.Findings;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.Level;
import atalaya.identity.match.LevelWeight;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.Prepared;
import atalaya.identity.match.Scorer;
import atalaya.identity.match.ShippedWeights;
import atalaya.identity.standard.StandardRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Learns a model's weights from records without labels.
///
/// How common values are comes from counting. What two strangers share by chance comes from pairs
/// taken at random. What two records of one person share comes from expectation maximisation over
/// the candidate pairs (Dempster, Laird and Rubin 1977; for record linkage Winkler 1988), which
/// starts at the shipped weights and is held near them where the data say little.
public final class Trainer {

    private static final int SAMPLED_PAIRS = 500_000;
    private static final int RANDOM_PAIRS = 400_000;

    private final List<StandardRecord> records;
    private final long seed;

    private Trainer(List<StandardRecord> records, long seed) {
        this.records = records;
        this.seed = seed;
    }

    /// Learns from the records alone. The same records in any order and the same seed give the same
    /// model.
    public static MatchModel learn(List<StandardRecord> records, long seed) {
        var sorted = records.stream().sorted(Comparator.comparing(StandardRecord::key)).toList();
        return sorted.size() < 2 ? MatchModel.shipped() : new Trainer(sorted, seed).learn();
    }

    private MatchModel learn() {
        var start = untrained();
        var candidates = Candidates.of(records, MatchModel.shipped()::keys, start.keyLimit());
        var scorer = new Scorer(start);
        var prepared = prepare(scorer);
        var random = randomPatterns(scorer, prepared);
        var sampled = candidates.sample(SAMPLED_PAIRS);
        var patterns = new Patterns();
        var comparer = scorer.newComparer();
        var found = comparer.newFindings();
        for (long pair : sampled) {
            comparer.compare(prepared[(int) (pair >> 32)], prepared[(int) pair], found);
            patterns.add(found);
        }
        var names = IntStream.range(0, found.slots()).mapToObj(comparer::name).toList();
        double scale = sampled.length == 0 ? 1 : (double) candidates.pairs() / sampled.length;
        var learned = new Maximization(names, start, random, allPairs()).run(patterns.all(), scale);
        return new MatchModel(
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
    }

    private MatchModel untrained() {
        var shipped = MatchModel.shipped();
        var frequencies = TermCounts.of(records);
        var weights = new TreeMap<String, Map<Level, LevelWeight>>(shipped.weights());
        for (var kind : frequencies.keySet()) {
            if (kind.startsWith("other:")) {
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

    private Prepared[] prepare(Scorer scorer) {
        Hubs hubs = BulkResolver.hubs(records, scorer.model().hubLimit());
        var prepared = new Prepared[records.size()];
        IntStream.range(0, prepared.length)
                .parallel()
                .forEach(i -> prepared[i] = scorer.prepare(records.get(i), hubs));
        return prepared;
    }

    private List<Patterns.Pattern> randomPatterns(Scorer scorer, Prepared[] prepared) {
        var random = new SplittableRandom(seed);
        var patterns = new Patterns();
        var comparer = scorer.newComparer();
        Findings found = comparer.newFindings();
        double pairs = Math.min(RANDOM_PAIRS, 3 * allPairs());
        for (int i = 0; i < pairs; i++) {
            int left = random.nextInt(prepared.length);
            int right = random.nextInt(prepared.length);
            if (left != right) {
                comparer.compare(
                        prepared[Math.min(left, right)], prepared[Math.max(left, right)], found);
                patterns.add(found);
            }
        }
        return patterns.all();
    }
}
