package atalaya.server.console.page;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What behaviour tells of a customer.
///
/// @param interests what they look at and buy, heaviest first; empty where nothing is known
/// @param lines the other traits of which something is known
/// @param visibility on how many of the company's channels they are seen, or null where the company
///   has none
/// @param unknown titles of the traits of which nothing is known
public record TraitsPart(
        String base,
        List<Bar> interests,
        List<Line> lines,
        @Nullable Seen visibility,
        List<String> unknown) {

    public TraitsPart {
        interests = List.copyOf(interests);
        lines = List.copyOf(lines);
        unknown = List.copyOf(unknown);
    }

    /// One interest and its share.
    public record Bar(String label, Content meter, String share) {}

    /// One trait.
    ///
    /// @param name as the file calls it
    /// @param aside what it was made of, or null
    public record Line(String name, String title, String value, @Nullable String aside) {}

    /// @param share of the channels, in words
    /// @param weighted the same by interactions, in words
    /// @param known the channels
    /// @param unknown the channels on which nothing is known of them
    public record Seen(
            String share, Content meter, String weighted, String known, String unknown) {}

    public boolean isEmpty() {
        return interests.isEmpty() && lines.isEmpty();
    }
}
