package atalaya.server.profile;

import java.util.List;

/// What a search found, in groups; a customer is in the first group that found it.
///
/// @param searched where it looked, as label keys such as `name`, `phone`
public record Found(String query, List<String> searched, List<Group> groups) {

    public Found {
        searched = List.copyOf(searched);
        groups = List.copyOf(groups);
    }

    /// Hits of one kind.
    ///
    /// @param by how they were found: `id`, `phone`, `email`, `document`, `identifier`, `reference`
    ///   or `name`
    public record Group(String by, List<Hit> hits) {}

    /// One customer found.
    ///
    /// @param matched the value that matched, in standard form
    public record Hit(ProfileRow row, String matched) {}

    public boolean isEmpty() {
        return groups.isEmpty();
    }
}
