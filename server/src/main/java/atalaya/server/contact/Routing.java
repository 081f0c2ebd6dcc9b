package atalaya.server.contact;

import atalaya.identity.record.Attribute;
import atalaya.server.contact.PriorityRule.Priority;
import atalaya.server.profile.Profile;
import atalaya.server.profile.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Where telephony should send a call, and how soon.
@Component
final class Routing {

    /// What an agent who spoke with the customer leaves behind.
    private static final Set<String> SPOKEN =
            Set.of("Call Answered", "Call Ended", "Call Back Done", "Chat Ended", "Email Answered");

    private final List<PriorityRule> rules;
    private final Extensions extensions;

    Routing(List<PriorityRule> rules, Extensions extensions) {
        this.rules = rules;
        this.extensions = extensions;
    }

    /// Who should answer.
    ///
    /// @param agent by telephony's word
    /// @param because `owner` looks after the customer, `last-agent` spoke with them last
    record Preferred(String agent, String because) {}

    /// @param preferred null when anybody will do
    record Route(Priority priority, @Nullable Preferred preferred) {

        static Route unknown() {
            return new Route(PriorityRule.UNKNOWN, null);
        }
    }

    Route route(Profile profile, Situation situation) {
        var priority =
                rules.stream()
                        .flatMap(rule -> rule.of(profile.customer(), situation).stream())
                        .findFirst()
                        .orElse(PriorityRule.KNOWN);
        return new Route(priority, preferred(profile, situation).orElse(null));
    }

    private Optional<Preferred> preferred(Profile profile, Situation situation) {
        return profile.text(Attribute.OWNER)
                .flatMap(extensions::ofOwner)
                .map(agent -> new Preferred(agent, "owner"))
                .or(() -> lastAgent(situation));
    }

    private static Optional<Preferred> lastAgent(Situation situation) {
        return situation.latest().stream()
                .filter(entry -> SPOKEN.contains(entry.type()))
                .flatMap(entry -> agent(entry).stream())
                .findFirst()
                .map(agent -> new Preferred(agent, "last-agent"));
    }

    private static Optional<String> agent(TimelineEntry entry) {
        return Optional.ofNullable(entry.properties().get("agent"))
                .map(Object::toString)
                .map(String::strip)
                .filter(agent -> !agent.isEmpty());
    }
}
