package atalaya.population.chance;

import java.util.List;

/// Luck that can be repeated: the same seed gives the same numbers on every machine and JDK.
///
/// The generator is SplitMix64 (Steele, Lea, Flood 2014); logarithms are those of [StrictMath],
/// whose last bit does not depend on the processor. Each person and each department draws from a
/// chance of its own, so one more question asked about one of them changes nobody else. Not for use
/// by several threads at once.
public final class Chance {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /// The luck of the `index`-th thing of a kind under a seed.
    public static Chance of(long seed, String kind, long index) {
        return new Chance(mix(mix(seed + STEP * kind.hashCode()) + STEP * index));
    }

    /// A number that looks like luck and is a function of its argument, one to one.
    public static long mix(long value) {
        long z = value + STEP;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    public long bits() {
        long drawn = mix(state);
        state += STEP;
        return drawn;
    }

    /// Between 0, included, and 1, not included.
    public double share() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    public boolean happens(double probability) {
        return share() < probability;
    }

    /// From 0 to `limit` − 1.
    public int below(int limit) {
        return (int) (share() * limit);
    }

    /// From `low` to `high`, both included.
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    public <T> T oneOf(List<T> things) {
        return things.get(below(things.size()));
    }

    /// Mostly the first, sometimes the second, seldom the last: for lists from common to rare.
    public <T> T oneOfTheFirst(List<T> things) {
        int at = 0;
        while (at < things.size() - 1 && happens(0.45)) {
            at++;
        }
        return things.get(at);
    }

    /// Waiting time until the next of things that come at random, on average after `mean`.
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - share());
    }

    /// Normal with mean 0 and deviation 1 (Box and Muller 1958).
    public double normal() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - share()))
                * StrictMath.cos(2 * StrictMath.PI * share());
    }

    /// Whose logarithm is normal: many small values and a few very large ones.
    public double logNormal(double median, double deviation) {
        return median * StrictMath.exp(deviation * normal());
    }

    /// Gamma with mean shape × scale (Marsaglia and Tsang 2000).
    public double gamma(double shape, double scale) {
        if (shape < 1) {
            return gamma(shape + 1, scale) * StrictMath.pow(1 - share(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0
                    && StrictMath.log(1 - share())
                            < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) {
                return d * v * scale;
            }
        }
    }

    public int poisson(double mean) {
        int count = 0;
        for (double at = exponential(1); at < mean; at += exponential(1)) {
            count++;
        }
        return count;
    }
}
