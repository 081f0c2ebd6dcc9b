package atalaya.server.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a customer was joined: its links with their evidence, the ledger, the source records, and
/// the way to take it apart.
///
/// @param moreLinks how many weaker links are not drawn
/// @param maySplit whether the reader may split and undo
public record JoinedPage(
        String id,
        String name,
        List<Link> links,
        int moreLinks,
        List<Step> steps,
        List<SourceRow> records,
        boolean maySplit) {

    public String url() {
        return "/customers/" + id;
    }

    /// One end of a link.
    public record End(String name, SourceTag source, String key) {}

    /// Two records and why they are one customer.
    public record Link(End left, End right, Evidences evidence) {}

    /// One line of the ledger.
    ///
    /// @param hand whether a person did it
    /// @param undo where to post to take it back, or null
    public record Step(
            Instant at,
            String icon,
            boolean hand,
            String title,
            @Nullable String text,
            @Nullable String undo) {}

    /// A record as its source sent it.
    ///
    /// @param number by which a split names it
    public record SourceRow(
            long number,
            SourceTag source,
            String key,
            @Nullable Instant at,
            boolean retired,
            boolean leaf,
            List<Value> values) {}

    /// One field of a source record.
    public record Value(String label, String value) {}
}
