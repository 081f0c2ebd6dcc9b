package atalaya.insight.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UsualGapTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);

    private static List<LocalDate> every(int days, int times) {
        List<LocalDate> active = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            active.add(START.plusDays((long) i * days));
        }
        return active;
    }

    @Test
    void oneWhoBuysEveryWeekHasLapsedAfterEightDays() {
        var weekly = every(7, 30);
        var last = weekly.getLast();

        assertThat(UsualGap.of(weekly).days()).hasValue(7);
        assertThat(Dormancy.of(weekly, last.plusDays(7))).isEqualTo(Dormancy.ACTIVE);
        assertThat(Dormancy.of(weekly, last.plusDays(8))).isEqualTo(Dormancy.LAPSED);
    }

    @Test
    void ofFewGapsMoreSilenceIsAllowed() {
        assertThat(UsualGap.of(every(10, 2)).days().orElseThrow()).isCloseTo(190, within(1e-9));
        assertThat(UsualGap.of(every(10, 1)).days()).isEmpty();
        assertThat(UsualGap.of(every(10, 1)).lapsed(START.plusYears(9))).isFalse();
        assertThatThrownBy(() -> UsualGap.of(List.of()))
                .hasMessage("A usual gap needs at least one day.");
    }

    /// Gaps at random, few and many; the next one may exceed the usual gap one time in twenty. Seed
    /// 5.
    @Test
    void theUsualGapIsExceededOnceInTwenty() {
        var random = new SplittableRandom(5);
        for (int count : new int[] {1, 4, 12, 40}) {
            int exceeded = 0;
            int customers = 4_000;
            for (int i = 0; i < customers; i++) {
                List<LocalDate> days = new ArrayList<>();
                double at = 0;
                for (int j = 0; j <= count; j++) {
                    days.add(START.plusDays(Math.round(at)));
                    at += -2_000 * Math.log(1 - random.nextDouble());
                }
                exceeded += UsualGap.of(days).lapsed(START.plusDays(Math.round(at))) ? 1 : 0;
            }
            assertThat((double) exceeded / customers).as("%d gaps", count).isBetween(.035, .06);
        }
    }

    @Test
    void aCardThatNobodyUsesWasNeverActivated() {
        assertThat(Dormancy.ofIssued(START, List.of(), START.plusDays(30))).isEqualTo(Dormancy.NEW);
        assertThat(Dormancy.ofIssued(START, List.of(), START.plusDays(31)))
                .isEqualTo(Dormancy.NEVER_ACTIVATED);
        assertThat(Dormancy.ofIssued(START, List.of(START.plusDays(40)), START.plusDays(31)))
                .isEqualTo(Dormancy.NEVER_ACTIVATED);
        assertThat(Dormancy.ofIssued(START, List.of(START.plusDays(4)), START.plusDays(31)))
                .isEqualTo(Dormancy.ACTIVE);
    }
}
