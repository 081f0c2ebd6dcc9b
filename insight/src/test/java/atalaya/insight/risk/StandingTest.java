package atalaya.insight.risk;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.insight.risk.Standing.Signs;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Signs QUIET = new Signs(false, false, true, true, false);

    @Test
    void whoLeftWithoutAWordIsSilentChurnAndWhoComplainedCanBeWonBack() {
        assertThat(Standing.of(QUIET, OptionalDouble.of(.29))).isEqualTo(Standing.SILENT_CHURN);
        assertThat(Standing.of(new Signs(false, false, true, true, true), OptionalDouble.of(.29)))
                .isEqualTo(Standing.AT_RISK);
    }

    @Test
    void silenceBeyondTheOwnRhythmIsALapseWhileTheModelStillHopes() {
        assertThat(Standing.of(QUIET, OptionalDouble.of(.31))).isEqualTo(Standing.LAPSED);
        assertThat(Standing.of(QUIET, OptionalDouble.empty())).isEqualTo(Standing.LAPSED);
    }

    @Test
    void whoNeverBoughtIsNewUnlessACardLiesUnused() {
        assertThat(
                        Standing.of(
                                new Signs(false, false, false, false, false),
                                OptionalDouble.empty()))
                .isEqualTo(Standing.NEW);
        assertThat(Standing.of(new Signs(false, true, false, false, false), OptionalDouble.empty()))
                .isEqualTo(Standing.NEVER_ACTIVATED);
    }

    @Test
    void aClosedAccountOutranksEverything() {
        assertThat(Standing.of(new Signs(true, true, true, true, true), OptionalDouble.of(1)))
                .isEqualTo(Standing.ENDED);
    }

    @Test
    void inRhythmAndLikelyThereIsActiveAndHalfALikelihoodIsRisk() {
        var regular = new Signs(false, false, true, false, false);

        assertThat(Standing.of(regular, OptionalDouble.of(.9))).isEqualTo(Standing.ACTIVE);
        assertThat(Standing.of(regular, OptionalDouble.of(.49))).isEqualTo(Standing.AT_RISK);
    }
}
