package atalaya.insight.health;

import java.time.Duration;
import java.time.Instant;

/// A sum whose parts halve with age. It is kept as seen from one fixed day, so that the sums of two
/// records of one customer merge by plain addition, in any order, and a moment later needs no
/// rewrite.
///
/// @param atOrigin the sum as seen from [#ORIGIN]
public record DecayedSum(double atOrigin) {

    /// Where all sums are seen from. Doubles hold about 250 years either way.
    public static final Instant ORIGIN = Instant.parse("2020-01-01T00:00:00Z");

    /// After which time a part counts half.
    public static final Duration HALF_LIFE = Duration.ofDays(90);

    public static final DecayedSum NOTHING = new DecayedSum(0);

    /// With one more part.
    public DecayedSum plus(double part, Instant at) {
        return new DecayedSum(atOrigin + part * Math.pow(2, halvings(ORIGIN, at)));
    }

    /// Both together.
    public DecayedSum plus(DecayedSum other) {
        return new DecayedSum(atOrigin + other.atOrigin);
    }

    /// The sum as it is at a moment, later than its parts.
    public double at(Instant moment) {
        return atOrigin * Math.pow(2, -halvings(ORIGIN, moment));
    }

    /// What is left of a part.
    static double weight(Instant at, Instant moment) {
        return Math.pow(2, -halvings(at, moment));
    }

    private static double halvings(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / (double) HALF_LIFE.toMillis();
    }
}
