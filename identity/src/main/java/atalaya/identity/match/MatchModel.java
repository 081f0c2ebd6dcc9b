package atalaya.identity.match;

import atalaya.identity.standard.StandardRecord;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The rules and weights by which two records are compared: plain data, learned or shipped.
///
/// It keeps no value that fewer than five records hold.
///
/// @param name the model's epoch, such as `epoch 0`
/// @param priorMillibits where every pair starts: the odds that two records taken at random are of
///   one person
/// @param householdMillibits the odds that two records taken at random are of two people of one
///   household
/// @param linkMillibits a score at or above it is [Verdict.Same]
/// @param reviewMillibits a score at or above it, and below the former, is [Verdict.Unsure]
/// @param hubLimit an identifier held by more records than this says nothing about a person
/// @param keyLimit a key held by more records than this is too common to compare them all
/// @param weights by the comparison's name, and the level reached
/// @param frequencies how common values are, by kind of value
/// @param commonKeys hashes of the keys that were over the limit when the model was learned, or
///   brought hardly anybody together
public record MatchModel(
        String name,
        int priorMillibits,
        int householdMillibits,
        int linkMillibits,
        int reviewMillibits,
        int hubLimit,
        int keyLimit,
        Map<String, Map<Level, LevelWeight>> weights,
        Map<String, TermFrequencies> frequencies,
        Set<Long> commonKeys) {

    /// How many further columns of a file are compared at most. More hardly ever say more, and what
    /// a pair found is kept as one bit for each comparison.
    public static final int MOST_FURTHER_COLUMNS = 18;

    private static final MatchModel SHIPPED =
            new MatchModel(
                    "epoch 0",
                    -20_000,
                    -19_000,
                    0,
                    -3_000,
                    40,
                    100,
                    ShippedWeights.all(),
                    ShippedFrequencies.all(),
                    Set.of());

    public MatchModel {
        if (reviewMillibits > linkMillibits) {
            throw new IllegalArgumentException(
                    ("The review threshold (%d millibits) of model (%s) must not be above its link"
                                    + " threshold (%d millibits). Maybe the two are swapped.")
                            .formatted(reviewMillibits, name, linkMillibits));
        }
        long further = weights.keySet().stream().filter(MatchModel::isFurther).count();
        if (further > MOST_FURTHER_COLUMNS) {
            throw new IllegalArgumentException(
                    "The model (%s) compares %d further columns; %d are the most."
                            .formatted(name, further, MOST_FURTHER_COLUMNS));
        }
        var sorted = new TreeMap<String, Map<Level, LevelWeight>>();
        weights.forEach((comparison, levels) -> {
            var byLevel = new EnumMap<Level, LevelWeight>(Level.class);
            byLevel.putAll(levels);
            sorted.put(comparison, Collections.unmodifiableMap(byLevel));
        });
        weights = Collections.unmodifiableMap(sorted);
        frequencies = Collections.unmodifiableMap(new TreeMap<>(frequencies));
        commonKeys = KeySet.of(commonKeys);
    }

    /// Whether a comparison, or a kind of value, is of a further column: `other:occupation`.
    public static boolean isFurther(String comparison) {
        return comparison.startsWith(Comparison.OTHER.word() + ":");
    }

    /// The model that ships with Atalaya: what is usual in customer files of Spain and Latin
    /// America.
    public static MatchModel shipped() {
        return SHIPPED;
    }

    /// The values another record must share one of to be compared with this one. Depends on the
    /// record and this model alone, never on what else has arrived.
    public List<BlockingKey> keys(StandardRecord record) {
        return Keys.of(record).stream().filter(key -> !commonKeys.contains(key.hash())).toList();
    }

    /// Decides whether two records describe one person. Symmetric: the order of the two changes
    /// only which value of the evidence is on the left.
    public Verdict judge(StandardRecord left, StandardRecord right, Hubs hubs) {
        return new Judge(this).judge(left, right, hubs);
    }

    /// What a score means by this model's thresholds.
    public Verdict verdict(MatchScore score) {
        if (score.millibits() >= linkMillibits) {
            return new Verdict.Same(score);
        }
        return score.millibits() >= reviewMillibits
                ? new Verdict.Unsure(score)
                : new Verdict.Different(score);
    }

    /// The same model with another start and other weights.
    public MatchModel withWeights(int millibits, Map<String, Map<Level, LevelWeight>> other) {
        return new MatchModel(
                name,
                millibits,
                householdMillibits,
                linkMillibits,
                reviewMillibits,
                hubLimit,
                keyLimit,
                other,
                frequencies,
                commonKeys);
    }

    /// The same model with other keys that bring nobody together.
    public MatchModel withCommonKeys(Set<Long> keys) {
        return new MatchModel(
                name,
                priorMillibits,
                householdMillibits,
                linkMillibits,
                reviewMillibits,
                hubLimit,
                keyLimit,
                weights,
                frequencies,
                keys);
    }

    /// The same model with another link threshold.
    public MatchModel withThreshold(int millibits) {
        return new MatchModel(
                name,
                priorMillibits,
                householdMillibits,
                millibits,
                Math.min(millibits, reviewMillibits),
                hubLimit,
                keyLimit,
                weights,
                frequencies,
                commonKeys);
    }
}
