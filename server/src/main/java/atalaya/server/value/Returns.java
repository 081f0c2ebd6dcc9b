package atalaya.server.value;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A return of one customer, from the wish to the end.
///
/// @param settled when it was refunded or rejected; null while it is open
record Returns(Instant requested, @Nullable Instant settled) {

    private static final Set<String> SETTLED = Set.of("Return Refunded", "Return Rejected");

    /// @param facts in order; returns without a reference cannot be followed
    static List<Returns> of(List<Fact> facts) {
        var requested = new LinkedHashMap<Long, Instant>();
        var settled = new HashMap<Long, Instant>();
        for (var fact : facts) {
            if (fact.reference() == 0) {
                continue;
            }
            if (fact.type().equals("Return Requested")) {
                requested.putIfAbsent(fact.reference(), fact.at());
            } else if (SETTLED.contains(fact.type())) {
                settled.putIfAbsent(fact.reference(), fact.at());
            }
        }
        var returns = new ArrayList<Returns>();
        requested.forEach((reference, at) -> returns.add(new Returns(at, settled.get(reference))));
        return returns;
    }
}
