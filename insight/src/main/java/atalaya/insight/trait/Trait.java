package atalaya.insight.trait;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One thing that a customer's behaviour tells.
///
/// @param name for programs: lower-case letters, digits and `_`
/// @param titles for people, by language
/// @param types of interactions that count; empty for all
/// @param days how many days back, today included; 0 for all time
public record Trait(
        String name,
        Map<String, String> titles,
        Set<String> types,
        Filter filter,
        Aggregate aggregate,
        int days) {

    public Trait {
        titles = Map.copyOf(titles);
        types = Set.copyOf(types);
    }

    /// What an interaction gives to this trait; empty where it does not count.
    public Optional<Part> part(Happened happened) {
        boolean asked = types.isEmpty() || types.contains(happened.type());
        return asked && filter.lets(happened) ? aggregate.part(happened) : Optional.empty();
    }

    /// Whether a day counts today. What lies ahead never does.
    public boolean covers(int day, int today) {
        return day <= today && (days == 0 || day > today - days);
    }

    /// The title in a language, or else in any, or else the name.
    public String title(String language) {
        return titles.getOrDefault(
                language, titles.values().stream().sorted().findFirst().orElse(name));
    }
}
