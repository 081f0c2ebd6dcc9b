package atalaya.server.console.page;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the back office does to customers: boards with their rows, worst first.
public record BackOfficePage(String summary, List<Board> boards) {

    /// @param about what went wrong means here
    /// @param priced whether rows have a monthly cost
    public record Board(String title, String about, String head, boolean priced, List<Row> rows) {}

    /// @param bar the share that went wrong
    /// @param after how differently its customers buy again, against comparable ones; null where
    ///   too few can be compared
    public record Row(
            String label,
            Content bar,
            String share,
            String count,
            String customers,
            String atRisk,
            String cost,
            @Nullable After after,
            String url) {}

    /// @param points with its interval
    /// @param explained in a sentence
    /// @param clear whether it is surely less than of the others
    public record After(String points, String explained, boolean clear) {}

    public BackOfficePage {
        boards = List.copyOf(boards);
    }
}
