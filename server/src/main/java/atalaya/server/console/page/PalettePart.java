package atalaya.server.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the palette offers for what was typed: customers, pages, deeds.
public record PalettePart(List<Group> groups) {

    /// Offers of one kind.
    public record Group(String title, List<Offer> offers) {}

    /// One line.
    ///
    /// @param url the page it opens, or null where `run` says what it does
    /// @param run name of a function of `keys.js`, or null
    /// @param aside a word at the end of the line, or null
    public record Offer(
            String id,
            String icon,
            String text,
            @Nullable String url,
            @Nullable String run,
            @Nullable String aside) {}
}
