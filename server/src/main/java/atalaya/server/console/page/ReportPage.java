package atalaya.server.console.page;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The report of files that were matched, as one page that needs no other file.
///
/// @param title the files it is about
/// @param made when and by what it was made
/// @param widest customers of most records
/// @param shakiest customers whose weakest join is the least certain
public record ReportPage(
        String title,
        String made,
        Content style,
        List<Measure> measures,
        List<FilePart> files,
        List<Comparison> comparisons,
        Scores scores,
        List<Size> sizes,
        List<CustomerPart> widest,
        List<CustomerPart> shakiest,
        List<Example> examples,
        List<Question> questions) {

    /// One figure at the top.
    public record Measure(String label, String value, String under) {}

    /// One file and what was understood of it.
    ///
    /// @param under how many records and rows looked at
    /// @param flaws lines that could not be read, in words, or null
    public record FilePart(
            String name, String under, @Nullable String flaws, List<Column> columns) {}

    /// One column of a file.
    ///
    /// @param tone class of the chip: `blue` compared, empty for what names a row or is left out
    /// @param read the share that could be read, or null where nothing has to be read
    /// @param unread examples of what could not be read
    public record Column(
            String header,
            String meaning,
            String tone,
            String filled,
            Content filledBar,
            @Nullable String read,
            @Nullable Content readBar,
            String distinct,
            List<String> common,
            List<String> unread) {}

    /// A comparison and what each of its levels weighs.
    public record Comparison(String label, List<LevelRow> levels) {}

    /// One level.
    ///
    /// @param bits what it usually weighs
    /// @param range from what to what, where the very value counts, or empty
    /// @param match how often records of one person reach it
    /// @param random how often strangers do
    public record LevelRow(
            String label,
            String bits,
            String tone,
            String range,
            Content bar,
            String match,
            String random) {}

    /// How scores lie, and what thresholds promise.
    public record Scores(Content drawing, List<Threshold> thresholds) {}

    /// One threshold.
    ///
    /// @param name what it is in use for, or empty
    public record Threshold(
            String name,
            String bits,
            String probability,
            String pairs,
            String precision,
            String recall) {}

    /// Customers of one size.
    public record Size(String records, String customers, String share, Content bar) {}

    /// One customer with its records.
    ///
    /// @param under why it is shown, in words
    /// @param more how many records are not shown
    /// @param weakest the evidence of the join least certain, or null where a person made it
    public record CustomerPart(
            String title,
            String under,
            List<String> headers,
            List<RecordRow> records,
            int more,
            @Nullable Evidences weakest,
            @Nullable String weakestOf) {}

    /// A record: its name and one cell for each header.
    public record RecordRow(String key, List<String> cells) {}

    /// Two records and their evidence.
    ///
    /// @param kind what became of them, in words
    /// @param tone class of the chip
    public record Example(
            String kind, String tone, RecordRow left, RecordRow right, Evidences evidence) {}

    /// A pair worth looking at.
    public record Question(
            String probability, String reason, String decides, RecordRow left, RecordRow right) {}
}
