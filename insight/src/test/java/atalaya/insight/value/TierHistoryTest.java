package atalaya.insight.value;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.insight.value.TierHistory.Step;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Ann holds records 1 and 2, Bruno 5; somebody takes them for one, and thinks better of it.
class TierHistoryTest {

    private static final Set<Long> ANN = Set.of(1L, 2L);
    private static final Set<Long> BRUNO = Set.of(5L);
    private static final Set<Long> BOTH = Set.of(1L, 2L, 5L);

    private static Step step(long order, Set<Long> records, Tier tier) {
        return new Step(
                order,
                records.stream().mapToLong(Long::longValue).min().orElseThrow(),
                records,
                tier,
                Instant.ofEpochSecond(order));
    }

    @Test
    void whoeverIsNewHasNoTierSoFar() {
        assertThat(new TierHistory(List.of()).before(ANN)).isEmpty();
        assertThat(new TierHistory(List.of(step(1, BRUNO, Tier.A))).before(ANN)).isEmpty();
    }

    @Test
    void theLastDecisionCountsAlsoWhenARecordCameSince() {
        var history = new TierHistory(List.of(step(2, ANN, Tier.C), step(1, Set.of(1L), Tier.B)));

        assertThat(history.before(ANN).map(Step::tier)).contains(Tier.C);
        assertThat(history.before(Set.of(1L, 2L, 3L)).map(Step::tier)).contains(Tier.C);
    }

    @Test
    void aMergeInheritsTheBetterTier() {
        var history = new TierHistory(List.of(step(1, ANN, Tier.D), step(2, BRUNO, Tier.A)));

        assertThat(history.before(BOTH).map(Step::tier)).contains(Tier.A);
    }

    @Test
    void whatWasDecidedOfTheMergedCustomerSupersedesBoth() {
        var history =
                new TierHistory(
                        List.of(
                                step(1, ANN, Tier.D),
                                step(2, BRUNO, Tier.A),
                                step(3, BOTH, Tier.B)));

        assertThat(history.before(BOTH).map(Step::tier)).contains(Tier.B);
    }

    @Test
    void aSplitGivesEachSideBackWhatItHad() {
        var history =
                new TierHistory(
                        List.of(
                                step(1, ANN, Tier.D),
                                step(2, BRUNO, Tier.A),
                                step(3, BOTH, Tier.B)));

        assertThat(history.before(ANN).map(Step::tier)).contains(Tier.D);
        assertThat(history.before(BRUNO).map(Step::tier)).contains(Tier.A);
    }
}
