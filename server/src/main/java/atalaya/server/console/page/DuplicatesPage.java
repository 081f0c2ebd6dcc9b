package atalaya.server.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The review of pairs the model is unsure about.
///
/// @param answered how many the reader answered today
/// @param more how many of the reader's lot the queue leaves out
/// @param review the case in front, or null when none waits
/// @param undo where to post to undo the reader's last decision, or null
public record DuplicatesPage(
        long pending,
        long answered,
        List<Waiting> queue,
        int more,
        @Nullable Review review,
        @Nullable String undo) {

    /// One case of the queue.
    public record Waiting(
            String url, String names, String sources, String percent, boolean high, boolean here) {}

    /// The case in front.
    ///
    /// @param action where the answer is posted
    /// @param outlook what would be, if merged
    /// @param cautions facts against
    public record Review(
            String action,
            Side left,
            Side right,
            List<Row> rows,
            List<Outlook> outlook,
            Evidences evidence,
            List<String> cautions) {}

    /// One of the two customers.
    public record Side(String name, String id, SourceTag source, String key) {

        public String url() {
            return "/customers/" + id;
        }
    }

    /// One field of both.
    ///
    /// @param said how alike they are, in words, or null
    /// @param tone `good`, `warn`, `bad` or `muted`
    /// @param result the value of the customer that would be
    public record Row(
            String word,
            String label,
            @Nullable String said,
            String tone,
            @Nullable Cell left,
            @Nullable Cell right,
            String result,
            @Nullable String note,
            boolean choice) {}

    /// One value.
    ///
    /// @param value what the radio button sends
    /// @param chosen whether it is the one that would be shown
    public record Cell(
            List<Piece> pieces,
            String value,
            String shown,
            @Nullable String note,
            boolean chosen) {}

    /// Part of a value, marked where the two differ.
    public record Piece(String text, boolean marked) {}

    /// One figure before and after.
    public record Outlook(String label, String text) {}
}
