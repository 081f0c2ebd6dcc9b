package atalaya.insight.value;

/// The tier of a customer and why it is that one.
///
/// @param tier the one in force
/// @param proposed the one that the figures and the floor ask for; differs only while approval is
///   awaited
/// @param score what was compared with the cuts, in minor units
public record TierDecision(Tier tier, Tier proposed, Reason reason, long score) {

    /// Why a tier is what it is.
    public enum Reason {
        /// The first decision for this customer.
        FIRST,
        /// The figures say the same as before.
        SAME,
        ROSE,
        FELL,
        /// The figures are past a cut, but not by enough.
        HELD_BY_BAND,
        /// The figures ask for a worse tier than the agreed floor.
        HELD_BY_FLOOR,
        /// Into or out of A, or over more than one tier, a person decides.
        AWAITS_APPROVAL
    }
}
