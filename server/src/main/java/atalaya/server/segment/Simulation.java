package atalaya.server.segment;

import atalaya.insight.value.Tier;
import atalaya.insight.value.Treatment.Clause;
import atalaya.insight.value.Treatment.Topic;
import java.util.ArrayList;
import java.util.List;

/// What a draft would change, for the customers as they are.
///
/// @param customers who have a tier
/// @param moves who would change tier, the largest first
/// @param awaiting how many of them somebody would first have to agree to
/// @param promises what each tier would be promised otherwise
/// @param touched customers who would be treated otherwise: for the tier or for a promise
/// @param touchedRealised what they brought in 12 months, in minor units
public record Simulation(
        long customers,
        List<Move> moves,
        long awaiting,
        List<Promise> promises,
        long touched,
        long touchedRealised) {

    public Simulation {
        moves = List.copyOf(moves);
        promises = List.copyOf(promises);
    }

    /// Customers of one tier who would be in another.
    ///
    /// @param realised what they brought in 12 months, in minor units
    public record Move(Tier from, Tier to, long customers, long realised) {}

    /// One promise as it is and as it would be.
    ///
    /// @param customers the tier would hold
    /// @param realised what they brought in 12 months, in minor units
    public record Promise(
            Tier tier, Topic topic, Clause before, Clause after, long customers, long realised) {}

    /// How many customers change tier.
    public long moved() {
        return moves.stream().mapToLong(Move::customers).sum();
    }

    /// What those who change tier brought in 12 months, in minor units.
    public long movedRealised() {
        return moves.stream().mapToLong(Move::realised).sum();
    }

    /// Where two versions differ, in the order of the table; nobody is counted.
    public static List<Promise> promises(Terms before, Terms after) {
        var promises = new ArrayList<Promise>();
        for (var tier : Tier.values()) {
            for (var topic : Topic.values()) {
                var old = before.of(tier).clause(topic);
                var now = after.of(tier).clause(topic);
                if (!old.equals(now)) {
                    promises.add(new Promise(tier, topic, old, now, 0, 0));
                }
            }
        }
        return promises;
    }
}
