package atalaya.insight.value;

import org.jspecify.annotations.Nullable;

/// What a tier is decided from.
///
/// @param realised contribution of the last 12 months, in minor units
/// @param potential contribution expected of the next 12 months, in minor units
/// @param before the tier so far; null for a customer new to tiers
/// @param floor the worst tier this customer may have, by agreement; null without one
/// @param approved the tier that somebody who may has approved; null without one
public record TierStanding(
        long realised,
        long potential,
        @Nullable Tier before,
        @Nullable Tier floor,
        @Nullable Tier approved) {}
