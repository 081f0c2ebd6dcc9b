package atalaya.server.console.page;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom the customer lives with, speaks for, brought or was brought by: a drawing and the same as a
/// list.
///
/// @param graph null where there is nobody
/// @param more how many ties the list leaves out
public record RelationsPart(@Nullable Content graph, List<Tie> ties, int more) {

    /// One tie.
    ///
    /// @param url of the other customer, or null when we only know a name
    public record Tie(
            String name,
            String initials,
            boolean company,
            String kind,
            String from,
            @Nullable String url) {}
}
