package atalaya.insight.risk;

import atalaya.insight.risk.ChurnStudy.Problem;
import atalaya.insight.risk.ChurnStudy.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the target column says: who left, of those of whom it is known.
sealed interface Answers {

    /// @param table only the rows of which it is known
    /// @param left for each of them
    record Known(Table table, String positive, boolean[] left, int unknown) implements Answers {}

    record Unusable(Problem problem, String detail) implements Answers {}

    Set<String> YES =
            Set.of(
                    "1",
                    "1.0",
                    "yes",
                    "y",
                    "true",
                    "t",
                    "si",
                    "sí",
                    "s",
                    "churn",
                    "churned",
                    "left",
                    "attrited",
                    "attrited customer",
                    "baja",
                    "abandona",
                    "abandono");

    /// Values of fewer rows may name a person, and are not shown.
    int LISTED_FROM = 5;

    static Answers read(Table table, Question question) {
        if (!table.has(question.target())) {
            return new Unusable(Problem.NO_SUCH_COLUMN, String.join(", ", table.columns()));
        }
        List<String> cells = table.column(question.target()).stream().map(String::strip).toList();
        Map<String, Integer> counts = new TreeMap<>();
        cells.stream()
                .filter(cell -> !NumberForm.missing(cell))
                .forEach(cell -> counts.merge(cell, 1, Integer::sum));
        if (counts.isEmpty()) {
            return new Unusable(Problem.TARGET_EMPTY, question.target());
        }
        var problem = classes(counts, question);
        return problem != null
                ? problem
                : known(table, cells, positive(counts, question), question);
    }

    private static @Nullable Unusable classes(Map<String, Integer> counts, Question question) {
        var listed = listed(counts);
        if (counts.size() == 1) {
            return new Unusable(Problem.ONE_CLASS, listed);
        }
        for (var wanted : new String[] {question.positive(), question.negative()}) {
            if (wanted != null && !counts.containsKey(wanted)) {
                return new Unusable(Problem.NO_SUCH_CLASS, listed);
            }
        }
        return counts.size() > 2 && question.positive() == null
                ? new Unusable(Problem.MANY_CLASSES, listed)
                : null;
    }

    private static String listed(Map<String, Integer> counts) {
        var most =
                counts.entrySet().stream()
                        .filter(entry -> entry.getValue() >= LISTED_FROM)
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(6)
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .toList();
        return String.join(", ", most) + (counts.size() > most.size() ? ", …" : "");
    }

    /// The named value, else the one that says yes, else the rarer one.
    private static String positive(Map<String, Integer> counts, Question question) {
        if (question.positive() != null) {
            return question.positive();
        }
        return counts.keySet().stream()
                .filter(value -> YES.contains(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() ->
                        counts.entrySet().stream()
                                .min(Map.Entry.comparingByValue())
                                .orElseThrow()
                                .getKey());
    }

    private static Answers known(
            Table table, List<String> cells, String positive, Question question) {
        List<List<String>> rows = new ArrayList<>();
        List<Boolean> left = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            var cell = cells.get(row);
            boolean gone = cell.equals(positive);
            boolean stayed =
                    question.negative() == null
                            ? !NumberForm.missing(cell) && !gone
                            : cell.equals(question.negative());
            if (gone || stayed) {
                rows.add(table.rows().get(row));
                left.add(gone);
            }
        }
        int gone = (int) left.stream().filter(Boolean::booleanValue).count();
        int fewer = Math.min(gone, left.size() - gone);
        if (left.size() < ChurnStudy.MIN_ROWS || fewer < ChurnStudy.MIN_OF_EACH) {
            return new Unusable(Problem.TOO_FEW, "%d, %d".formatted(left.size(), fewer));
        }
        boolean[] answers = new boolean[left.size()];
        for (int row = 0; row < answers.length; row++) {
            answers[row] = left.get(row);
        }
        return new Known(
                new Table(table.columns(), rows), positive, answers, cells.size() - rows.size());
    }
}
