package atalaya.server.resolve;

import atalaya.identity.cluster.ClusterChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Places records anew: walks the components they belong to, parts each into customers, and writes
/// what changed to the ledger.
@Component
final class Placement {

    private final StandardRecords standards;
    private final Links links;
    private final Places places;
    private final Ledger ledger;

    Placement(StandardRecords standards, Links links, Places places, Ledger ledger) {
        this.standards = standards;
        this.links = links;
        this.places = places;
        this.ledger = ledger;
    }

    /// A set of records none of which is tied to a record outside it.
    private record Surroundings(Set<Long> records, Map<Pair, StoredLink> links) {}

    /// Places these records and all they are tied to.
    ///
    /// @return the room's state with the ledger moved on
    Room.State place(
            Room.State state,
            Collection<Long> records,
            HandDecisions hand,
            LedgerEntry.Cause cause,
            @Nullable Long decision) {
        var around = walk(records, hand);
        var before = places.of(around.records());
        var after = part(around, hand);
        var moved = new HashMap<>(after);
        moved.entrySet().removeIf(place -> place.getValue().equals(before.get(place.getKey())));
        places.save(moved);
        long last =
                ledger.append(
                        state.lastChange(), ClusterChange.between(before, after), cause, decision);
        return state.withChange(last);
    }

    /// Everything these records are tied to by links or by hand, however far.
    private Surroundings walk(Collection<Long> records, HandDecisions hand) {
        var seen = new HashSet<>(records);
        var found = new HashMap<Pair, StoredLink>();
        Collection<Long> frontier = seen;
        while (!frontier.isEmpty()) {
            var next = new HashSet<Long>();
            var met = links.sameOf(frontier);
            found.putAll(met);
            for (var pair : met.keySet()) {
                next.add(pair.left());
                next.add(pair.right());
            }
            frontier.forEach(record -> next.addAll(hand.tiedTo(record)));
            next.removeAll(seen);
            seen.addAll(next);
            frontier = next;
        }
        return new Surroundings(seen, found);
    }

    private Map<Long, Long> part(Surroundings around, HandDecisions hand) {
        var found = standards.find(around.records());
        var components = new Components(around.records());
        around.links().keySet().forEach(pair -> components.join(pair.left(), pair.right()));
        for (long record : around.records()) {
            hand.tiedTo(record).forEach(other -> components.join(record, other));
        }
        var linksOf = new HashMap<Long, List<StoredLink>>();
        for (var link : around.links().values()) {
            linksOf.computeIfAbsent(components.root(link.pair().left()), _ -> new ArrayList<>())
                    .add(link);
        }
        var after = new HashMap<Long, Long>();
        components
                .groups()
                .forEach((root, members) ->
                        after.putAll(
                                Parting.part(
                                        members.stream().map(found::get).toList(),
                                        linksOf.getOrDefault(root, List.of()),
                                        hand)));
        return after;
    }
}
