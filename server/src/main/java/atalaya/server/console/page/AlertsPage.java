package atalaya.server.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/alerts`: what whoever looks after customers should know.
///
/// @param summary how many wait, and whose they are
/// @param open whether those that wait are shown, or those dealt with
/// @param kinds of alerts to choose from, with how many of each wait
/// @param next address of the following page, or null at the end
/// @param csv address of the whole list as a file
public record AlertsPage(
        String summary,
        boolean open,
        String openUrl,
        String doneUrl,
        List<Kind> kinds,
        List<Line> lines,
        boolean owners,
        @Nullable String next,
        String csv) {

    public AlertsPage {
        kinds = List.copyOf(kinds);
        lines = List.copyOf(lines);
    }

    public record Kind(String label, String icon, String count, String url, boolean chosen) {}

    /// @param fresh whether nobody had looked at it
    /// @param why in words, with its numbers
    /// @param act what to do about it
    /// @param tier the letter, or null where there is none
    /// @param after what became of it; null while it waits
    public record Line(
            long alert,
            String icon,
            String tone,
            String title,
            String why,
            String act,
            String customer,
            String name,
            @Nullable String tier,
            String owner,
            Instant raisedAt,
            boolean fresh,
            @Nullable String after,
            @Nullable String note) {}
}
