package atalaya.server.segment;

import atalaya.insight.value.Tier;
import atalaya.insight.value.TierDecision;
import atalaya.server.resolve.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// In which tier a customer is, and why.
///
/// @param proposed what the figures ask for; differs only while somebody has to agree
/// @param score what was compared with the cuts, in minor units
/// @param realised contribution of 12 months, in minor units
/// @param potential expected of the next 12
/// @param floor the worst tier this customer may have, by agreement; null without one
/// @param owner who looks after the customer; null where nobody does
/// @param version of the table it was decided by
/// @param since when the customer came into the tier
/// @param refused the proposal that somebody has refused; null without one
public record CustomerTier(
        CustomerId customer,
        Tier tier,
        Tier proposed,
        TierDecision.Reason reason,
        long score,
        long realised,
        long potential,
        @Nullable Tier floor,
        @Nullable String owner,
        int version,
        Instant since,
        @Nullable Tier refused) {

    /// Whether somebody has yet to agree or refuse.
    public boolean awaits() {
        return tier != proposed && proposed != refused;
    }
}
