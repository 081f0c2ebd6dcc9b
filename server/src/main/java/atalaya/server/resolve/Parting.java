package atalaya.server.resolve;

import static java.util.Objects.requireNonNull;

import atalaya.identity.cluster.Clustering;
import atalaya.identity.cluster.HandDecision;
import atalaya.identity.cluster.Link;
import atalaya.identity.record.SourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Parts the records of one component into customers and names them.
///
/// Records that live are parted by [Clustering]. A retired one then follows the living customer it
/// resembles most and joins nobody, unless a person tied it to another, in which case it counts as
/// living. So the living are parted as if the retired had never been.
final class Parting {

    private final Map<Long, Standing> records = new HashMap<>();
    private final Collection<StoredLink> links;
    private final HandDecisions hand;

    private Parting(List<Standing> component, Collection<StoredLink> links, HandDecisions hand) {
        component.forEach(standing -> records.put(standing.record(), standing));
        this.links = links;
        this.hand = hand;
    }

    /// The customer of each record of a component.
    ///
    /// @param links those the model calls the same, between records of the component
    static Map<Long, Long> part(
            List<Standing> component, Collection<StoredLink> links, HandDecisions hand) {
        var places = new HashMap<Long, Long>();
        if (component.size() == 1) {
            var only = component.getFirst();
            places.put(only.record(), only.serial());
            return places;
        }
        for (var group : new Parting(component, links, hand).groups()) {
            long anchor = anchor(group);
            group.forEach(standing -> places.put(standing.record(), anchor));
        }
        return places;
    }

    /// The smallest serial among those that found a customer, or among all where none does: a
    /// device that later turns out to be shared must not take the id with it.
    private static long anchor(List<Standing> group) {
        return group.stream()
                .min(
                        Comparator.comparing((Standing one) -> !one.founds())
                                .thenComparing(Standing::serial))
                .orElseThrow()
                .serial();
    }

    private List<List<Standing>> groups() {
        var living = new ArrayList<Standing>();
        var retired = new ArrayList<Standing>();
        records.values().stream()
                .sorted(Comparator.comparing(one -> one.standard().key()))
                .forEach(one -> (lives(one) ? living : retired).add(one));
        var groups = clusters(living);
        var groupOf = new HashMap<Long, List<Standing>>();
        for (var group : groups) {
            group.forEach(one -> groupOf.put(one.record(), group));
        }
        var left = new ArrayList<Standing>();
        for (var one : retired) {
            followed(one, groupOf).ifPresentOrElse(group -> group.add(one), () -> left.add(one));
        }
        var all = new ArrayList<>(groups);
        all.addAll(clusters(left));
        return all;
    }

    private boolean lives(Standing one) {
        return !one.retired() || !hand.tiedTo(one.record()).isEmpty();
    }

    /// The living customer a retired record is linked to most strongly, ties by key, among those
    /// nobody parted it from; by a founder rather than by a leaf.
    private Optional<List<Standing>> followed(Standing retired, Map<Long, List<Standing>> groupOf) {
        return links.stream()
                .filter(link -> touches(link, retired.record()))
                .map(link -> new Lead(link, other(link, retired)))
                .filter(lead -> groupOf.containsKey(lead.to().record()))
                .sorted(Lead.STRONGEST)
                .map(lead -> requireNonNull(groupOf.get(lead.to().record())))
                .filter(group ->
                        group.stream().noneMatch(one -> hand.parts(one.record(), retired.record())))
                .findFirst();
    }

    /// A link seen from one of its ends.
    private record Lead(StoredLink link, Standing to) {
        static final Comparator<Lead> STRONGEST =
                Comparator.comparing((Lead lead) -> !lead.to().founds())
                        .thenComparing(lead -> -lead.link().millibits())
                        .thenComparing(lead -> lead.to().standard().key());
    }

    private Standing other(StoredLink link, Standing one) {
        return requireNonNull(records.get(link.pair().other(one.record())));
    }

    private static boolean touches(StoredLink link, long record) {
        return link.pair().left() == record || link.pair().right() == record;
    }

    private List<List<Standing>> clusters(List<Standing> some) {
        if (some.isEmpty()) {
            return List.of();
        }
        var place = new HashMap<Long, Integer>();
        var keys = new HashMap<Long, SourceKey>();
        for (var one : some) {
            place.put(one.record(), place.size());
            keys.put(one.record(), one.standard().key());
        }
        List<Link> among = new ArrayList<>();
        for (var link : links) {
            var left = place.get(link.pair().left());
            var right = place.get(link.pair().right());
            if (left != null && right != null) {
                among.add(new Link(left, right, link.millibits()));
            }
        }
        among.sort(Comparator.comparingInt(Link::left).thenComparingInt(Link::right));
        List<HandDecision> said = hand.among(keys);
        return Clustering.partition(some.stream().map(Standing::standard).toList(), among, said)
                .stream()
                .map(group -> new ArrayList<>(group.stream().map(some::get).toList()))
                .map(group -> (List<Standing>) group)
                .toList();
    }
}
