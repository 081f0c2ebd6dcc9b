package atalaya.insight.value;

import java.util.Arrays;
import org.hipparchus.random.RandomDataGenerator;

/// Draws what customers may do within a horizon, as [BuyingModel] says.
final class Futures {

    static final int DRAWS = 400;

    private static final int MOST_PURCHASES = 100_000;

    private final BuyingModel buying;
    private final LifetimeValue.Horizon horizon;

    Futures(BuyingModel buying, LifetimeValue.Horizon horizon) {
        this.buying = buying;
        this.horizon = horizon;
    }

    /// One future of a customer who is still there: its purchases, each discounted to today.
    double purchases(RepeatHistory history, RandomDataGenerator random) {
        double rate =
                random.nextGamma(
                        buying.r() + history.repeats(), 1 / (buying.alpha() + history.age()));
        int chances = history.repeats() + (buying.dropout() == Dropout.AFTER_ANY ? 1 : 0);
        double leaving =
                buying.nobodyLeaves() ? 0 : random.nextBeta(buying.a(), buying.b() + chances);
        double sum = 0;
        double at = 0;
        for (int i = 0; i < MOST_PURCHASES; i++) {
            at -= Math.log1p(-random.nextDouble()) / rate;
            if (!(at <= horizon.weeks())) {
                break;
            }
            sum += horizon.discount(at);
            if (random.nextDouble() < leaving) {
                break;
            }
        }
        return sum;
    }

    /// The middle one of many futures. The same history always has the same.
    int median(RepeatHistory history) {
        var random = new RandomDataGenerator(history.hashCode());
        double alive = buying.alive(history);
        double[] counts = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            counts[i] = random.nextDouble() < alive ? purchases(history, random) : 0;
        }
        Arrays.sort(counts);
        return (int) Math.rint(counts[(DRAWS - 1) / 2]);
    }
}
