package atalaya.server.value;

/// What was left out of the figures or could not be matched, so that they reconcile.
///
/// @param facts interactions known
/// @param later interactions dated after the figures, which wait
/// @param foreign amounts in another currency, or larger than any can be
/// @param twice orders and refunds that came again under one reference, counted once
/// @param costless orders whose cost nobody says
/// @param costlessSales what was paid for them, in minor units
/// @param strayCosts what invoices say that orders cost which are not known here, in minor units
/// @param orphans refunds of which no sale is known
/// @param badCosts costs under 0, left out
public record Notes(
        int facts,
        int later,
        int foreign,
        int twice,
        int costless,
        long costlessSales,
        long strayCosts,
        int orphans,
        int badCosts) {}
