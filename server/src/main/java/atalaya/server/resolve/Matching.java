package atalaya.server.resolve;

import static java.util.Objects.requireNonNull;

import atalaya.identity.match.MatchModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds and judges the pairs of records that arrived, changed or were retired, and keeps what the
/// model said.
///
/// What is kept depends on the set of records and the model alone. Two records are judged when they
/// share a key that no more than the model's limit of records have. When a key crosses that limit,
/// either way, the pairs of those that have it are judged again; when an identifier does, all pairs
/// of those that hold it.
@Component
final class Matching {

    private final StandardRecords standards;
    private final BlockingKeys keys;
    private final Holders holders;
    private final Links links;
    private final Models models;

    Matching(
            StandardRecords standards,
            BlockingKeys keys,
            Holders holders,
            Links links,
            Models models) {
        this.standards = standards;
        this.keys = keys;
        this.holders = holders;
        this.links = links;
        this.models = models;
    }

    /// What came of a batch.
    ///
    /// @param touched the records whose components must be parted again
    /// @param scoring the model with the identifiers that are hubs now
    record Matched(Set<Long> touched, Scoring scoring) {}

    /// Stores records as they now are and brings their links up to date.
    ///
    /// @param before what was stored of those that are not new
    Matched match(Map<Long, Standing> before, List<Standing> now, MatchModel model) {
        var crossed = holders.replace(before, now, model.hubLimit());
        var touched = holders.holding(crossed);
        var changed = now.stream().map(Standing::record).collect(Collectors.toSet());
        // A value that is no longer compared may bring its holders nearer to any of the others.
        changed.addAll(touched);
        var keyChanges =
                keys.changes(before, now, standards.find(touched).values(), model.keyLimit());
        var scoring = models.scoring(model);
        var asked = new HashSet<>(changed);
        try (var judging = new Judging(scoring, now, this::stored)) {
            keyChanges.read(blocks -> {
                judging.ask(candidates(blocks, changed, model.keyLimit()));
                blocks.stream()
                        .filter(block -> becameCommon(block, model.keyLimit()))
                        .forEach(block -> asked.addAll(block.records()));
            });
            standards.save(now);
            keyChanges.save();
            var known = links.of(asked);
            var again = new HashSet<>(known.keySet());
            again.removeIf(pair -> changed.contains(pair.left()) || changed.contains(pair.right()));
            again.removeAll(judging.asked());
            judging.ask(candidatesAmong(again, model.keyLimit()));
            touched.addAll(keep(known, judging.join()));
        }
        return new Matched(touched, scoring);
    }

    private Collection<Standing> stored(Set<Long> records) {
        return standards.find(records).values();
    }

    private static Set<Pair> candidates(
            List<BlockingKeys.Block> blocks, Set<Long> changed, int limitRecords) {
        var pairs = new HashSet<Pair>();
        for (var block : blocks) {
            if (block.records().size() > limitRecords) {
                continue;
            }
            if (block.earlier() > limitRecords) {
                addPairs(pairs, block.records());
                continue;
            }
            for (long record : block.records()) {
                if (changed.contains(record)) {
                    for (long other : block.records()) {
                        if (other != record) {
                            pairs.add(Pair.of(record, other));
                        }
                    }
                }
            }
        }
        return pairs;
    }

    private static boolean becameCommon(BlockingKeys.Block block, int limitRecords) {
        return block.records().size() > limitRecords && block.earlier() <= limitRecords;
    }

    /// Those of these pairs, of records that did not change, that share a key under the limit.
    private Set<Pair> candidatesAmong(Set<Pair> pairs, int limitRecords) {
        if (pairs.isEmpty()) {
            return Set.of();
        }
        var found = standards.find(records(pairs));
        var shared = new HashMap<Pair, long[]>();
        for (var pair : pairs) {
            var left = requireNonNull(found.get(pair.left()));
            var right = requireNonNull(found.get(pair.right()));
            shared.put(pair, Numbers.shared(left.keys(), right.keys()));
        }
        var common =
                keys.common(
                        shared.values().stream()
                                .flatMapToLong(Arrays::stream)
                                .boxed()
                                .collect(Collectors.toSet()),
                        limitRecords);
        shared.values().removeIf(some -> Arrays.stream(some).allMatch(common::contains));
        return shared.keySet();
    }

    /// Writes what differs and returns the records at the ends of links that came, went or changed
    /// their strength.
    private Set<Long> keep(Map<Pair, StoredLink> known, Map<Pair, StoredLink> judged) {
        var changed = new ArrayList<StoredLink>();
        judged.values()
                .forEach(link -> {
                    if (!link.equals(known.get(link.pair()))) {
                        changed.add(link);
                    }
                });
        var gone = known.keySet().stream().filter(pair -> !judged.containsKey(pair)).toList();
        links.save(changed);
        links.remove(gone);
        var touched = records(gone);
        touched.addAll(records(changed.stream().map(StoredLink::pair).toList()));
        return touched;
    }

    private static Set<Long> records(Collection<Pair> pairs) {
        var records = new HashSet<Long>();
        for (var pair : pairs) {
            records.add(pair.left());
            records.add(pair.right());
        }
        return records;
    }

    private static void addPairs(Set<Pair> pairs, List<Long> records) {
        for (int i = 0; i < records.size(); i++) {
            for (int j = i + 1; j < records.size(); j++) {
                pairs.add(Pair.of(records.get(i), records.get(j)));
            }
        }
    }
}
