package atalaya.server.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who saw and changed what, the newest first.
///
/// @param since first day asked for, as the form writes it, or empty
/// @param until last day asked for, or empty
/// @param csv the same entries as a file
/// @param next the older ones, or null
public record AuditPage(
        List<Choice> people,
        List<Choice> acts,
        String what,
        String since,
        String until,
        boolean filtered,
        List<Line> lines,
        String csv,
        @Nullable String next) {

    public AuditPage {
        people = List.copyOf(people);
        acts = List.copyOf(acts);
        lines = List.copyOf(lines);
    }

    /// Something to choose in a filter.
    public record Choice(String value, String label, boolean chosen) {}

    /// One entry.
    ///
    /// @param more how many subjects are not among those shown
    public record Line(
            long entry,
            Instant at,
            String who,
            String act,
            List<Subject> subjects,
            int more,
            @Nullable String reason) {

        public Line {
            subjects = List.copyOf(subjects);
        }
    }

    /// @param url where it can be looked at, or null
    public record Subject(String id, @Nullable String url) {}
}
