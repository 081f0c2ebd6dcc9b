package atalaya.insight.risk;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.insight.health.Trend;
import atalaya.insight.risk.Situation.Fault;
import atalaya.insight.risk.Situation.OpenReturn;
import atalaya.insight.risk.Warning.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarningRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    /// A customer of whom there is nothing to tell.
    private static final Situation QUIET = quiet(Trend.STALLS, Standing.ACTIVE);

    private static Situation quiet(Trend trend, Standing standing) {
        return new Situation(62, 78, trend, standing, List.of(), List.of(), List.of(), 14, NOW);
    }

    private static Situation looking(Stream<Integer> daysAgo) {
        return new Situation(
                62,
                78,
                Trend.STALLS,
                Standing.ACTIVE,
                List.of(),
                daysAgo.map(days -> NOW.minus(Duration.ofDays(days))).toList(),
                List.of(),
                14,
                NOW);
    }

    private static Situation returning(int daysAgo) {
        return new Situation(
                62,
                78,
                Trend.STALLS,
                Standing.ACTIVE,
                List.of(new OpenReturn("RMA-20871", NOW.minus(Duration.ofDays(daysAgo)))),
                List.of(),
                List.of(),
                14,
                NOW);
    }

    @Test
    void whereAllIsWellNobodyIsTold() {
        assertThat(WarningRule.of(QUIET)).isEmpty();
    }

    @Test
    void aRelationshipThatRecedesTellsFromWhereToWhere() {
        assertThat(WarningRule.of(quiet(Trend.RECEDES, Standing.ACTIVE)))
                .containsExactly(new Warning(Kind.HEALTH_RECEDES, "", 78, 62));
        assertThat(WarningRule.of(quiet(Trend.ADVANCES, Standing.ACTIVE))).isEmpty();
    }

    @Test
    void aLossTooSmallToCallAboutIsNotTold() {
        var hardly =
                new Situation(
                        62,
                        64,
                        Trend.RECEDES,
                        Standing.ACTIVE,
                        List.of(),
                        List.of(),
                        List.of(),
                        14,
                        NOW);

        assertThat(WarningRule.of(hardly)).isEmpty();
    }

    @Test
    void whoGoesWithoutAWordIsTold() {
        assertThat(WarningRule.of(quiet(Trend.STALLS, Standing.SILENT_CHURN)))
                .extracting(Warning::kind)
                .containsExactly(Kind.SILENT_CHURN);
        assertThat(WarningRule.of(quiet(Trend.STALLS, Standing.LAPSED))).isEmpty();
    }

    @Test
    void aReturnIsOverdueFromTheDayAfterItsTerm() {
        assertThat(WarningRule.of(returning(14))).isEmpty();
        assertThat(WarningRule.of(returning(15)))
                .containsExactly(new Warning(Kind.RETURN_OVERDUE, "RMA-20871", 14, 15));
    }

    @Test
    void aCardThatNobodyUsesIsTold() {
        assertThat(WarningRule.of(quiet(Trend.STALLS, Standing.NEVER_ACTIVATED)))
                .extracting(Warning::kind)
                .containsExactly(Kind.CARD_UNUSED);
    }

    @Test
    void interestRisesWhenSomebodyLooksTwiceAsOftenAsUsual() {
        assertThat(WarningRule.of(looking(Stream.of(1, 2))))
                .as("too few to mean anything")
                .isEmpty();
        assertThat(WarningRule.of(looking(Stream.of(1, 2, 3))))
                .containsExactly(new Warning(Kind.INTEREST_RISES, "", 0, 3));
        var always = IntStream.range(1, 35).boxed();
        assertThat(WarningRule.of(looking(always))).as("looks around every day").isEmpty();
    }

    @Test
    void eachDeviceWithAFaultIsToldOnce() {
        var faulty =
                new Situation(
                        62,
                        78,
                        Trend.STALLS,
                        Standing.ACTIVE,
                        List.of(),
                        List.of(),
                        List.of(
                                new Fault("boiler-7", NOW),
                                new Fault("boiler-7", NOW.minusSeconds(60)),
                                new Fault("pump-2", NOW)),
                        14,
                        NOW);

        assertThat(WarningRule.of(faulty))
                .extracting(Warning::subject)
                .containsExactly("boiler-7", "pump-2");
    }
}
