package atalaya.insight.risk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What can be learned from customers of whom it is known whether they left.
///
/// Everything that is said of quality was measured on customers not learned from: five groups, each
/// scored by models that saw only the other four. The same table gives the same study.
public sealed interface ChurnStudy {

    /// Fewer rows, or fewer of one kind, teach nothing.
    int MIN_ROWS = 50;

    /// Customers of each kind that are needed at least.
    int MIN_OF_EACH = 10;

    /// What is asked of a table.
    ///
    /// @param target the column that says who left
    /// @param positive its value for those who left; null to recognise it
    /// @param negative its value for those who stayed; null for all others. Rows with neither are
    ///   left out
    /// @param excluded columns not to learn from
    /// @param decided the column with the day on which the score would be needed; null for none
    /// @param allowLate whether to learn from columns known only after the fact
    record Question(
            String target,
            @Nullable String positive,
            @Nullable String negative,
            Set<String> excluded,
            @Nullable String decided,
            boolean allowLate) {

        public Question {
            excluded = Set.copyOf(excluded);
        }

        /// With everything recognised.
        public static Question of(String target) {
            return new Question(target, null, null, Set.of(), null, false);
        }
    }

    /// Nothing was learned, and why.
    ///
    /// @param detail the values in question: the columns there are, the classes found, a count
    record Refused(Problem problem, String detail) implements ChurnStudy {}

    /// Why nothing can be learned.
    enum Problem {
        NO_SUCH_COLUMN,
        TARGET_EMPTY,
        ONE_CLASS,
        MANY_CLASSES,
        NO_SUCH_CLASS,
        TOO_FEW,
        NO_TRAITS
    }

    /// What was learned.
    ///
    /// @param positive the value of the target that means they left
    /// @param rows how many rows were learned from
    /// @param gone how many of these left
    /// @param unknown rows of which it is not known
    /// @param quality measured on customers not learned from
    /// @param cardAlone the same with the scorecard alone
    /// @param traits what is learned from, the weightiest first
    /// @param aside columns left out, and why
    /// @param standsOut a trait so strong that it may be known only after the fact
    /// @param threshold the probability from which on a customer is at risk: as many are as left
    record Learned(
            String positive,
            int rows,
            int gone,
            int unknown,
            Quality quality,
            Quality cardAlone,
            List<Trait> traits,
            List<Columns.Aside> aside,
            Optional<String> standsOut,
            double threshold,
            RiskModel model)
            implements ChurnStudy {

        public Learned {
            traits = List.copyOf(traits);
            aside = List.copyOf(aside);
        }

        /// Whether the traits tell anything about who leaves. Where they do not, scores are no
        /// better than the share that leaves, and nobody should be called at risk for them.
        public boolean signal() {
            return quality.aucLow() > NO_SIGNAL_AUC;
        }
    }

    /// An AUC that may be no better than this is of no use.
    double NO_SIGNAL_AUC = .55;

    /// How well scores of customers not learned from tell who left.
    ///
    /// @param auc ½ knows nothing, 1 knows all
    /// @param aucLow lower end of the 95 % interval
    /// @param aucHigh upper end
    /// @param calibrationError mean distance between probability and what happened, in ten groups
    /// @param logLoss mean surprise in nats
    record Quality(
            double auc, double aucLow, double aucHigh, double calibrationError, double logLoss) {

        static Quality of(double[] logOdds, boolean[] left) {
            int[] all = IntStream.range(0, left.length).toArray();
            long gone = IntStream.of(all).filter(row -> left[row]).count();
            double auc = Discrimination.auc(logOdds, left);
            double margin = 1.96 * Discrimination.aucError(auc, gone, left.length - gone);
            double[] probabilities =
                    Arrays.stream(logOdds).map(odds -> 1 / (1 + Math.exp(-odds))).toArray();
            return new Quality(
                    auc,
                    Math.max(0, auc - margin),
                    Math.min(1, auc + margin),
                    Discrimination.calibrationError(probabilities, left, 10),
                    Discrimination.logLoss(logOdds, left, all));
        }
    }

    /// How much a trait moves scores.
    ///
    /// @param weight mean absolute log-odds it adds
    record Trait(String name, double weight) {}

    /// Studies a table.
    static ChurnStudy of(Table table, Question question) {
        return switch (Answers.read(table, question)) {
            case Answers.Unusable(var problem, var detail) -> new Refused(problem, detail);
            case Answers.Known known -> of(known, question);
        };
    }

    private static ChurnStudy of(Answers.Known known, Question question) {
        var columns = Columns.of(known.table(), question.target(), question.excluded());
        if (!question.allowLate()) {
            columns = LateTraits.keepOut(columns, known.table(), known.left(), question.decided());
        }
        if (columns.traits().isEmpty()) {
            return new Refused(
                    Problem.NO_TRAITS,
                    String.join(
                            ", ", columns.aside().stream().map(Columns.Aside::column).toList()));
        }
        return new Learning(known, columns).learn();
    }
}
