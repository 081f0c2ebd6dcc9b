package atalaya.insight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atalaya.insight.text.Opinion.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpinionTest {

    private static Label label(String text) {
        return Opinion.of(text).label();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Excelente servicio, muy amables",
                "No está nada mal",
                "Sin problemas y muy rápido",
                "Tardaron un poco, pero el trato fue excelente",
                "Great service, will be back!",
                "Not bad at all",
                "It was a bit slow but the staff were wonderful",
                "Excellent Hotel",
                "buenísimoooo 😍",
                "5/5",
                "Volveré sin duda"
            })
    void praiseIsPositive(String text) {
        assertThat(label(text)).as(text).isEqualTo(Label.POSITIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No lo recomiendo a nadie",
                "El personal es poco amable",
                "Me cobraron una comisión sin avisar",
                "Las instalaciones son bonitas, pero el servicio es pésimo",
                "Podría ser mejor",
                "Never again",
                "I don't recommend it",
                "The food wasn 't good",
                "Nice room but the staff were rude and the food horrible",
                "😡😡",
                "Estrella: 1 de 5"
            })
    void complaintsAreNegative(String text) {
        assertThat(label(text)).as(text).isEqualTo(Label.NEGATIVE);
    }

    @Test
    void aTextThatSaysNothingIsNeutralAndHasNoReasons() {
        for (var text : new String[] {"", "   ", "12345", "¿?", "El lunes a las cinco"}) {
            assertThat(Opinion.of(text)).as(text).isEqualTo(new Opinion(0, java.util.List.of()));
        }
    }

    @Test
    void theWordsThatDecidedAddUpToThePoints() {
        var opinion = Opinion.of("Habitación limpia y bonita, pero el desayuno horrible");

        assertThat(opinion.reasons().getFirst().words()).isEqualTo("horrible");
        assertThat(opinion.reasons().stream().mapToDouble(Opinion.Reason::points).sum())
                .isCloseTo(opinion.points(), within(1e-12));
        assertThat(opinion.polarity())
                .isCloseTo(
                        opinion.points() / Math.sqrt(opinion.points() * opinion.points() + 15),
                        within(1e-12));
    }

    @Test
    void capitalsAndVeryStrengthenABitWeakens() {
        assertThat(Opinion.of("HORRIBLE servicio").polarity())
                .isLessThan(Opinion.of("horrible servicio").polarity());
        assertThat(Opinion.of("muy caro").polarity()).isLessThan(Opinion.of("caro").polarity());
        assertThat(Opinion.of("un poco caro").polarity()).isBetween(-1.0, -.01);
        assertThat(Opinion.of("un poco caro").polarity())
                .isGreaterThan(Opinion.of("caro").polarity());
    }

    @Test
    void aVeryLongTextIsRead() {
        assertThat(Opinion.of("muy bueno ".repeat(20_000)).polarity()).isCloseTo(1, within(1e-6));
    }
}
