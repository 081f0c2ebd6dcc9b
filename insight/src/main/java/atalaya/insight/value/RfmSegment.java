package atalaya.insight.value;

/// What scores of recency, frequency and worth say together.
public enum RfmSegment {
    /// Bought lately, often and much.
    CHAMPIONS,
    /// Buy often, the last time not long ago.
    LOYAL,
    /// Bought lately and more than once or little.
    POTENTIAL,
    /// Bought lately for the first time.
    NEW,
    /// Bought once or little, not long ago.
    PROMISING,
    /// In the middle of everything.
    ATTENTION,
    /// Little, and some time ago.
    DROWSY,
    /// Were among the best and have not come for long.
    CANNOT_LOSE,
    /// Bought often and have not come for long.
    AT_RISK,
    /// Bought a little, long ago.
    DORMANT,
    /// The longest ago and the least.
    LOST,
    /// Has no purchase, though perhaps returns.
    NO_PURCHASE;

    private static final int HIGH = 4;

    /// The segment of three scores of 1 to 5.
    public static RfmSegment of(int recency, int frequency, int worth) {
        int strength = (frequency + worth + 1) / 2;
        return switch (recency) {
            case 5 -> strength >= HIGH ? CHAMPIONS : strength >= 2 ? POTENTIAL : NEW;
            case 4 -> strength >= HIGH ? LOYAL : strength >= 2 ? POTENTIAL : PROMISING;
            case 3 -> strength >= HIGH ? LOYAL : strength >= 2 ? ATTENTION : DROWSY;
            default ->
                    switch (strength) {
                        case 5 -> CANNOT_LOSE;
                        case 3, 4 -> AT_RISK;
                        case 2 -> DORMANT;
                        default -> LOST;
                    };
        };
    }
}
