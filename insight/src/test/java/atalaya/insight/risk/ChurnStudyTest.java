package atalaya.insight.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atalaya.insight.risk.ChurnStudy.Learned;
import atalaya.insight.risk.ChurnStudy.Problem;
import atalaya.insight.risk.ChurnStudy.Question;
import atalaya.insight.risk.ChurnStudy.Refused;
import atalaya.insight.risk.Columns.Aside;
import atalaya.insight.risk.Columns.Why;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChurnStudyTest {

    private static final Table CUSTOMERS = Customers.of(1_200, 1);
    private static final Learned STUDY = (Learned) ChurnStudy.of(CUSTOMERS, Question.of("left"));

    @Test
    void whatIsSaidOfUnseenCustomersHoldsForThem() {
        var others = Customers.of(3_000, 2);
        double[] scores =
                STUDY.model().score(others).stream().mapToDouble(RiskScore::probability).toArray();
        boolean[] left = new boolean[scores.length];
        IntStream.range(0, left.length)
                .forEach(row -> left[row] = others.rows().get(row).getLast().equals("yes"));

        assertThat(Discrimination.auc(scores, left)).isCloseTo(STUDY.quality().auc(), within(.03));
        assertThat(Discrimination.calibrationError(scores, left, 10)).isLessThan(.04);
    }

    @Test
    void reasonsAddUpToTheScoreWithAndWithoutTrees() {
        assertThat(STUDY.model().treeCount()).as("trees pay here").isPositive();
        var cards = CUSTOMERS.rows().subList(0, 50);

        for (var score : STUDY.model().score(new Table(Customers.COLUMNS, cards))) {
            double sum = score.base();
            for (var reason : score.reasons()) {
                sum += reason.logOdds();
            }
            assertThat(score.logOdds()).isCloseTo(sum, within(1e-9));
            assertThat(score.reasons())
                    .extracting(RiskScore.Reason::trait)
                    .containsExactlyInAnyOrder("contract", "months", "fee", "answered");
        }
    }

    @Test
    void theSameTableGivesTheSameStudy() {
        var again = (Learned) ChurnStudy.of(CUSTOMERS, Question.of("left"));

        assertThat(again.quality()).isEqualTo(STUDY.quality());
        assertThat(again.model().score(CUSTOMERS)).isEqualTo(STUDY.model().score(CUSTOMERS));
    }

    @Test
    void whatIsKnownOnlyAfterwardsIsKeptOutUnlessAllowed() {
        assertThat(STUDY.aside())
                .contains(new Aside("duration", Why.LATE_BY_NAME), new Aside("customer", Why.ID));

        var late =
                (Learned)
                        ChurnStudy.of(
                                CUSTOMERS, new Question("left", null, null, Set.of(), null, true));

        assertThat(late.quality().auc()).isGreaterThan(STUDY.quality().auc() + .05);
    }

    @Test
    void aCopyOfTheAnswerIsTooGoodWhateverItsName() {
        var columns = List.of("customer", "months", "answer", "left");
        var rows =
                CUSTOMERS.rows().stream()
                        .map(row ->
                                List.of(
                                        row.get(0),
                                        row.get(2),
                                        row.get(6).equals("yes") ? "A" : "B",
                                        row.get(6)))
                        .toList();

        var study = (Learned) ChurnStudy.of(new Table(columns, rows), Question.of("left"));

        assertThat(study.aside()).contains(new Aside("answer", Why.TOO_GOOD));
        assertThat(study.traits()).extracting(ChurnStudy.Trait::name).containsExactly("months");
    }

    @Test
    void datesAfterTheDecisionAreKeptOut() {
        var columns = List.of("months", "asked", "called back", "left");
        var rows =
                IntStream.range(0, 200)
                        .mapToObj(i ->
                                List.of(
                                        String.valueOf(i % 37),
                                        "2026-03-%02d".formatted(1 + i % 28),
                                        "2026-04-%02d".formatted(1 + i % 28),
                                        i % 3 == 0 ? "yes" : "no"))
                        .toList();

        var study =
                (Learned)
                        ChurnStudy.of(
                                new Table(columns, rows),
                                new Question("left", null, null, Set.of(), "asked", false));

        assertThat(study.aside()).contains(new Aside("called back", Why.LATE_BY_DATE));
    }

    @Test
    void traitsThatTellNothingAreNoSignal() {
        var rows =
                Customers.of(500, 3).rows().stream()
                        .map(row ->
                                List.of(
                                        row.get(4),
                                        row.get(3),
                                        row.get(0).hashCode() % 3 == 0 ? "yes" : "no"))
                        .toList();

        var study =
                (Learned)
                        ChurnStudy.of(
                                new Table(List.of("answered", "fee", "left"), rows),
                                Question.of("left"));

        assertThat(study.signal()).isFalse();
        assertThat(STUDY.signal()).isTrue();
    }

    @Test
    void rowsOfAnotherClassAreLeftOutAndCounted() {
        var rows =
                IntStream.range(0, 300)
                        .mapToObj(i ->
                                List.of(
                                        String.valueOf(i % 41),
                                        i % 3 == 0 ? "Won" : i % 3 == 1 ? "Lost" : "Open"))
                        .toList();
        var table = new Table(List.of("size", "stage"), rows);

        assertThat(ChurnStudy.of(table, Question.of("stage")))
                .isEqualTo(new Refused(Problem.MANY_CLASSES, "Lost (100), Open (100), Won (100)"));
        var study =
                (Learned)
                        ChurnStudy.of(
                                table, new Question("stage", "Won", "Lost", Set.of(), null, false));
        assertThat(study.rows()).isEqualTo(200);
        assertThat(study.unknown()).isEqualTo(100);
    }

    @Test
    void tablesThatTeachNothingAreRefusedWithTheReason() {
        assertThat(problem(Customers.of(60, 1), "gone")).isEqualTo(Problem.NO_SUCH_COLUMN);
        assertThat(problem(Customers.of(30, 1), "left")).isEqualTo(Problem.TOO_FEW);
        assertThat(problem(constant("left", "yes"), "left")).isEqualTo(Problem.ONE_CLASS);
        assertThat(problem(constant("left", ""), "left")).isEqualTo(Problem.TARGET_EMPTY);
        var ids =
                new Table(
                        List.of("customer", "nothing", "left"),
                        CUSTOMERS.rows().stream()
                                .map(row -> List.of(row.getFirst(), "", row.getLast()))
                                .toList());
        assertThat(problem(ids, "left")).isEqualTo(Problem.NO_TRAITS);
    }

    private static Table constant(String column, String value) {
        var rows =
                IntStream.range(0, 100).mapToObj(i -> List.of(String.valueOf(i), value)).toList();
        return new Table(List.of("months", column), rows);
    }

    private static Problem problem(Table table, String target) {
        return ((Refused) ChurnStudy.of(table, Question.of(target))).problem();
    }
}
