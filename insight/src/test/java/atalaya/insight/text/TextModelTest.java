package atalaya.insight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextModelTest {

    @Test
    void wordsOfACompanyOfItsOwnAreLearned() {
        List<String> texts = new ArrayList<>();
        boolean[] positive = new boolean[80];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = i % 2 == 0;
            texts.add(
                    "Expediente %d: %s"
                            .formatted(i, positive[i] ? "turboflux activo" : "kaputex total"));
        }

        double[] unseen = TextModel.crossed(texts, positive);
        for (int i = 0; i < unseen.length; i++) {
            unseen[i] -= .5;
        }

        assertThat(LabelScores.of(unseen, positive).macroF1()).isGreaterThan(.95);
        assertThat(TextModel.learn(texts, positive).probability("otro turboflux"))
                .isEqualTo(TextModel.learn(texts, positive).probability("otro turboflux"))
                .isGreaterThan(.6);
    }

    @Test
    void neutralIsRightForNeither() {
        var scores =
                LabelScores.of(
                        new double[] {1, 0, -1, -1}, new boolean[] {true, true, false, true});

        assertThat(scores.neutral()).isEqualTo(1);
        assertThat(scores.accuracy()).isEqualTo(.5);
        assertThat(scores.f1Positive()).isCloseTo(.5, within(1e-12));
        assertThat(scores.f1Negative()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void everyTextNeedsItsLabel() {
        assertThatThrownBy(() -> TextModel.learn(List.of("a", "b"), new boolean[1]))
                .hasMessage("2 texts have 1 labels.");
    }
}
