package atalaya.identity.cluster;

import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.StandardRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Gives each leaf to the one customer that holds its identifier.
final class Leaves {

    private Leaves() {}

    /// A leaf whose identifiers lie with no customer or with two stays alone: a shared telephone is
    /// nobody's. Two leaves never join each other.
    static void join(List<StandardRecord> records, List<Link> links, Groups groups) {
        Map<Identifier, Set<Integer>> holders = new HashMap<>();
        Set<Integer> leaves = new TreeSet<>();
        for (int i = 0; i < records.size(); i++) {
            if (!records.get(i).type().founds()) {
                leaves.add(i);
            }
        }
        if (leaves.isEmpty()) {
            return;
        }
        for (int leaf : leaves) {
            for (var identifier : records.get(leaf).identifiers()) {
                holders.put(identifier, new TreeSet<>());
            }
        }
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).type().founds()) {
                for (var identifier : records.get(i).identifiers()) {
                    var held = holders.get(identifier);
                    if (held != null) {
                        held.add(groups.root(i));
                    }
                }
            }
        }
        for (int leaf : leaves) {
            Set<Integer> found = new TreeSet<>();
            for (var identifier : records.get(leaf).identifiers()) {
                found.addAll(holders.getOrDefault(identifier, Set.of()));
            }
            if (found.size() == 1) {
                groups.add(leaf, groups.root(found.iterator().next()));
            }
        }
    }
}
