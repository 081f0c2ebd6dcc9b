package atalaya.server.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What departments handed over to each other.
public record HandOversPage(List<Line> open, List<Line> answered) {

    public HandOversPage {
        open = List.copyOf(open);
        answered = List.copyOf(answered);
    }

    /// @param department who should act
    /// @param by who handed it over
    public record Line(
            long number,
            String url,
            String name,
            String department,
            String by,
            Instant at,
            @Nullable String text,
            @Nullable String answer,
            @Nullable String answeredBy) {}
}
