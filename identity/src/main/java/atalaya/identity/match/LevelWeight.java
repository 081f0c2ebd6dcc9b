package atalaya.identity.match;

/// How often a level is reached, as logarithms to base 2 in thousandths of a bit.
///
/// @param match of the chance among records of one person; 0 or less, but for corrections by what
///   people said
/// @param household of the chance among two people of one household; 0 or less
/// @param surprise minus that of the chance among two people taken at random; 0 or more. Where a
///   comparison knows how common the very value is, it uses that instead
public record LevelWeight(int match, int household, int surprise) {

    /// Weights from chances, each kept within 2^-20 and 1.
    public static LevelWeight of(double match, double household, double random) {
        return new LevelWeight(millibits(match), millibits(household), -millibits(random));
    }

    /// The same with so much more, or less, for a match.
    public LevelWeight plus(int millibits) {
        return new LevelWeight(match + millibits, household, surprise);
    }

    static int millibits(double chance) {
        double bounded = Math.min(1, Math.max(chance, 0x1p-20));
        return (int) Math.round(StrictMath.log(bounded) / StrictMath.log(2) * 1000);
    }
}
