package atalaya.server.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `/tiers`: how the tiers do, who moved between them, and for whom somebody has to agree.
///
/// @param summary how many customers, by which version of the table
/// @param heads one for each tier, the best first
/// @param rows one for each figure
/// @param moves the migration as a table
/// @param months steps up and down, month by month
/// @param awaiting those for whom somebody has to agree
public record TiersPage(
        String summary,
        List<TreatmentPage.TierHead> heads,
        List<Row> rows,
        MigrationPart migration,
        List<Move> moves,
        List<Month> months,
        List<Awaiting> awaiting,
        @Nullable GoalForm goalForm) {

    public TiersPage {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
        moves = List.copyOf(moves);
        months = List.copyOf(months);
        awaiting = List.copyOf(awaiting);
    }

    public record Row(String label, String about, List<Cell> cells) {}

    /// @param goal what is to be reached, in words; null without one
    /// @param reached whether it is
    public record Cell(
            String value, @Nullable String under, @Nullable String goal, boolean reached) {}

    public record Move(
            @Nullable String from,
            String to,
            boolean up,
            boolean down,
            String customers,
            String url,
            String margin) {}

    public record Month(String month, String rises, String falls) {}

    public record Awaiting(
            String url, String name, String from, String to, boolean up, String score) {}

    public record Choice(String value, String label, boolean chosen) {}

    public record GoalForm(List<Choice> measures, String due) {}
}
