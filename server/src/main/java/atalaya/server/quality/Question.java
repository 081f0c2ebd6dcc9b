package atalaya.server.quality;

import atalaya.server.resolve.ReviewCase;

/// A pair the model asks about, with what an answer is worth.
///
/// @param records those of the customer that has fewer: as many change sides
/// @param interactions the same of interactions
/// @param value the smaller contribution of the two, without its sign, in minor units
/// @param bridge whether each side is several records already, so that a merge joins two groups
/// @param worth doubt × what hangs on it; only its order means anything
public record Question(
        ReviewCase asked,
        int records,
        long interactions,
        long value,
        boolean bridge,
        Conflict conflict,
        double worth) {}
