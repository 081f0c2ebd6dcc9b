package atalaya.server.segment;

import atalaya.insight.value.Tier;
import atalaya.insight.value.TierDecision.Reason;
import atalaya.server.access.SignedIn;
import atalaya.server.segment.Simulation.Move;
import atalaya.server.segment.Simulation.Promise;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tries a draft on the customers as they are, before anybody is treated by it.
@Component
public class Simulations {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Treatments treatments;
    private final Tiers tiers;

    Simulations(Treatments treatments, Tiers tiers) {
        this.treatments = treatments;
        this.tiers = tiers;
    }

    /// What a draft would change against the version in force, kept with the draft.
    public Simulation run(SignedIn who, int version) {
        var draft = treatments.known(version);
        var simulation = simulate(treatments.inForce().terms(), draft.terms());
        treatments.simulated(who, version, JSON.writeValueAsString(simulation));
        return simulation;
    }

    /// What the last simulation of a version found; empty before one, and after an edit.
    public Optional<Simulation> of(int version) {
        return treatments.simulation(version).map(json -> JSON.readValue(json, Simulation.class));
    }

    /// Customers and what they brought, counted together.
    private record Count(long customers, long realised) {

        static final Count NOBODY = new Count(0, 0);

        Count with(long realised) {
            return new Count(customers + 1, Math.addExact(this.realised, realised));
        }
    }

    private Simulation simulate(Terms now, Terms then) {
        var all = tiers.all();
        var rule = tiers.rule(then.tiering(), all);
        var moves = new HashMap<Map.Entry<Tier, Tier>, Count>();
        var held = new EnumMap<Tier, Count>(Tier.class);
        var promises = Simulation.promises(now, then);
        var otherwise = promises.stream().map(Promise::tier).collect(Collectors.toSet());
        long awaiting = 0;
        var touched = Count.NOBODY;
        boolean sameTiering = now.tiering().equals(then.tiering());
        for (var one : all) {
            var decision = rule.decide(Tiers.standing(one, null));
            var tier = sameTiering ? one.tier() : decision.proposed();
            held.merge(tier, Count.NOBODY.with(one.realised()), Simulations::sum);
            if (tier != one.tier()) {
                moves.merge(
                        Map.entry(one.tier(), tier),
                        Count.NOBODY.with(one.realised()),
                        Simulations::sum);
                awaiting += decision.reason() == Reason.AWAITS_APPROVAL ? 1 : 0;
            }
            if (tier != one.tier() || otherwise.contains(tier)) {
                touched = touched.with(one.realised());
            }
        }
        return new Simulation(
                all.size(),
                moves(moves),
                awaiting,
                counted(promises, held),
                touched.customers(),
                touched.realised());
    }

    private static Count sum(Count one, Count other) {
        return new Count(
                one.customers + other.customers, Math.addExact(one.realised, other.realised));
    }

    private static List<Move> moves(Map<Map.Entry<Tier, Tier>, Count> moves) {
        return moves.entrySet().stream()
                .map(move ->
                        new Move(
                                move.getKey().getKey(),
                                move.getKey().getValue(),
                                move.getValue().customers(),
                                move.getValue().realised()))
                .sorted(
                        Comparator.comparingLong(Move::customers)
                                .reversed()
                                .thenComparing(Move::from)
                                .thenComparing(Move::to))
                .toList();
    }

    private static List<Promise> counted(List<Promise> promises, Map<Tier, Count> held) {
        return promises.stream()
                .map(one -> {
                    var count = held.getOrDefault(one.tier(), Count.NOBODY);
                    return new Promise(
                            one.tier(),
                            one.topic(),
                            one.before(),
                            one.after(),
                            count.customers(),
                            count.realised());
                })
                .toList();
    }
}
