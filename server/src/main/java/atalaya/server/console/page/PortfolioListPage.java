package atalaya.server.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The customers behind a mark of the portfolio, best first.
///
/// @param csv the address of the same as a file
/// @param next the address of the next page, or null
public record PortfolioListPage(
        String title, String summary, List<Line> lines, String csv, @Nullable String next) {

    /// @param tone of the contribution: `bad` under zero, else empty
    public record Line(
            String url,
            String name,
            String city,
            String owner,
            String realised,
            String tone,
            String lifetime,
            String health,
            String standing,
            String last,
            String purchases) {}
}
