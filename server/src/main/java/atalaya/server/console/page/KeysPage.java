package atalaya.server.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys by which programs send events or read.
///
/// @param sources that a key may be made for
/// @param roles that a key may act with
/// @param made a key that was just made, or null
public record KeysPage(
        List<Line> lines, List<Choice> sources, List<Choice> roles, @Nullable Made made) {

    public KeysPage {
        lines = List.copyOf(lines);
        sources = List.copyOf(sources);
        roles = List.copyOf(roles);
    }

    /// One key.
    ///
    /// @param key the part that may be shown
    /// @param use the source it writes to, or the program that acts
    /// @param about whether anybody can read it, or the roles it acts with
    /// @param acts whether it acts as a program, else it sends events
    /// @param revokedAt since when it is refused, or null while it holds
    public record Line(
            String key,
            String use,
            String about,
            boolean acts,
            Instant madeAt,
            @Nullable Instant revokedAt) {}

    public record Choice(String value, String label) {}

    /// @param whole shown this once
    /// @param use what it is for
    public record Made(String whole, String use) {}
}
