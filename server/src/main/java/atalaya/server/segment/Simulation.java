package atalaya.server.segment;

import atalaya.insight.value.Tier;
import atalaya.insight.value.Treatment.Clause;
import atalaya.insight.value.Treatment.Topic;
import java.util.ArrayList;
import java.util.List;

/// What a draft would change.
///
/// @param promises what each tier would be promised otherwise
public record Simulation(List<Promise> promises) {

    /// One promise as it is and as it would be.
    public record Promise(Tier tier, Topic topic, Clause before, Clause after) {}

    /// Where two versions differ, in the order of the table.
    public static List<Promise> promises(Terms before, Terms after) {
        var promises = new ArrayList<Promise>();
        for (var tier : Tier.values()) {
            for (var topic : Topic.values()) {
                var old = before.of(tier).clause(topic);
                var now = after.of(tier).clause(topic);
                if (!old.equals(now)) {
                    promises.add(new Promise(tier, topic, old, now));
                }
            }
        }
        return promises;
    }
}
