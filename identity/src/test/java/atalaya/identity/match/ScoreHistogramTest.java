package atalaya.identity.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoreHistogramTest {

    @Test
    void aThresholdPromisesWhatTheScoresAboveItSay() {
        var histogram = new ScoreHistogram();
        histogram.add(0); // one half
        histogram.add(1_000); // two thirds
        histogram.add(-1_000); // one third
        histogram.add(90_000); // sure

        assertThat(histogram.expectedPrecision(0)).isEqualTo((.5 + 2 / 3.0 + 1) / 3, within(1e-9));
        assertThat(histogram.expectedRecall(0)).isEqualTo((.5 + 2 / 3.0 + 1) / 2.5, within(1e-9));
        assertThat(histogram.expectedRecall(-1_000)).isEqualTo(1, within(1e-9));
        assertThat(histogram.counts()).hasSize(50).endsWith(1).contains(1, 1, 1);
    }

    @Test
    void noPairsPromiseNothingWrong() {
        assertThat(new ScoreHistogram().expectedPrecision(0)).isEqualTo(1);
        assertThat(new ScoreHistogram().expectedRecall(0)).isEqualTo(1);
    }
}
