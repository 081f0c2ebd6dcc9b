package atalaya.server.console.page;

import java.util.List;

/// What a search found, in groups.
///
/// @param query as typed, maybe empty
/// @param searched where it looked, in words
public record SearchPage(String query, String searched, List<Group> groups) {

    public SearchPage {
        groups = List.copyOf(groups);
    }

    /// Hits of one kind.
    public record Group(String title, List<CustomerLine> lines) {}

    public int hits() {
        return groups.stream().mapToInt(group -> group.lines().size()).sum();
    }
}
