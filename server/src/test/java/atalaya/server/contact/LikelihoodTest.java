package atalaya.server.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atalaya.server.contact.Likelihood.Holder;
import atalaya.server.profile.Assurance;
import atalaya.server.resolve.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikelihoodTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    @Test
    void whoHoldsANumberAloneIsSureUnlessItIsOnlyClaimed() {
        assertThat(first(holder(1, 1, 400, 0, false))).isGreaterThan(Likelihood.SURE);
        assertThat(first(new Holder(new CustomerId(1), Assurance.CLAIMED, 1, null, 0, false)))
                .isLessThan(Likelihood.SURE);
    }

    @Test
    void twoOfWhomTheSameIsKnownAreEquallyLikely() {
        var twins = List.of(holder(1, 3, 2, 0, false), holder(2, 3, 2, 0, false));

        assertThat(Likelihood.rank(twins, NOW))
                .allSatisfy(one -> assertThat(one.likelihood()).isCloseTo(.5, within(.01)));
    }

    /// Nine records against three, here this week against months ago, and a refund she waits for.
    @Test
    void whoWasHereThisWeekAndWaitsIsSureBesideWhoeverSharesTheNumber() {
        assertThat(first(holder(1, 9, 1, 0, true), holder(2, 3, 90, 0, false)))
                .isGreaterThan(Likelihood.SURE);
        assertThat(first(holder(1, 9, 20, 0, false), holder(2, 3, 90, 0, false)))
                .isLessThan(Likelihood.SURE);
    }

    @Test
    void eachCallOfTheLastMonthTellsMoreUpToThree() {
        var other = holder(2, 5, 2, 0, false);

        assertThat(
                        List.of(
                                first(holder(1, 5, 2, 0, false), other),
                                first(holder(1, 5, 2, 1, false), other),
                                first(holder(1, 5, 2, 3, false), other)))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(first(holder(1, 5, 2, 30, false), other))
                .isEqualTo(first(holder(1, 5, 2, 3, false), other));
    }

    private static double first(Holder... holders) {
        return Likelihood.rank(List.of(holders), NOW).getFirst().likelihood();
    }

    private static Holder holder(long serial, int records, int daysAgo, int calls, boolean waits) {
        return new Holder(
                new CustomerId(serial),
                Assurance.ATTESTED,
                records,
                NOW.minus(Duration.ofDays(daysAgo)),
                calls,
                waits);
    }
}
