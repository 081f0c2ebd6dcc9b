package atalaya.identity.match;

import atalaya.identity.standard.StandardRecord;
import java.util.List;

/// The rules and weights by which two records are compared.
///
/// @param name the model's epoch, such as `epoch 0`
/// @param priorMillibits where every pair starts
/// @param linkMillibits a score at or above it is [Verdict.Same]
/// @param reviewMillibits a score at or above it, and below the former, is [Verdict.Unsure]
public record MatchModel(String name, int priorMillibits, int linkMillibits, int reviewMillibits) {

    /// The model that ships with Atalaya: weights for names and documents of Spain and Latin
    /// America.
    public static MatchModel shipped() {
        return new MatchModel("epoch 0", -10_000, 3_000, 0);
    }

    /// The values another record must share one of to be compared with this one. Depends on the
    /// record and this model alone, never on what else has arrived.
    public List<BlockingKey> keys(StandardRecord record) {
        return record.identifiers().stream()
                .map(identifier -> new BlockingKey(identifier.type().word(), identifier.value()))
                .toList();
    }

    /// Decides whether two records describe one person. Symmetric: the order of the two changes
    /// only which value of the evidence is on the left.
    public Verdict judge(StandardRecord left, StandardRecord right, Hubs hubs) {
        List<Evidence> evidence =
                left.identifiers().stream()
                        .filter(right.identifiers()::contains)
                        .filter(identifier -> !hubs.isHub(identifier))
                        .map(same ->
                                new Evidence(
                                        same.type().word(),
                                        "exact",
                                        14_000,
                                        same.value(),
                                        same.value()))
                        .toList();
        var score = new MatchScore(priorMillibits, evidence);
        if (score.millibits() >= linkMillibits) {
            return new Verdict.Same(score);
        }
        return score.millibits() >= reviewMillibits
                ? new Verdict.Unsure(score)
                : new Verdict.Different(score);
    }
}
