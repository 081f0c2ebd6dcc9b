package atalaya.server.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/treatment`: what each tier is owed, in one version of the table.
///
/// @param summary which version it is and since when it is in force
/// @param state `draft`, `simulated` or `published`
/// @param note what the version is for; empty without
/// @param tiers the heads of the columns, the best first
/// @param rows one for each topic
/// @param differences how many promises differ from the version it departs from
/// @param versions the newest first
/// @param acts what may be done with the version; null when nothing
/// @param effect what a simulation found; null before one
public record TreatmentPage(
        int version,
        String summary,
        String state,
        String note,
        List<TierHead> tiers,
        List<Row> rows,
        int differences,
        String warranty,
        List<Line> versions,
        Ask ask,
        @Nullable Acts acts,
        @Nullable Effect effect,
        boolean mayDraft) {

    public TreatmentPage {
        tiers = List.copyOf(tiers);
        rows = List.copyOf(rows);
        versions = List.copyOf(versions);
    }

    /// @param letter of the tier
    /// @param share of the customers it is meant to hold
    /// @param held how many customers it holds now; null while nobody has a tier
    /// @param url the list of them
    public record TierHead(String letter, String share, @Nullable String held, String url) {}

    public record Row(String topic, String icon, List<Cell> cells) {}

    /// @param before what the version it departs from promises; null where it promises the same
    public record Cell(String text, @Nullable String before) {}

    /// @param tone of the chip: `good`, `blue`, `warn` or none
    public record Line(
            int version,
            String url,
            boolean shown,
            String state,
            String tone,
            String when,
            String who,
            Instant at,
            String note) {}

    /// A question to try.
    ///
    /// @param answer a sentence, or null before anything was asked
    /// @param tone `good`, `bad` or `warn`
    /// @param tier the letter chosen
    public record Ask(
            String tier,
            String question,
            String days,
            boolean defect,
            @Nullable String answer,
            String tone,
            String icon) {}

    /// @param earliest the first day from which it may be in force
    /// @param mayPublish whether the reader may, once it is simulated
    public record Acts(String url, boolean simulated, boolean mayPublish, String earliest) {}

    /// What would change.
    ///
    /// @param at when it was simulated
    /// @param figures in words, the most important first
    /// @param moves who changes tier, from which to which
    /// @param touched how many customers and how much margin each changed promise touches
    public record Effect(
            Instant at, List<Figure> figures, List<Move> moves, List<Touched> touched) {

        public record Figure(String label, String value, String under) {}

        public record Move(String from, String to, boolean up, String customers, String margin) {}

        public record Touched(
                String tier,
                String topic,
                String before,
                String after,
                String customers,
                String margin) {}
    }
}
