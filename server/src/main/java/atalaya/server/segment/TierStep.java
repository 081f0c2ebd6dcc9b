package atalaya.server.segment;

import atalaya.insight.value.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the ledger of tiers.
///
/// @param before null for a customer new to tiers
/// @param reason a word of [atalaya.insight.value.TierDecision.Reason], or `REFUSED`
/// @param score what was compared with the cuts, in minor units
/// @param person who approved or refused; null where nobody had to
/// @param backcast whether it was told backwards, and nobody decided it then
public record TierStep(
        Instant at,
        @Nullable Tier before,
        Tier tier,
        Tier proposed,
        String reason,
        long score,
        int version,
        @Nullable Long person,
        boolean backcast) {}
