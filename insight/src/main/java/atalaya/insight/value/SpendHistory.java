package atalaya.insight.value;

/// What a customer's repeat purchases were worth.
///
/// @param repeats how many there were, 1 or more
/// @param mean what they were worth in the mean, over 0, in units of money
public record SpendHistory(int repeats, double mean) {

    public SpendHistory {
        if (repeats < 1 || !(mean > 0) || Double.isInfinite(mean)) {
            throw new IllegalArgumentException(
                    "A spend history needs a repeat and a mean over 0, but has %d and %s."
                            .formatted(repeats, mean));
        }
    }
}
