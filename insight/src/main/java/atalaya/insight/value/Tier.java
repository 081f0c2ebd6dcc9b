package atalaya.insight.value;

/// How a customer is treated; A the best.
public enum Tier {
    A,
    B,
    C,
    D;

    /// Whether this one is better than another.
    public boolean above(Tier other) {
        return ordinal() < other.ordinal();
    }

    /// How many tiers lie between, 0 for the same.
    int stepsTo(Tier other) {
        return Math.abs(ordinal() - other.ordinal());
    }
}
