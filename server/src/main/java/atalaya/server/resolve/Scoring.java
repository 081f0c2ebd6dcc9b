package atalaya.server.resolve;

import atalaya.identity.cluster.PairScore;
import atalaya.identity.match.Findings;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.PairComparer;
import atalaya.identity.match.Prepared;
import atalaya.identity.match.Preparer;
import atalaya.identity.match.Scorer;
import atalaya.identity.record.SourceKey;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Judges pairs by one model with the hubs of one moment: the verdicts of
/// [atalaya.identity.match.MatchModel#judge] without their evidence, each record prepared once.
///
/// It serves as long as model and hubs stay the same, and remembers the records it met.
final class Scoring {

    /// A tenth of the memory, at 4 KB a record.
    private static final int REMEMBERED =
            (int) Math.max(20_000, Runtime.getRuntime().maxMemory() / 10 / 4_000);

    private final MatchModel model;
    private final Hubs hubs;
    private final Scorer scorer;
    private final Set<Long> hubsNow;
    private final Cache<Long, Ready> ready = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /// Remembers words and streets; begins anew after as many records as are remembered.
    private volatile Preparer preparer;

    private final AtomicInteger prepared = new AtomicInteger();

    private final ThreadLocal<Comparing> comparing;

    /// @param hubs hashes of the identifiers that too many records hold
    Scoring(MatchModel model, Set<Long> hubs) {
        this.model = model;
        this.hubsNow = Set.copyOf(hubs);
        this.hubs = identifier -> !hubsNow.isEmpty() && hubsNow.contains(Holders.hash(identifier));
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
    record Ready(long record, byte[] packed, SourceKey key, Prepared prepared) {}

    /// Whether it still judges as a new one of this model and these hubs would.
    boolean serves(MatchModel now, Set<Long> hubs) {
        return model.equals(now) && hubsNow.equals(hubs);
    }

    /// What the model says of two records; empty where it calls them different.
    Optional<StoredLink> judge(Ready one, Ready other) {
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
        var all = records.stream().map(this::ready).toList();
        return (left, right) -> millibits(all.get(left), all.get(right));
    }

    private int millibits(Ready one, Ready other) {
        boolean ordered = one.key().compareTo(other.key()) <= 0;
        var mine = comparing.get();
        mine.comparer()
                .compare(
                        (ordered ? one : other).prepared(),
                        (ordered ? other : one).prepared(),
                        mine.found());
        return scorer.millibits(mine.found());
    }

    Ready ready(Standing standing) {
        byte[] packed = standing.packed();
        var known = ready.getIfPresent(standing.record());
        if (known != null && Arrays.equals(known.packed(), packed)) {
            return known;
        }
        if (prepared.incrementAndGet() % REMEMBERED == 0) {
            preparer = scorer.newPreparer(hubs);
        }
        var standard = standing.standard();
        var fresh =
                new Ready(standing.record(), packed, standard.key(), preparer.prepare(standard));
        ready.put(standing.record(), fresh);
        return fresh;
    }
}
