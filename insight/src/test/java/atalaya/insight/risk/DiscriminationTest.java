package atalaya.insight.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DiscriminationTest {

    @Test
    void tiesCountHalf() {
        assertThat(
                        Discrimination.auc(
                                new double[] {1, 2, 2, 3},
                                new boolean[] {false, true, false, true}))
                .isEqualTo(.875);
        assertThat(Discrimination.auc(new double[] {1, 1}, new boolean[] {true, false}))
                .isEqualTo(.5);
        assertThat(Discrimination.auc(new double[] {1, 2}, new boolean[] {true, true}))
                .isEqualTo(.5);
    }

    @Test
    void theErrorOfAnAucIsThatOfHanleyAndMcNeil() {
        // their example: area .893, 58 normal and 51 abnormal, standard error .032
        assertThat(Discrimination.aucError(.893, 51, 58)).isCloseTo(.032, within(.0006));
    }

    @Test
    void saidAndHappenedAreComparedByGroup() {
        double[] said = {.1, .1, .9, .9};

        assertThat(
                        Discrimination.calibrationError(
                                said, new boolean[] {false, false, true, true}, 2))
                .isCloseTo(.1, within(1e-12));
    }
}
