package atalaya.server.segment;

import atalaya.server.access.SignedIn;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tries a draft on the customers as they are, before anybody is treated by it.
@Component
public class Simulations {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Treatments treatments;

    Simulations(Treatments treatments) {
        this.treatments = treatments;
    }

    /// What a draft would change against the version in force, kept with the draft.
    public Simulation run(SignedIn who, int version) {
        var draft = treatments.known(version);
        var simulation =
                new Simulation(Simulation.promises(treatments.inForce().terms(), draft.terms()));
        treatments.simulated(who, version, JSON.writeValueAsString(simulation));
        return simulation;
    }
}
