package atalaya.identity.match;

import static atalaya.identity.Cast.ann;
import static atalaya.identity.Cast.joan;
import static atalaya.identity.Cast.joana;
import static atalaya.identity.Cast.record;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.standard.StandardRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchModelTest {

    private final MatchModel model = MatchModel.shipped();

    private Verdict judge(StandardRecord left, StandardRecord right) {
        return model.judge(left, right, Hubs.NONE);
    }

    @Test
    void aSharedEmailAndBirthdayOutweighAChangedSurname() {
        var before = ann("1", "Lee").email("ann@lee.example").born("1984-03-09").standard();
        var married = ann("2", "Marsh").email("ann@lee.example").born("1984-03-09").standard();

        assertThat(judge(before, married)).isInstanceOf(Verdict.Same.class);
    }

    @Test
    void joanPradoIsNotJoanaPrados() {
        var joan = joan("1").born("1970-01-02").standard();
        var joana = joana("2").born("1983-11-20").standard();

        assertThat(judge(joan, joana)).isInstanceOf(Verdict.Different.class);
    }

    @Test
    void theTwinsTimAndTomShareAllButTheirNames() {
        var tim =
                record("crm", "1")
                        .given("Tim")
                        .surname("Ferro")
                        .born("2001-05-06")
                        .phone("612405590")
                        .standard();
        var tom =
                record("crm", "2")
                        .given("Tom")
                        .surname("Ferro")
                        .born("2001-05-06")
                        .phone("612405590")
                        .standard();

        assertThat(judge(tim, tom)).isNotInstanceOf(Verdict.Same.class);
    }

    @Test
    void twoProvenDocumentsOfOneKindSpeakAgainst() {
        var one = joan("1").document("12345678Z").standard();
        var two = joan("2").document("00000001R").standard();

        assertThat(judge(one, two).score().evidence())
                .anySatisfy(evidence -> {
                    assertThat(evidence.comparison()).isEqualTo("document");
                    assertThat(evidence.millibits()).isNegative();
                });
    }

    @Test
    void whoGoesByAFamiliarFormBearsNoRarerNameThanTheFormalOne() {
        var atTheTill =
                record("till", "1").given("Bea").surname("Cano").phone("612405590").standard();
        var inTheCrm =
                record("crm", "1")
                        .given("Bea")
                        .surname("Cano")
                        .born("1971-05-05")
                        .email("bea@cano.example")
                        .standard();

        assertThat(judge(atTheTill, inTheCrm)).isNotInstanceOf(Verdict.Same.class);
    }

    @Test
    void antonioNunezTheFatherIsNotAntonioNunezTheSon() {
        var father = record("crm", "1").whole("Antonio Núñez Sr.").phone("612405590").standard();
        var son = record("crm", "2").whole("Antonio Núñez Jr.").phone("612405590").standard();

        assertThat(judge(father, son)).isInstanceOf(Verdict.Different.class);
    }

    @Test
    void aNameInAnotherScriptSaysNothingAgainst() {
        var latin = record("crm", "1").whole("Wang Jie").phone("612405590").standard();
        var native_ = record("crm", "2").whole("王杰").phone("612405590").standard();

        assertThat(judge(latin, native_).score().evidence())
                .extracting(Evidence::comparison)
                .containsExactly("phone", "household");
    }

    @Test
    void oneWordInAnotherFieldMovesNoName() {
        var martin = record("crm", "1").given("Martín").surname("Ferro").standard();
        var ana = record("crm", "2").given("Ana").surname("Martín").standard();

        assertThat(judge(martin, ana).score().evidence())
                .extracting(Evidence::level)
                .doesNotContain("moved");
    }

    @Test
    void pacoIsFranciscoByTheSameTelephone() {
        var paco =
                record("crm", "1")
                        .given("Paco")
                        .surname("Ruiz")
                        .phone("+34 612 405 590")
                        .standard();
        var francisco =
                record("erp", "9").whole("RUIZ SAAVEDRA, FRANCISCO").phone("612405590").standard();

        var verdict = judge(paco, francisco);

        assertThat(verdict).isInstanceOf(Verdict.Same.class);
        assertThat(verdict.score().evidence())
                .extracting(Evidence::comparison, Evidence::level)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("given_name", "variant"),
                        org.assertj.core.groups.Tuple.tuple("surname", "subset"),
                        org.assertj.core.groups.Tuple.tuple("phone", "exact"));
    }

    @Test
    void aNameTypedInTheWrongOrderIsStillFound() {
        var right = record("crm", "1").given("Isla").surname("Hallam").standard();
        var wrong = record("crm", "2").given("Hallam").surname("Isla").standard();

        assertThat(judge(right, wrong).score().evidence())
                .extracting(Evidence::level)
                .contains("moved");
    }

    @Test
    void theScoreIsTheSumOfItsEvidenceWhoeverIsAskedFirst() {
        var people =
                List.of(
                        ann("1", "Lee").email("ann@lee.example").standard(),
                        ann("2", "Marsh").phone("612405590").born("1984-03-09").standard(),
                        joan("3").phone("612405590").standard(),
                        joana("4").born("09/03/1984").standard());
        for (var left : people) {
            for (var right : people) {
                var forth = judge(left, right).score();
                var back = judge(right, left).score();
                assertThat(forth.millibits()).isEqualTo(back.millibits());
                assertThat(forth.evidence())
                        .extracting(Evidence::level)
                        .isEqualTo(back.evidence().stream().map(Evidence::level).toList());
            }
        }
    }

    @Test
    void aHubSaysNothing() {
        var one = record("crm", "1").given("Rosa").surname("Vidal").phone("912000111").standard();
        var two = record("crm", "2").given("Luis").surname("Mora").phone("912000111").standard();

        var score = model.judge(one, two, identifier -> true).score();

        assertThat(score.evidence()).extracting(Evidence::comparison).doesNotContain("phone");
    }

    @Test
    void etxeberriaSoundsLikeEcheverria() {
        assertThat(Sound.of("etxeberria")).isEqualTo(Sound.of("echeverria"));
    }

    @Test
    void keysMeetHoweverTheNameIsWritten() {
        var paco = record("crm", "1").given("Paco").surname("Giménez").standard();
        var francisco = record("erp", "2").whole("Jimenez, Francisco").standard();

        assertThat(model.keys(paco)).containsAnyElementsOf(model.keys(francisco));
    }
}
