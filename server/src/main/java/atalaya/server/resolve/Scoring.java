package atalaya.server.resolve;

import atalaya.identity.cluster.PairScore;
import atalaya.identity.match.Findings;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.PairComparer;
import atalaya.identity.match.Prepared;
import atalaya.identity.match.Preparer;
import atalaya.identity.match.Scorer;
import atalaya.identity.standard.StandardRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Judges pairs by one model with the hubs of one moment: the verdicts of
/// [atalaya.identity.match.MatchModel#judge] without their evidence, each record prepared once.
///
/// It serves as long as model and hubs stay the same, and remembers the records it met.
final class Scoring {

    private final MatchModel model;
    private final Hubs hubs;
    private final Scorer scorer;
    private final Set<Long> hubsNow;
    private final Map<Long, Ready> ready = new ConcurrentHashMap<>();

    /// Remembers words and streets; begins anew when the records that hold them are forgotten.
    private volatile Preparer preparer;

    private final ThreadLocal<Comparing> comparing;

    /// @param hubs hashes of the identifiers that too many records hold
    Scoring(MatchModel model, Set<Long> hubs) {
        this.model = model;
        this.hubsNow = Set.copyOf(hubs);
        this.hubs = identifier -> hubs.contains(Holders.hash(identifier));
        this.scorer = new Scorer(model);
        this.preparer = scorer.newPreparer(this.hubs);
        this.comparing = ThreadLocal.withInitial(() -> new Comparing(scorer.newComparer()));
    }

    /// What one thread compares with.
    private record Comparing(PairComparer comparer, Findings found) {
        Comparing(PairComparer comparer) {
            this(comparer, comparer.newFindings());
        }
    }

    /// A record prepared; of another standard form it must be prepared again.
    private record Ready(StandardRecord standard, Prepared prepared) {}

    /// Whether it still judges as a new one of this model and these hubs would.
    boolean serves(MatchModel now, Set<Long> hubs) {
        return model.equals(now) && hubsNow.equals(hubs);
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
        var known = ready.get(standing.record());
        if (known != null && known.standard().equals(standing.standard())) {
            return known.prepared();
        }
        if (ready.size() > StandardRecords.REMEMBERED) {
            ready.clear();
            preparer = scorer.newPreparer(hubs);
        }
        var prepared = preparer.prepare(standing.standard());
        ready.put(standing.record(), new Ready(standing.standard(), prepared));
        return prepared;
    }
}
