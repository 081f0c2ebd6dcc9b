package atalaya.server.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The review of pairs the model is unsure about.
///
/// @param answered how many the reader answered today
/// @param filters what the queue is narrowed to
/// @param blind whether the case in front was decided before and is a second look
/// @param rest where the unanswered queue is, past the second look
/// @param more how many of the reader's lot the queue leaves out
/// @param review the case in front, or null when none waits
/// @param undo where to post to undo the reader's last decision, or null
public record DuplicatesPage(
        long pending,
        long answered,
        Filters filters,
        List<Waiting> queue,
        int more,
        @Nullable Review review,
        boolean blind,
        String rest,
        @Nullable String undo) {

    /// @param active whether any is set
    public record Filters(
            List<Choice> sources,
            List<Choice> conflicts,
            List<Choice> which,
            int from,
            int to,
            boolean active) {}

    /// One word of a list.
    public record Choice(String value, String label, boolean chosen) {}

    /// One case of the queue.
    ///
    /// @param weight how many interactions hang on it
    /// @param says the same in words
    public record Waiting(
            String url,
            String names,
            String sources,
            String percent,
            long weight,
            String says,
            boolean bridge,
            boolean here) {}

    /// The case in front.
    ///
    /// @param action where the answer is posted
    /// @param outlook what would be, if merged
    /// @param evidence why the model thinks so, or null on a second look
    /// @param cautions facts against
    /// @param worth why it is asked now
    public record Review(
            String action,
            Side left,
            Side right,
            List<Row> rows,
            List<Outlook> outlook,
            @Nullable Evidences evidence,
            List<String> cautions,
            List<String> worth) {}

    /// One of the two customers.
    ///
    /// @param id null on a second look, where the page of the customer would tell
    public record Side(String name, @Nullable String id, SourceTag source, String key) {

        public @Nullable String url() {
            return id == null ? null : "/customers/" + id;
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
