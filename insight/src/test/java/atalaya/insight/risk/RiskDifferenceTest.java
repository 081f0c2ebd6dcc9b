package atalaya.insight.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import atalaya.insight.risk.RiskDifference.Stratum;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RiskDifferenceTest {

    /// Of one stratum it is the plain difference, and with as many of both kinds its variance is
    /// the usual one with the events of both added: 40 of 100 against 50 of 100.
    @Test
    void ofOneStratumItIsThePlainDifference() {
        var found = RiskDifference.of(List.of(new Stratum(100, 40, 100, 50))).orElseThrow();

        assertThat(found.difference()).isCloseTo(-.1, within(1e-12));
        // -.1 · P + Q, with P = (10,000 · 50 − 10,000 · 40) / 40,000 and Q = (40 · 50 + 50 · 60) /
        // 400
        double variance = (-.1 * 2.5 + 12.5) / (50.0 * 50.0);
        assertThat(found.high() - found.low())
                .isCloseTo(2 * 1.959964 * Math.sqrt(variance), within(1e-6));
        assertThat(found.mayBeNone()).isTrue();
    }

    /// Within each stratum there is no difference; taken together there would be one of 38 points,
    /// since more of those to whom it happened were buyers before.
    @Test
    void whatWasKnownBeforeIsNoDifference() {
        var found =
                RiskDifference.of(List.of(new Stratum(90, 72, 10, 8), new Stratum(10, 3, 90, 27)))
                        .orElseThrow();

        assertThat(found.difference()).isCloseTo(0, within(1e-12));
        assertThat(found.mayBeNone()).isTrue();
        assertThat(found.exposed()).isEqualTo(100);
    }

    @Test
    void whoHasNobodyToBeComparedWithSaysNothing() {
        var strata = List.of(new Stratum(50, 50, 0, 0), new Stratum(30, 15, 40, 20));

        var found = RiskDifference.of(strata).orElseThrow();

        assertThat(found.exposed()).isEqualTo(30);
        assertThat(found.difference()).isCloseTo(0, within(1e-12));
        assertThat(RiskDifference.of(List.of(new Stratum(50, 9, 0, 0)))).isEmpty();
        assertThat(RiskDifference.of(List.of(new Stratum(19, 9, 500, 90)))).isEmpty();
        assertThat(RiskDifference.of(List.of())).isEmpty();
    }

    /// Strata as sparse as real ones, 1,000 times; seed 5. The true difference is held by 95 of 100
    /// intervals: within three standard errors of that, 929 to 971.
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        var random = new SplittableRandom(5);
        double truth = -.08;
        int held = 0;
        for (int round = 0; round < 1_000; round++) {
            List<Stratum> strata = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                int exposed = 3 + random.nextInt(30);
                int comparable = 10 + random.nextInt(120);
                double base = .1 + .11 * i;
                strata.add(
                        new Stratum(
                                exposed,
                                drawn(exposed, base + truth, random),
                                comparable,
                                drawn(comparable, base, random)));
            }
            var found = RiskDifference.of(strata).orElseThrow();
            held += found.low() <= truth && truth <= found.high() ? 1 : 0;
        }
        assertThat(held).isBetween(929, 971);
    }

    private static int drawn(int of, double chance, SplittableRandom random) {
        int many = 0;
        for (int i = 0; i < of; i++) {
            many += random.nextDouble() < chance ? 1 : 0;
        }
        return many;
    }

    @Test
    void moreCannotHaveDoneItThanThereAre() {
        assertThatThrownBy(() -> new Stratum(3, 4, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
