package atalaya.server.console.page;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All customers together.
///
/// @param summary how many, and as of when
/// @param progress what is being looked at anew, or null
/// @param curve null where there is nothing to gather
/// @param best the sentence of the best fifth, with its list
/// @param rows of the map, the most recent band first
/// @param columns heads of the map
/// @param cooling good customers who cool
/// @param freeChannels those of which nobody noted a cost
/// @param questions answers to what managers ask
/// @param books where every booking stands
public record PortfolioPage(
        String summary,
        @Nullable String progress,
        List<Figure> figures,
        @Nullable Content curve,
        Link best,
        List<String> columns,
        List<Row> rows,
        @Nullable Link cooling,
        List<Channel> channels,
        List<Link> freeChannels,
        List<Question> questions,
        List<Loss> losses,
        List<Standing> standings,
        MigrationPart migration,
        String books) {

    /// @param about how it is defined, shown on hover
    public record Figure(
            String label,
            String value,
            @Nullable String under,
            String about,
            @Nullable String url) {}

    public record Link(String text, String url) {}

    public record Row(String label, List<Cell> cells) {}

    /// @param step 1 to 5, the more the darker; 0 for none
    public record Cell(String count, int step, boolean cooling, String url, String says) {}

    /// @param bar of the cost
    public record Channel(
            String name, Content bar, String cost, String back, String tone, String url) {}

    public record Question(String asked, List<Answer> answers) {}

    /// @param link to whom it is about
    public record Answer(String text, @Nullable Link link) {}

    public record Loss(String driver, String customers, String lost, String cure, String url) {}

    public record Standing(String name, String customers, String potential, String url) {}

    public boolean isEmpty() {
        return figures.isEmpty();
    }
}
