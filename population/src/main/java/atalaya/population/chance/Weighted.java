package atalaya.population.chance;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Things of which some come up more often than others.
public final class Weighted<T> {
    private final List<T> things;
    private final double[] upTo;

    private Weighted(List<T> things, double[] upTo) {
        this.things = things;
        this.upTo = upTo;
    }

    /// @param weight how often a thing comes up against the others, not negative
    public static <T> Weighted<T> of(List<T> things, ToDoubleFunction<T> weight) {
        var upTo = new double[things.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsDouble(things.get(i));
            upTo[i] = sum;
        }
        return new Weighted<>(List.copyOf(things), upTo);
    }

    public T pick(Chance chance) {
        int at = Arrays.binarySearch(upTo, chance.share() * upTo[upTo.length - 1]);
        return things.get(Math.min(at < 0 ? -at - 1 : at + 1, upTo.length - 1));
    }

    public List<T> things() {
        return things;
    }
}
