package atalaya.identity.match;

import org.jspecify.annotations.Nullable;

/// What one comparison says about two records.
///
/// @param comparison the name of the comparison, such as `surname`; stable, used as a label key
/// @param level the level it reached, such as `exact` or `swapped`; stable, used as a label key
/// @param millibits thousandths of a bit for (positive) or against (negative) one person; whole, so
///   sums never round
/// @param left the left record's value that was compared, or null where it has none
/// @param right the right record's value that was compared, or null where it has none
public record Evidence(
        String comparison,
        String level,
        int millibits,
        @Nullable String left,
        @Nullable String right) {

    public double bits() {
        return millibits / 1000.0;
    }
}
