package atalaya.server.resolve;

import static java.util.Objects.requireNonNull;

import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.springframework.stereotype.Component;

/// Finds and judges the pairs of records that arrived, changed or were retired, and keeps what the
/// model said.
///
/// What is kept depends on the set of records and the model alone: a pair is judged when its two
/// records share a key that is not a hub, and a value that becomes a hub, or stops being one, has
/// the pairs of its holders judged again.
@Component
final class Matching {

    private final StandardRecords standards;
    private final BlockingKeys keys;
    private final Holders holders;
    private final Links links;

    Matching(StandardRecords standards, BlockingKeys keys, Holders holders, Links links) {
        this.standards = standards;
        this.keys = keys;
        this.holders = holders;
        this.links = links;
    }

    /// Stores records as they now are and brings their links up to date.
    ///
    /// @param before what was stored of those that are not new
    /// @return the records at the ends of links that came, went or changed their strength
    Set<Long> match(Map<Long, Standing> before, List<Standing> now, MatchModel model) {
        standards.save(now);
        keys.replace(before, now);
        var crossed = holders.replace(before, now, Models.HUB_LIMIT_RECORDS);
        var hubs = holders.hubs(Models.HUB_LIMIT_RECORDS);
        var holding = holders.holding(crossed.keySet());

        var asked = new HashSet<Long>();
        now.forEach(standing -> asked.add(standing.record()));
        holding.values().forEach(asked::addAll);
        var known = links.of(asked);

        var pairs = new HashSet<>(keys.candidates(now, key -> !hubs.contains(key)));
        crossed.forEach((identifier, isHub) -> {
            if (!isHub) {
                addPairs(pairs, holding.getOrDefault(identifier, List.of()));
            }
        });
        pairs.addAll(known.keySet());
        var judged = judge(pairs, model, hubs);
        return keep(known, judged);
    }

    /// What the model says of two records with the identifiers that are hubs now; empty when it
    /// keeps them apart or nothing brings them together.
    static Optional<StoredLink> judge(
            Standing left, Standing right, MatchModel model, LongPredicate isHub) {
        if (!Numbers.meet(left.keys(), right.keys(), key -> !isHub.test(key))) {
            return Optional.empty();
        }
        Hubs hubs = identifier -> isHub.test(Holders.hash(identifier));
        var verdict = model.judge(left.standard(), right.standard(), hubs);
        var pair = new Pair(left.record(), right.record());
        int millibits = verdict.score().millibits();
        return switch (verdict) {
            case Verdict.Same _ -> Optional.of(new StoredLink(pair, millibits, true));
            case Verdict.Unsure _ -> Optional.of(new StoredLink(pair, millibits, false));
            case Verdict.Different _ -> Optional.empty();
        };
    }

    private Map<Pair, StoredLink> judge(Set<Pair> pairs, MatchModel model, Set<Long> hubs) {
        var records = new HashSet<Long>();
        for (var pair : pairs) {
            records.add(pair.left());
            records.add(pair.right());
        }
        var found = standards.find(records);
        var judged = new HashMap<Pair, StoredLink>();
        pairs.parallelStream()
                .map(pair ->
                        judge(
                                requireNonNull(found.get(pair.left())),
                                requireNonNull(found.get(pair.right())),
                                model,
                                hubs::contains))
                .flatMap(Optional::stream)
                .toList()
                .forEach(link -> judged.put(link.pair(), link));
        return judged;
    }

    private Set<Long> keep(Map<Pair, StoredLink> known, Map<Pair, StoredLink> judged) {
        var touched = new HashSet<Long>();
        var changed = new ArrayList<StoredLink>();
        judged.values()
                .forEach(link -> {
                    if (!link.equals(known.get(link.pair()))) {
                        changed.add(link);
                    }
                });
        var gone = new ArrayList<Pair>();
        for (var pair : known.keySet()) {
            if (!judged.containsKey(pair)) {
                gone.add(pair);
            }
        }
        links.save(changed);
        links.remove(gone);
        changed.forEach(link -> touch(touched, link.pair()));
        gone.forEach(pair -> touch(touched, pair));
        return touched;
    }

    private static void touch(Set<Long> touched, Pair pair) {
        touched.add(pair.left());
        touched.add(pair.right());
    }

    private static void addPairs(Set<Pair> pairs, List<Long> holders) {
        for (int i = 0; i < holders.size(); i++) {
            for (int j = i + 1; j < holders.size(); j++) {
                pairs.add(Pair.of(holders.get(i), holders.get(j)));
            }
        }
    }
}
