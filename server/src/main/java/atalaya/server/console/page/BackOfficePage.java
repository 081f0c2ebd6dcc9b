package atalaya.server.console.page;

import gg.jte.Content;
import java.util.List;

/// What the back office does to customers: boards with their rows, worst first.
public record BackOfficePage(String summary, List<Board> boards) {

    /// @param about what went wrong means here
    /// @param priced whether rows have a monthly cost
    public record Board(String title, String about, String head, boolean priced, List<Row> rows) {}

    /// @param bar the share that went wrong
    public record Row(
            String label,
            Content bar,
            String share,
            String count,
            String customers,
            String atRisk,
            String cost,
            String url) {}

    public BackOfficePage {
        boards = List.copyOf(boards);
    }
}
