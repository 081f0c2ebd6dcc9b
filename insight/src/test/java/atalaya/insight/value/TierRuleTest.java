package atalaya.insight.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.insight.value.TierDecision.Reason;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TierRuleTest {

    private static final TierRule RULE = new TierRule(1_000, 500, 100, 0.5, 0.1);

    private static TierDecision decide(
            long realised, @Nullable Tier before, @Nullable Tier floor, @Nullable Tier approved) {
        return RULE.decide(new TierStanding(realised, 0, before, floor, approved));
    }

    private static void assertDecided(TierDecision decision, Tier tier, Reason reason) {
        assertThat(decision.tier()).isEqualTo(tier);
        assertThat(decision.reason()).isEqualTo(reason);
    }

    @Test
    void realisedContributionAndHalfOfThePotentialDecideTheFirstTier() {
        assertDecided(
                RULE.decide(new TierStanding(800, 400, null, null, null)), Tier.A, Reason.FIRST);
        assertDecided(decide(499, null, null, null), Tier.C, Reason.FIRST);
        assertDecided(decide(-50, null, null, null), Tier.D, Reason.FIRST);
        assertDecided(decide(-50, null, Tier.B, null), Tier.B, Reason.HELD_BY_FLOOR);
    }

    @Test
    void nobodyChangesToAndFroAroundACut() {
        assertDecided(decide(520, Tier.C, null, null), Tier.C, Reason.HELD_BY_BAND);
        assertDecided(decide(550, Tier.C, null, null), Tier.B, Reason.ROSE);
        assertDecided(decide(480, Tier.B, null, null), Tier.B, Reason.HELD_BY_BAND);
        assertDecided(decide(449, Tier.B, null, null), Tier.C, Reason.FELL);
        assertDecided(decide(600, Tier.B, null, null), Tier.B, Reason.SAME);
        assertDecided(decide(50, Tier.C, Tier.C, null), Tier.C, Reason.HELD_BY_FLOOR);
    }

    @Test
    void intoAndOutOfTheBestTierAPersonDecides() {
        var asked = decide(2_000, Tier.B, null, null);
        assertDecided(asked, Tier.B, Reason.AWAITS_APPROVAL);
        assertThat(asked.proposed()).isEqualTo(Tier.A);
        assertDecided(decide(2_000, Tier.B, null, Tier.A), Tier.A, Reason.ROSE);
        assertDecided(decide(700, Tier.A, null, null), Tier.A, Reason.AWAITS_APPROVAL);
        assertDecided(decide(0, Tier.B, null, null), Tier.B, Reason.AWAITS_APPROVAL);
    }

    @Test
    void cutsBySharesGiveTheBestTheirPlacesAndNobodyWithoutContribution() {
        var rule = TierRule.byShares(LongStream.rangeClosed(1, 100), TierRule.Shares.USUAL, 0, 0);

        assertThat(
                        LongStream.rangeClosed(1, 100)
                                .filter(score -> rule.tier(score) == Tier.A)
                                .count())
                .isEqualTo(5);
        assertThat(
                        LongStream.rangeClosed(1, 100)
                                .filter(score -> rule.tier(score) == Tier.D)
                                .count())
                .isEqualTo(50);
        var poor = TierRule.byShares(LongStream.of(-5, 0, 0, 0), TierRule.Shares.USUAL, 0, 0);
        assertThat(poor.tier(0)).isEqualTo(Tier.D);
    }

    @Test
    void aRuleThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new TierRule(1, 2, 3, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TierRule.Shares(0.5, 0.5, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
