package atalaya.server.resolve;

import static java.util.Objects.requireNonNull;

import atalaya.identity.cluster.Clustering;
import atalaya.identity.cluster.Link;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Parts the records of one component into customers and names them.
final class Parting {

    private Parting() {}

    /// The customer of each record of a component.
    ///
    /// @param component no followers, but those a person tied to somebody
    /// @param links those the model calls the same, between records of the component
    static Map<Long, Long> part(
            List<Standing> component,
            Collection<StoredLink> links,
            HandDecisions hand,
            Scoring scoring) {
        var places = new HashMap<Long, Long>();
        if (component.size() == 1) {
            var only = component.getFirst();
            places.put(only.record(), only.serial());
            return places;
        }
        for (var group : groups(component, links, hand, scoring)) {
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

    private static List<List<Standing>> groups(
            List<Standing> component,
            Collection<StoredLink> links,
            HandDecisions hand,
            Scoring scoring) {
        var sorted =
                component.stream()
                        .sorted(Comparator.comparing(one -> one.standard().key()))
                        .toList();
        var place = new HashMap<Long, Integer>();
        var keys = new HashMap<Long, SourceKey>();
        for (var one : sorted) {
            place.put(one.record(), place.size());
            keys.put(one.record(), one.standard().key());
        }
        List<Link> among = new ArrayList<>();
        for (var link : links) {
            among.add(
                    new Link(
                            requireNonNull(place.get(link.pair().left())),
                            requireNonNull(place.get(link.pair().right())),
                            link.millibits()));
        }
        return Clustering.partition(
                        sorted.stream().map(Parting::compared).toList(),
                        among,
                        hand.among(keys),
                        scoring.among(sorted))
                .stream()
                .map(group -> group.stream().map(sorted::get).toList())
                .toList();
    }

    /// A bare identifier that a person tied to somebody is placed like a person's record, so that
    /// it bridges nothing else.
    private static StandardRecord compared(Standing one) {
        var standard = one.standard();
        return one.founds()
                ? standard
                : new StandardRecord(standard.key(), RecordType.PERSON, standard.identifiers());
    }
}
