package atalaya.server.console.page;

import java.time.Instant;
import java.util.List;

/// Why a trait of a customer says what it says.
///
/// @param url of the customer
/// @param rule what is counted, as a sentence
/// @param ranked the values that weigh most, where the trait ranks several
/// @param from which records brought how many
/// @param events those that count, newest first
/// @param more how many are left out
public record TraitPage(
        String url,
        String customer,
        String title,
        String value,
        String rule,
        List<TraitsPart.Bar> ranked,
        List<Brought> from,
        List<Event> events,
        long more) {

    public TraitPage {
        ranked = List.copyOf(ranked);
        from = List.copyOf(from);
        events = List.copyOf(events);
    }

    public record Brought(SourceTag source, String key, String events) {}

    /// @param aside channel, amount and what it is about
    public record Event(Instant at, String title, String aside, SourceTag source) {}
}
