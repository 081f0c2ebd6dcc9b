package atalaya.server.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What waits for the reader, the figures of the house, and the customers seen last.
///
/// @param steps what to do first, where there is no customer yet
public record HomePage(
        List<Task> tasks, List<Figure> figures, List<CustomerLine> recent, List<Step> steps) {

    /// Something that waits.
    public record Task(String figure, String title, String text, String url) {}

    /// One number with its name.
    public record Figure(String label, String value, @Nullable String under) {}

    /// One thing a newcomer does.
    public record Step(String title, String text, @Nullable String command) {}
}
