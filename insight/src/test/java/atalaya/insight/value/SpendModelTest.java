package atalaya.insight.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;

class SpendModelTest {

    @Test
    void theParametersOfTheCdBuyersAreThosePublished() throws IOException {
        var fit = SpendFit.of(Cdnow.spenders());

        assertThat(fit.model().p()).isCloseTo(6.25, within(0.005));
        assertThat(fit.model().q()).isCloseTo(3.74, within(0.005));
        assertThat(fit.model().gamma()).isCloseTo(15.44, within(0.01));
        assertThat(fit.finding()).isEqualTo(SpendFit.Finding.REGULAR);
    }

    @Test
    void whoBoughtOnceIsDrawnToTheMeanOfAllAndWhoBoughtOftenIsNot() {
        var model = new SpendModel(6.25, 3.74, 15.44);

        double once = model.expected(new SpendHistory(1, 100));
        double often = model.expected(new SpendHistory(50, 100));

        assertThat(model.mean()).isCloseTo(35.2, within(0.05));
        assertThat(once).isBetween(model.mean(), 85.0);
        assertThat(often).isBetween(98.0, 100.0);
    }

    @Test
    void customersMadeByAModelGiveItsParametersBack() {
        long seed = 42;
        var random = new RandomDataGenerator(seed);
        var customers = new ArrayList<SpendHistory>();
        for (int i = 0; i < 20_000; i++) {
            double scale = 1 / random.nextGamma(4, 1 / 20.0);
            int repeats = 1 + random.nextInt(0, 8);
            double sum = 0;
            for (int k = 0; k < repeats; k++) {
                sum += random.nextGamma(5, scale);
            }
            customers.add(new SpendHistory(repeats, sum / repeats));
        }

        var fit = SpendFit.of(customers);

        assertThat(fit.model().p())
                .as("seed %d", seed)
                .isCloseTo(5, within(4 * fit.standardErrors().get(0)));
        assertThat(fit.model().q())
                .as("seed %d", seed)
                .isCloseTo(4, within(4 * fit.standardErrors().get(1)));
        assertThat(fit.model().gamma())
                .as("seed %d", seed)
                .isCloseTo(20, within(4 * fit.standardErrors().get(2)));
        assertThat(fit.standardErrors().get(0)).isLessThan(0.5);
    }
}
