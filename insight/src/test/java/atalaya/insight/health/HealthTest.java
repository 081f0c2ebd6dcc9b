package atalaya.insight.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant TODAY = Instant.parse("2026-11-25T12:00:00Z");

    private static Experience ago(int days, String type) {
        return new Experience(
                TODAY.minus(Duration.ofDays(days)), type, Outcome.ofType(type).orElseThrow());
    }

    /// Buys every ten days and is content.
    private static List<Experience> ann() {
        List<Experience> experiences = new ArrayList<>();
        for (int days = 300; days > 30; days -= 10) {
            experiences.add(ago(days, "Order Completed"));
            experiences.add(ago(days - 3, "Order Delivered"));
        }
        return experiences;
    }

    @Test
    void whyIsPlainAddition() {
        var experiences = ann();
        experiences.add(ago(2, "Call Abandoned"));

        var health = Health.of(experiences, TODAY);

        double sum = Health.MIDDLE;
        for (var reason : health.reasons()) {
            sum += reason.points();
        }
        assertThat(health.value()).isCloseTo(sum, within(1e-9)).isBetween(0.0, 100.0);
        assertThat(health.reasons().getFirst().experience().type()).isEqualTo("Call Abandoned");
        assertThat(health.value()).isLessThan(Health.of(ann(), TODAY).value());
    }

    @Test
    void aRunOfBadExperiencesRecedesAndARunOfGoodOnesAdvances() {
        var worse = ann();
        worse.addAll(
                List.of(
                        ago(20, "Call Abandoned"),
                        ago(12, "Case Opened"),
                        ago(9, "Case Escalated"),
                        ago(3, "Payment Declined")));
        List<Experience> better = new ArrayList<>();
        for (int days = 300; days > 60; days -= 20) {
            better.add(ago(days, "Case Opened"));
        }
        better.addAll(
                List.of(
                        ago(15, "Case Resolved"),
                        ago(9, "Order Completed"),
                        ago(4, "Referral Made"),
                        ago(1, "Offer Accepted")));

        assertThat(Health.of(worse, TODAY).trend()).isEqualTo(Trend.RECEDES);
        assertThat(Health.of(better, TODAY).trend()).isEqualTo(Trend.ADVANCES);
        assertThat(Health.of(ann(), TODAY).trend()).isEqualTo(Trend.STALLS);
    }

    @Test
    void theCourseIsWhatHealthWasAtEachMoment() {
        var experiences = ann();
        experiences.add(ago(2, "Call Abandoned"));
        var before = TODAY.minus(Duration.ofDays(45));

        var course = Health.course(experiences, List.of(before, TODAY));

        assertThat(course.getFirst())
                .isCloseTo(Health.of(experiences, before).value(), within(1e-9));
        assertThat(course.getLast()).isCloseTo(Health.of(experiences, TODAY).value(), within(1e-9));
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        var shuffled = ann();
        shuffled.add(ago(2, "Call Abandoned"));
        var straight = Health.of(shuffled, TODAY);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(Health.of(shuffled, TODAY)).isEqualTo(straight);
    }

    @Test
    void aCustomerWithOneEventOrNoneStallsNearTheMiddle() {
        assertThat(Health.of(List.of(), TODAY))
                .isEqualTo(new Health(50, Trend.STALLS, List.of(), 0, 0));

        var one = Health.of(List.of(ago(0, "Account Closed")), TODAY);
        assertThat(one.trend()).isEqualTo(Trend.STALLS);
        assertThat(one.value()).isBetween(20.0, 49.0);
    }

    @Test
    void whatHasNotHappenedYetIsLeftOutAndCounted() {
        var experiences = ann();
        experiences.add(ago(-400, "Account Closed"));

        assertThat(Health.of(experiences, TODAY).later()).isEqualTo(1);
        assertThat(Health.of(experiences, TODAY).value())
                .isEqualTo(Health.of(ann(), TODAY).value());
    }

    @Test
    void ofAMillionEventsHealthStaysWithinItsScale() {
        List<Experience> many = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            many.add(new Experience(TODAY.minusSeconds(30L * i), "Card Used", 1));
        }
        many.add(ago(0, "Call Abandoned"));

        var health = Health.of(many, TODAY);

        assertThat(health.value()).isBetween(50.0, 100.0);
        assertThat(health.reasons().getFirst().experience().type()).isEqualTo("Call Abandoned");
        assertThat(health.reasons().getFirst().points()).isLessThan(-5);
    }

    /// Customers whose relationship does not change, with few and many interactions and scores as
    /// skewed as real ones. Each side may be wrong 2.5 times in a hundred; seed 11.
    @Test
    void falseAlarmsAreAsRareAsPromised() {
        var random = new SplittableRandom(11);
        int[] alarms = new int[2];
        int customers = 4_000;
        for (int i = 0; i < customers; i++) {
            int count = 2 + random.nextInt(i % 3 == 0 ? 6 : 60);
            List<Experience> experiences = new ArrayList<>();
            for (int j = 0; j < count; j++) {
                double chance = random.nextDouble();
                double score =
                        chance < .6
                                ? 1
                                : chance < .8 ? 5 : chance < .9 ? 0 : chance < .97 ? -4 : -8;
                experiences.add(
                        new Experience(
                                TODAY.minus(Duration.ofHours(random.nextInt(24 * 500))),
                                "any",
                                score));
            }
            switch (Health.of(experiences, TODAY).trend()) {
                case ADVANCES -> alarms[0]++;
                case RECEDES -> alarms[1]++;
                case STALLS -> {}
            }
        }
        // three standard errors over .025 of 4,000
        double most = customers * Trend.FALSE_ALARM + 3 * Math.sqrt(customers * .025 * .975);
        assertThat((double) alarms[0]).as("advances by chance").isBetween(20.0, most);
        assertThat((double) alarms[1]).as("recedes by chance").isBetween(20.0, most);
    }

    @Test
    void decayedSumsMergeInAnyOrder() {
        var first = DecayedSum.NOTHING.plus(5, TODAY.minus(Duration.ofDays(90)));
        var second = DecayedSum.NOTHING.plus(-4, TODAY);

        assertThat(first.plus(second)).isEqualTo(second.plus(first));
        assertThat(first.plus(second).at(TODAY)).isCloseTo(2.5 - 4, within(1e-9));
        assertThat(first.at(TODAY.plus(Duration.ofDays(90)))).isCloseTo(1.25, within(1e-9));
    }

    @Test
    void typesAreKnownHoweverTheyAreWritten() {
        assertThat(Outcome.ofType("call_abandoned")).hasValue(-6);
        assertThat(Outcome.ofType("CALL ABANDONED")).hasValue(-6);
        assertThat(Outcome.ofType("Something Else")).isEmpty();
        assertThat(Outcome.withText(5, -1)).isEqualTo(1);
    }
}
