package atalaya.server.command;

import atalaya.insight.risk.ChurnStudy;
import atalaya.insight.risk.ChurnStudy.Learned;
import atalaya.insight.risk.ChurnStudy.Question;
import atalaya.insight.risk.ChurnStudy.Refused;
import atalaya.insight.risk.Columns.Aside;
import atalaya.insight.risk.Columns.Why;
import atalaya.insight.risk.RiskScore;
import atalaya.insight.risk.Table;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Learns who leaves from a file of customers of whom it is known, and scores others.
@Command(
        name = "churn",
        description = {
            "Learn who leaves, or answers, or buys, and score others, with the reasons.",
            "Quality is measured on customers not learned from; columns known only afterwards stay out."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya insight churn customers.csv --target Churn",
            "  atalaya insight churn train.csv --target Churn --score test.csv --out scores.csv",
            "  atalaya insight churn deals.csv --target stage --positive Won --negative Lost --json"
        })
final class InsightChurnCommand implements Callable<Integer> {

    private static final int REASONS = 3;
    private static final int SHOWN_TRAITS = 8;

    @Mixin Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "CSV, TSV or JSON Lines; .gz too.")
    @Nullable Path file;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "COLUMN",
            description = "The column that says who left.")
    String target = "";

    @Option(
            names = "--positive",
            paramLabel = "VALUE",
            description = "Its value for those who left (default: yes, 1 …, else the rarer one).")
    @Nullable String positive;

    @Option(
            names = "--negative",
            paramLabel = "VALUE",
            description = "Its value for those who stayed (default: all others).")
    @Nullable String negative;

    @Option(
            names = "--exclude",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns not to learn from.")
    List<String> excluded = List.of();

    @Option(names = "--id", paramLabel = "COLUMN", description = "The column that names customers.")
    @Nullable String id;

    @Option(
            names = "--decided",
            paramLabel = "COLUMN",
            description = "The day of the decision; columns with later dates stay out.")
    @Nullable String decided;

    @Option(
            names = "--allow-late",
            description = "Learn also from columns that are known only afterwards.")
    boolean allowLate;

    @Option(names = "--score", paramLabel = "FILE", description = "Customers to score.")
    @Nullable Path toScore;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the score of each row with its three main reasons.")
    @Nullable Path out;

    /// What `--json` prints.
    private record Figures(
            String file,
            String target,
            String positive,
            int rows,
            int left,
            int unknown,
            boolean signal,
            double auc,
            double aucLow,
            double aucHigh,
            double calibrationError,
            double logLoss,
            double scorecardAuc,
            int trees,
            double threshold,
            List<ChurnStudy.Trait> traits,
            List<Aside> setAside,
            @Nullable String standsOut,
            @Nullable Integer scored) {}

    @Override
    public Integer call() {
        var read = WholeTable.read(Objects.requireNonNull(file)).tell(output);
        var others = toScore == null ? null : WholeTable.read(toScore).tell(output);
        var question = question(read);
        switch (ChurnStudy.of(read.table(), question)) {
            case Refused refused -> throw error(refused);
            case Learned learned -> {
                tell(learned);
                Integer scored = score(learned, others == null ? read : others);
                if (output.json) {
                    output.json(figures(read, question, learned, scored));
                } else {
                    print(learned);
                }
            }
        }
        return 0;
    }

    private Question question(WholeTable read) {
        Set<String> out = new HashSet<>();
        excluded.forEach(column -> out.add(read.column(column.strip(), "--exclude")));
        if (id != null) {
            out.add(read.column(id, "--id"));
        }
        return new Question(
                read.column(target, "--target"),
                positive,
                negative,
                out,
                decided == null ? null : read.column(decided, "--decided"),
                allowLate);
    }

    private AtalayaError error(Refused refused) {
        var error =
                switch (refused.problem()) {
                    case NO_SUCH_COLUMN, TARGET_EMPTY ->
                            new AtalayaError(6102, Exit.DATA_REFUSED, "the target column is empty")
                                    .remedy("--target with the column that says who left");
                    case ONE_CLASS ->
                            new AtalayaError(
                                            6103,
                                            Exit.DATA_REFUSED,
                                            "the target has one value only: %s",
                                            refused.detail())
                                    .remedy(
                                            "a file with customers who left and customers who stayed");
                    case MANY_CLASSES ->
                            new AtalayaError(
                                            6104,
                                            Exit.DATA_REFUSED,
                                            "the target has more than two values: %s",
                                            refused.detail())
                                    .remedy(
                                            "--positive VALUE, and --negative VALUE to leave out the rest");
                    case NO_SUCH_CLASS ->
                            new AtalayaError(
                                            6104,
                                            Exit.DATA_REFUSED,
                                            "the target has no such value; it has %s",
                                            refused.detail())
                                    .remedy("--positive and --negative as the file writes them");
                    case TOO_FEW ->
                            new AtalayaError(
                                            6105,
                                            Exit.DATA_REFUSED,
                                            "too few customers to learn from (rows, of the rarer kind: %s)",
                                            refused.detail())
                                    .remedy(
                                            "at least %d rows, and %d of each kind",
                                            ChurnStudy.MIN_ROWS, ChurnStudy.MIN_OF_EACH);
                    case NO_TRAITS ->
                            new AtalayaError(
                                            6106,
                                            Exit.DATA_REFUSED,
                                            "no column is left to learn from (set aside: %s)",
                                            refused.detail())
                                    .remedy("--allow-late, or a file with more columns");
                };
        return error.at(file + ", --target " + target);
    }

    private void tell(Learned learned) {
        for (var why : Why.values()) {
            var columns =
                    learned.aside().stream()
                            .filter(aside -> aside.why() == why)
                            .map(Aside::column)
                            .collect(Collectors.joining(", "));
            if (!columns.isEmpty()) {
                output.say("  " + output.text("insight.aside." + why, columns));
            }
        }
        learned.standsOut()
                .ifPresent(
                        trait -> output.say("  " + output.text("insight.churn.standsout", trait)));
        if (!learned.signal()) {
            output.say("  " + output.text("insight.churn.nosignal"));
        }
    }

    private void print(Learned learned) {
        var quality = learned.quality();
        line(
                "insight.churn.rows",
                learned.rows(),
                learned.gone(),
                learned.positive(),
                learned.unknown());
        line(
                learned.signal() ? "insight.churn.auc" : "insight.churn.auc.nosignal",
                figure(quality.auc()),
                figure(quality.aucLow()),
                figure(quality.aucHigh()));
        line("insight.churn.calibration", figure(quality.calibrationError()));
        line(
                learned.model().treeCount() == 0 ? "insight.churn.card" : "insight.churn.trees",
                learned.model().treeCount(),
                figure(learned.cardAlone().auc()));
        line("insight.churn.threshold", figure(learned.threshold()));
        line("insight.churn.traits");
        learned.traits().stream()
                .limit(SHOWN_TRAITS)
                .forEach(trait ->
                        output.data()
                                .printf(Locale.ROOT, "  %.3f  %s%n", trait.weight(), trait.name()));
    }

    private void line(String key, Object... values) {
        output.data().println(output.text(key, values));
    }

    private String figure(double value) {
        return String.format(output.spoken(), "%.4f", value);
    }

    /// Writes the scores where they are asked for, and says how many there are.
    private @Nullable Integer score(Learned learned, WholeTable others) {
        if (out == null && toScore == null) {
            return null;
        }
        var table = others.table();
        var scores = learned.model().score(table);
        var name = nameColumn(learned, table);
        List<String> names = name == null ? List.of() : table.column(name);
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < scores.size(); row++) {
            rows.add(
                    row(
                            name == null ? String.valueOf(row + 1) : names.get(row),
                            scores.get(row),
                            learned));
        }
        ResultFiles.table(
                out,
                output.json ? java.io.OutputStream.nullOutputStream() : output.data(),
                List.of(
                        name == null ? "row" : name,
                        "probability",
                        "at_risk",
                        "reason_1",
                        "reason_2",
                        "reason_3"),
                rows);
        return rows.size();
    }

    private @Nullable String nameColumn(Learned learned, Table table) {
        if (id != null) {
            return table.has(id) ? id : null;
        }
        return learned.aside().stream()
                .filter(aside -> aside.why() == Why.ID && table.has(aside.column()))
                .map(Aside::column)
                .findFirst()
                .orElse(null);
    }

    private List<String> row(String name, RiskScore score, Learned learned) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        cells.add(String.format(Locale.ROOT, "%.6f", score.probability()));
        cells.add(learned.signal() && score.probability() >= learned.threshold() ? "yes" : "no");
        for (int i = 0; i < REASONS; i++) {
            cells.add(i < score.reasons().size() ? words(score.reasons().get(i)) : "");
        }
        return cells;
    }

    /// One reason in words: `Contract = Month-to-month raises it (+0.53)`.
    private String words(RiskScore.Reason reason) {
        var value =
                reason.value().isEmpty() ? output.text("insight.churn.missing") : reason.value();
        return output.text(
                reason.logOdds() >= 0 ? "insight.churn.up" : "insight.churn.down",
                reason.trait(),
                value,
                String.format(output.spoken(), "%+.2f", reason.logOdds()));
    }

    private Figures figures(
            WholeTable read, Question question, Learned learned, @Nullable Integer scored) {
        var quality = learned.quality();
        return new Figures(
                String.valueOf(read.file().getFileName()),
                question.target(),
                learned.positive(),
                learned.rows(),
                learned.gone(),
                learned.unknown(),
                learned.signal(),
                quality.auc(),
                quality.aucLow(),
                quality.aucHigh(),
                quality.calibrationError(),
                quality.logLoss(),
                learned.cardAlone().auc(),
                learned.model().treeCount(),
                learned.threshold(),
                learned.traits(),
                learned.aside(),
                learned.standsOut().orElse(null),
                scored);
    }
}
