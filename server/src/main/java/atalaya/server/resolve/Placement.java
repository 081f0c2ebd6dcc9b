package atalaya.server.resolve;

import static java.util.Objects.requireNonNull;

import atalaya.identity.cluster.ClusterChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Places records anew: walks the components they belong to, parts each into customers, lets
/// followers follow, and writes what changed to the ledger.
@Component
final class Placement {

    private final StandardRecords standards;
    private final Links links;
    private final Holders holders;
    private final Places places;
    private final Ledger ledger;

    Placement(
            StandardRecords standards, Links links, Holders holders, Places places, Ledger ledger) {
        this.standards = standards;
        this.links = links;
        this.holders = holders;
        this.places = places;
        this.ledger = ledger;
    }

    /// What is to be placed, and by which rules.
    ///
    /// @param records whose components are parted again
    /// @param loosened identifiers that records have lost: their followers look again
    record Task(
            Collection<Long> records,
            Collection<Long> loosened,
            HandDecisions hand,
            Scoring scoring,
            LedgerEntry.Cause cause,
            @Nullable Long decision) {}

    /// Places records and all they are tied to.
    ///
    /// @return the room's state with the ledger moved on
    Room.State place(Room.State state, Task task) {
        var around = walk(task.records(), task.hand());
        var standing = standards.find(around.records());
        var after = part(around, standing, task);
        var before = new HashMap<>(places.of(around.records()));
        var moved = moved(before, after);
        places.save(moved);

        var followers = followers(around, standing, moved.keySet(), task);
        if (!followers.isEmpty()) {
            var followed = follow(followers, task.hand());
            before.putAll(places.of(followed.keySet()));
            places.save(moved(before, followed));
            after.putAll(followed);
        }
        before.keySet().retainAll(after.keySet());
        return state.withChange(
                ledger.append(
                        state.lastChange(),
                        ClusterChange.between(before, after),
                        task.cause(),
                        task.decision()));
    }

    /// A set of records none of which is tied to a record outside it.
    private record Surroundings(Set<Long> records, Map<Pair, StoredLink> links) {}

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

    private static boolean follows(Standing standing, HandDecisions hand) {
        return standing.follows() && hand.tiedTo(standing.record()).isEmpty();
    }

    private static Map<Long, Long> part(
            Surroundings around, Map<Long, Standing> standing, Task task) {
        var leading =
                around.records().stream()
                        .filter(record ->
                                !follows(requireNonNull(standing.get(record)), task.hand()))
                        .toList();
        var components = new Components(leading);
        around.links().keySet().forEach(pair -> components.join(pair.left(), pair.right()));
        leading.forEach(record ->
                task.hand().tiedTo(record).forEach(other -> components.join(record, other)));
        var linksOf = new HashMap<Long, List<StoredLink>>();
        for (var link : around.links().values()) {
            linksOf.computeIfAbsent(components.root(link.pair().left()), _ -> new ArrayList<>())
                    .add(link);
        }
        var after = new HashMap<Long, Long>();
        components
                .groups()
                .forEach((root, members) -> {
                    var component =
                            members.stream().map(one -> requireNonNull(standing.get(one))).toList();
                    after.putAll(
                            Parting.part(
                                    component,
                                    linksOf.getOrDefault(root, List.of()),
                                    task.hand(),
                                    task.scoring()));
                });
        return after;
    }

    /// The followers among the records themselves, and those that follow an identifier of a record
    /// that came or moved.
    private List<Standing> followers(
            Surroundings around, Map<Long, Standing> standing, Set<Long> moved, Task task) {
        var identifiers = new HashSet<>(task.loosened());
        var some = new HashSet<Long>();
        for (var record : around.records()) {
            var one = requireNonNull(standing.get(record));
            if (one.follows()) {
                some.add(record);
            } else if (moved.contains(record) || task.records().contains(record)) {
                Arrays.stream(one.identifiers()).forEach(identifiers::add);
            }
        }
        some.addAll(holders.following(identifiers));
        return standards.find(some).values().stream()
                .filter(one -> follows(one, task.hand()))
                .toList();
    }

    /// Each follower with the one customer that holds its identifiers, or else with itself.
    private Map<Long, Long> follow(List<Standing> followers, HandDecisions hand) {
        var followed = new HashMap<Long, Long>();
        followers.forEach(one -> followed.put(one.record(), one.serial()));
        followed.putAll(holders.followed(followers));
        for (var one : followers) {
            var customer = requireNonNull(followed.get(one.record()));
            if (hand.partedFrom(one.record()).stream()
                    .anyMatch(other -> customer.equals(places.of(Set.of(other)).get(other)))) {
                followed.put(one.record(), one.serial());
            }
        }
        return followed;
    }

    private static Map<Long, Long> moved(Map<Long, Long> before, Map<Long, Long> after) {
        var moved = new HashMap<>(after);
        moved.entrySet().removeIf(place -> place.getValue().equals(before.get(place.getKey())));
        return moved;
    }
}
