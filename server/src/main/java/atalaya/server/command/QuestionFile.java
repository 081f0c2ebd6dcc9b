package atalaya.server.command;

import atalaya.identity.bulk.BulkResolver.Pair;
import atalaya.identity.cluster.Link;
import atalaya.identity.cluster.Questions;
import atalaya.identity.match.ScoreHistogram;
import atalaya.identity.record.SourceKey;
import atalaya.server.console.report.RecordText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes the pairs a person should be asked about as a table to fill in: `same` is empty, and the
/// file goes back with `--labels`.
final class QuestionFile {

    private static final List<String> HEADER =
            List.of(
                    "source_a",
                    "record_a",
                    "source_b",
                    "record_b",
                    "same",
                    "probability",
                    "reason",
                    "decides_pairs",
                    "a",
                    "b");

    private QuestionFile() {}

    /// @return how many questions there are, at most as many as asked for
    static int write(Path file, FileMatching matching, int most) {
        var questions = questions(matching, most);
        ResultFiles.table(
                file,
                System.out,
                HEADER,
                questions.stream().map(question -> row(matching, question)).toList());
        return questions.size();
    }

    /// The best questions, best first; what a person has answered is not asked again.
    static List<Questions.Question> questions(FileMatching matching, int most) {
        var result = matching.result();
        var answered =
                matching.labels().labels().stream()
                        .map(label -> Set.copyOf(List.of(label.left(), label.right())))
                        .collect(Collectors.toSet());
        var doubts =
                result.pairs().stream()
                        .filter(pair -> !answered.contains(keys(matching, pair)))
                        .map(pair -> new Link(pair.left(), pair.right(), pair.millibits()))
                        .toList();
        return Questions.choose(result.customers(), result.joins(), doubts, most);
    }

    private static Set<SourceKey> keys(FileMatching matching, Pair pair) {
        return Set.of(
                matching.records().get(pair.left()).key(),
                matching.records().get(pair.right()).key());
    }

    private static List<String> row(FileMatching matching, Questions.Question question) {
        var left = matching.records().get(question.left());
        var right = matching.records().get(question.right());
        return List.of(
                left.key().source(),
                left.key().record(),
                right.key().source(),
                right.key().record(),
                "",
                String.format(
                        Locale.ROOT, "%.3f", ScoreHistogram.probability(question.millibits())),
                question.reason().name().toLowerCase(Locale.ROOT),
                Long.toString(question.stake()),
                harmless(RecordText.line(left)),
                harmless(RecordText.line(right)));
    }

    /// A spreadsheet takes a cell that begins so for a formula.
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
