package atalaya.server.command;

import atalaya.insight.text.LabelScores;
import atalaya.insight.text.Opinion;
import atalaya.insight.text.TextModel;
import atalaya.insight.text.Topic;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says how texts feel, in Spanish and English, and what complaints are about.
@Command(
        name = "sentiment",
        description = {
            "How texts feel, in Spanish and English, and what complaints are about.",
            "With labelled texts it says how right it is, and can learn from them."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya insight sentiment comments.csv --text comment --out polarity.csv",
            "  atalaya insight sentiment reviews.csv --text review --target stars --json",
            "  atalaya insight sentiment old.csv --text t --target y --learn --score new.csv --out s.csv"
        })
final class InsightSentimentCommand implements Callable<Integer> {

    private static final Set<String> POSITIVE =
            Set.of(
                    "1",
                    "positive",
                    "positivo",
                    "positiva",
                    "pos",
                    "p",
                    "+",
                    "yes",
                    "si",
                    "sí",
                    "true");

    @Mixin Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "CSV, TSV or JSON Lines; .gz too.")
    @Nullable Path file;

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            description = "The column of texts (default: the one with the longest).")
    @Nullable String text;

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "The column with the true label, positive or negative.")
    @Nullable String target;

    @Option(
            names = "--positive",
            paramLabel = "VALUE",
            description = "Its value for the positive (default: 1, positive, …).")
    @Nullable String positive;

    @Option(
            names = "--learn",
            description = "Learn from the labels, on top of the rules; needs --target.")
    boolean learn;

    @Option(names = "--id", paramLabel = "COLUMN", description = "The column that names rows.")
    @Nullable String id;

    @Option(names = "--score", paramLabel = "FILE", description = "Texts to score (default: FILE).")
    @Nullable Path toScore;

    @Option(names = "--out", paramLabel = "FILE", description = "Write one line for each text.")
    @Nullable Path out;

    /// What `--json` prints.
    ///
    /// @param rules how right the rules are on labelled texts; null without labels
    /// @param learned how right a model is on texts it did not learn from; null without `--learn`
    private record Figures(
            String file,
            String text,
            int texts,
            Map<String, Integer> labels,
            double meanPolarity,
            Map<String, Integer> complaints,
            @Nullable Rightness rules,
            @Nullable Rightness learned) {}

    private record Rightness(
            int texts,
            double macroF1,
            double f1Positive,
            double f1Negative,
            double accuracy,
            int neutral) {

        static Rightness of(LabelScores scores) {
            return new Rightness(
                    scores.texts(),
                    scores.macroF1(),
                    scores.f1Positive(),
                    scores.f1Negative(),
                    scores.accuracy(),
                    scores.neutral());
        }
    }

    /// Labelled texts.
    private record Labelled(List<String> texts, boolean[] positive) {}

    /// One text as it is written out.
    private record Judged(double polarity, Opinion opinion, String words) {

        Opinion.Label label() {
            return polarity > Opinion.NEUTRAL
                    ? Opinion.Label.POSITIVE
                    : polarity < -Opinion.NEUTRAL ? Opinion.Label.NEGATIVE : Opinion.Label.NEUTRAL;
        }
    }

    @Override
    public Integer call() {
        var read = WholeTable.read(Objects.requireNonNull(file)).tell(output);
        var column = textColumn(read);
        var labelled =
                target == null ? null : labelled(read, column, read.column(target, "--target"));
        if (learn && labelled == null) {
            throw new AtalayaError(6108, Exit.USAGE, "there are no labels to learn from")
                    .at("--learn")
                    .remedy("--target COLUMN with the true labels");
        }
        var rules = labelled == null ? null : rules(labelled);
        var crossed = learn ? crossed(Objects.requireNonNull(labelled)) : null;
        var model =
                learn
                        ? TextModel.learn(Objects.requireNonNull(labelled).texts, labelled.positive)
                        : null;
        var scored = toScore == null ? read : WholeTable.read(toScore).tell(output);
        var scoredColumn = scored == read ? column : scored.column(column, "--text");
        List<String> texts = scored.table().column(scoredColumn);
        List<Judged> judged = texts.stream().map(one -> judge(one, model)).toList();
        if (out != null) {
            write(scored, texts, judged);
        }
        var figures = figures(scored, scoredColumn, texts, judged, rules, crossed);
        if (output.json) {
            output.json(figures);
        } else {
            print(figures);
        }
        return 0;
    }

    private String textColumn(WholeTable read) {
        if (text != null) {
            return read.column(text, "--text");
        }
        String longest = "";
        long most = 0;
        for (var column : read.table().columns()) {
            long letters = read.table().column(column).stream().mapToLong(String::length).sum();
            if (letters > most) {
                most = letters;
                longest = column;
            }
        }
        return longest;
    }

    private Labelled labelled(WholeTable read, String column, String targetColumn) {
        List<String> labels = read.table().column(targetColumn);
        Set<String> values = new HashSet<>(labels);
        values.remove("");
        var yes =
                values.stream()
                        .filter(value ->
                                positive != null
                                        ? value.equals(positive)
                                        : POSITIVE.contains(value.toLowerCase(Locale.ROOT)))
                        .toList();
        if (values.size() != 2 || yes.size() != 1) {
            throw new AtalayaError(
                            6109,
                            Exit.DATA_REFUSED,
                            "the labels are not positive and negative (%d values, %d of them positive)",
                            values.size(),
                            yes.size())
                    .at(read.file() + ", --target " + target)
                    .remedy("--positive VALUE, in a column of two values");
        }
        List<String> texts = new ArrayList<>();
        List<Boolean> known = new ArrayList<>();
        List<String> all = read.table().column(column);
        for (int row = 0; row < all.size(); row++) {
            if (!labels.get(row).isEmpty()) {
                texts.add(all.get(row));
                known.add(labels.get(row).equals(yes.getFirst()));
            }
        }
        boolean[] truth = new boolean[known.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = known.get(i);
        }
        return new Labelled(texts, truth);
    }

    private static Rightness rules(Labelled labelled) {
        double[] polarities =
                labelled.texts.stream().mapToDouble(one -> Opinion.of(one).points()).toArray();
        return Rightness.of(LabelScores.of(polarities, labelled.positive));
    }

    private static Rightness crossed(Labelled labelled) {
        double[] chances = TextModel.crossed(labelled.texts, labelled.positive);
        for (int i = 0; i < chances.length; i++) {
            chances[i] -= .5;
        }
        return Rightness.of(LabelScores.of(chances, labelled.positive));
    }

    private static Judged judge(String text, @Nullable TextModel model) {
        var opinion = Opinion.of(text);
        var words =
                opinion.reasons().stream()
                        .limit(5)
                        .map(reason ->
                                String.format(
                                        Locale.ROOT, "%s %+.1f", reason.words(), reason.points()))
                        .collect(Collectors.joining("; "));
        double polarity =
                model == null || text.isBlank()
                        ? opinion.polarity()
                        : 2 * model.probability(text) - 1;
        return new Judged(polarity, opinion, words);
    }

    private void write(WholeTable scored, List<String> texts, List<Judged> judged) {
        List<String> names =
                id == null ? List.of() : scored.table().column(scored.column(id, "--id"));
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < judged.size(); row++) {
            var one = judged.get(row);
            rows.add(
                    List.of(
                            id == null ? String.valueOf(row + 1) : names.get(row),
                            String.format(Locale.ROOT, "%.4f", one.polarity),
                            one.label().name().toLowerCase(Locale.ROOT),
                            one.label() == Opinion.Label.NEGATIVE
                                    ? Topic.of(texts.get(row)).word()
                                    : "",
                            one.words));
        }
        ResultFiles.table(
                out,
                OutputStream.nullOutputStream(),
                List.of(id == null ? "row" : id, "polarity", "label", "topic", "words"),
                rows);
    }

    private Figures figures(
            WholeTable scored,
            String column,
            List<String> texts,
            List<Judged> judged,
            @Nullable Rightness rules,
            @Nullable Rightness learned) {
        Map<String, Integer> labels = new TreeMap<>();
        Map<String, Integer> complaints = new TreeMap<>();
        double sum = 0;
        for (int i = 0; i < judged.size(); i++) {
            var one = judged.get(i);
            sum += one.polarity;
            labels.merge(one.label().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
            if (one.label() == Opinion.Label.NEGATIVE) {
                complaints.merge(Topic.of(texts.get(i)).word(), 1, Integer::sum);
            }
        }
        return new Figures(
                String.valueOf(scored.file().getFileName()),
                column,
                texts.size(),
                labels,
                sum / texts.size(),
                complaints,
                rules,
                learned);
    }

    private void print(Figures figures) {
        var data = output.data();
        data.println(
                output.text(
                        "insight.sentiment.texts",
                        figures.texts(),
                        figures.text(),
                        String.format(output.spoken(), "%+.2f", figures.meanPolarity())));
        figures.labels()
                .forEach((label, count) ->
                        data.printf("  %-9s %d%n", output.text("insight.label." + label), count));
        if (!figures.complaints().isEmpty()) {
            data.println(output.text("insight.sentiment.complaints"));
            figures.complaints()
                    .forEach((topic, count) ->
                            data.printf(
                                    "  %-24s %d%n",
                                    output.text("insight.topic." + topic.replace(' ', '-')),
                                    count));
        }
        print("insight.sentiment.rules", figures.rules());
        print("insight.sentiment.learned", figures.learned());
    }

    private void print(String key, @Nullable Rightness rightness) {
        if (rightness != null) {
            output.data()
                    .println(
                            output.text(
                                    key,
                                    figure(rightness.macroF1()),
                                    figure(rightness.f1Positive()),
                                    figure(rightness.f1Negative()),
                                    figure(rightness.accuracy()),
                                    rightness.texts(),
                                    rightness.neutral()));
        }
    }

    private String figure(double value) {
        return String.format(output.spoken(), "%.4f", value);
    }
}
