package atalaya.server.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which records are tied to each other, however far: union-find with path halving.
final class Components {

    private final Map<Long, Long> parent = new HashMap<>();

    Components(Collection<Long> records) {
        records.forEach(record -> parent.put(record, record));
    }

    void join(long one, long other) {
        parent.put(root(one), root(other));
    }

    long root(long record) {
        long at = record;
        long up = up(at);
        while (up != at) {
            long further = up(up);
            parent.put(at, further);
            at = further;
            up = up(at);
        }
        return at;
    }

    /// The records of each component, by its root.
    Map<Long, List<Long>> groups() {
        var groups = new HashMap<Long, List<Long>>();
        List.copyOf(parent.keySet())
                .forEach(record ->
                        groups.computeIfAbsent(root(record), _ -> new ArrayList<>()).add(record));
        return groups;
    }

    private long up(long record) {
        var parentOf = parent.get(record);
        return parentOf == null ? record : parentOf;
    }
}
