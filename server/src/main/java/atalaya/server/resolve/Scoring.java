package atalaya.server.resolve;

import atalaya.identity.cluster.PairScore;
import atalaya.identity.match.Findings;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.PairComparer;
import atalaya.identity.match.Prepared;
import atalaya.identity.match.Scorer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Judges pairs by one model with the hubs of one moment: the verdicts of
/// [atalaya.identity.match.MatchModel#judge] without their evidence, each record prepared once.
final class Scoring {

    private final MatchModel model;
    private final Hubs hubs;
    private final Scorer scorer;
    private final Map<Long, Prepared> prepared = new ConcurrentHashMap<>();
    private final ThreadLocal<Comparing> comparing;

    /// @param hubs hashes of the identifiers that too many records hold
    Scoring(MatchModel model, Set<Long> hubs) {
        this.model = model;
        this.hubs = identifier -> hubs.contains(Holders.hash(identifier));
        this.scorer = new Scorer(model);
        this.comparing = ThreadLocal.withInitial(() -> new Comparing(scorer.newComparer()));
    }

    /// What one thread compares with.
    private record Comparing(PairComparer comparer, Findings found) {
        Comparing(PairComparer comparer) {
            this(comparer, comparer.newFindings());
        }
    }

    MatchModel model() {
        return model;
    }

    /// What the model says of two records; empty where it calls them different.
    Optional<StoredLink> judge(Standing one, Standing other) {
        int millibits = millibits(one, other);
        return millibits < model.reviewMillibits()
                ? Optional.empty()
                : Optional.of(
                        new StoredLink(
                                Pair.of(one.record(), other.record()),
                                millibits,
                                millibits >= model.linkMillibits()));
    }

    /// Scores of any two of these records, for the parting of a component.
    PairScore among(List<Standing> records) {
        return (left, right) -> millibits(records.get(left), records.get(right));
    }

    private int millibits(Standing one, Standing other) {
        boolean ordered = one.standard().key().compareTo(other.standard().key()) <= 0;
        var mine = comparing.get();
        mine.comparer()
                .compare(
                        prepared(ordered ? one : other),
                        prepared(ordered ? other : one),
                        mine.found());
        return scorer.millibits(mine.found());
    }

    private Prepared prepared(Standing standing) {
        return prepared.computeIfAbsent(
                standing.record(), _ -> scorer.prepare(standing.standard(), hubs));
    }
}
