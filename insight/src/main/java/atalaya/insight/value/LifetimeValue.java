package atalaya.insight.value;

import java.util.Arrays;
import org.hipparchus.random.RandomDataGenerator;
import org.jspecify.annotations.Nullable;

/// What customers are likely to bring within a horizon, discounted to today.
///
/// The expectation is exact: purchases expected in each month by [BuyingModel], times what one is
/// worth by [SpendModel], discounted from the middle of the month. Bands come from drawing the
/// customer's future, always the same way for the same history.
public final class LifetimeValue {

    private static final double WEEKS_A_YEAR = 365.25 / 7;
    private static final double WEEKS_A_MONTH = WEEKS_A_YEAR / 12;
    private static final int DRAWS = Futures.DRAWS;

    private final BuyingModel buying;
    private final @Nullable SpendModel spend;
    private final double plainWorth;
    private final Horizon horizon;
    private final Futures futures;

    /// How far to look, and how much less a later unit of money is worth.
    ///
    /// @param weeks over 0
    /// @param yearlyDiscount such as .1 for 10 % a year; 0 or more
    public record Horizon(double weeks, double yearlyDiscount) {

        public Horizon {
            if (!(weeks > 0 && yearlyDiscount >= 0) || weeks > 100 * WEEKS_A_YEAR) {
                throw new IllegalArgumentException(
                        "A horizon is over 0 and at most 100 years, a discount 0 or more, but they"
                                + " are %s weeks and %s.".formatted(weeks, yearlyDiscount));
            }
        }

        double discount(double atWeek) {
            return Math.pow(1 + yearlyDiscount, -atWeek / WEEKS_A_YEAR);
        }
    }

    /// What one customer is likely to bring.
    ///
    /// @param alive the probability to be still there, 0 to 1
    /// @param purchases expected within the horizon
    /// @param perPurchase what one is expected to be worth, in units of money
    /// @param value expected within the horizon, discounted
    /// @param low nine in ten futures bring more
    /// @param high nine in ten futures bring less
    /// @param deviation of the futures, standard
    public record Worth(
            double alive,
            double purchases,
            double perPurchase,
            double value,
            double low,
            double high,
            double deviation) {}

    /// @param spend null where too few bought again to learn it
    /// @param plainWorth what a purchase is worth where no model says it, in units of money
    public LifetimeValue(
            BuyingModel buying, @Nullable SpendModel spend, double plainWorth, Horizon horizon) {
        this.buying = buying;
        this.spend = spend;
        this.plainWorth = plainWorth;
        this.horizon = horizon;
        this.futures = new Futures(buying, horizon);
    }

    /// @param spent null for who did not buy again
    public Worth of(RepeatHistory history, @Nullable SpendHistory spent) {
        var plain = withoutBand(history, spent);
        double[] drawn = drawn(history, spent, plain.alive());
        Arrays.sort(drawn);
        return new Worth(
                plain.alive(),
                plain.purchases(),
                plain.perPurchase(),
                plain.value(),
                drawn[DRAWS / 10],
                drawn[DRAWS - 1 - DRAWS / 10],
                deviation(drawn));
    }

    /// The same without the futures, which take most of the time: the band and its deviation are
    /// not numbers.
    public Worth withoutBand(RepeatHistory history, @Nullable SpendHistory spent) {
        double alive = buying.alive(history);
        double perPurchase = perPurchase(spent);
        return new Worth(
                alive,
                buying.expected(history, horizon.weeks()),
                perPurchase,
                alive * discountedIfAlive(history) * perPurchase,
                Double.NaN,
                Double.NaN,
                Double.NaN);
    }

    private double perPurchase(@Nullable SpendHistory spent) {
        if (spend == null) {
            return spent == null ? plainWorth : spent.mean();
        }
        if (spent == null) {
            return spend.q() > 1 ? spend.mean() : plainWorth;
        }
        return spend.expected(spent);
    }

    private double discountedIfAlive(RepeatHistory history) {
        int months = (int) Math.ceil(horizon.weeks() / WEEKS_A_MONTH - 1e-9);
        double sum = 0;
        double before = 0;
        double from = 0;
        for (int month = 1; month <= months; month++) {
            double to = month == months ? horizon.weeks() : month * WEEKS_A_MONTH;
            double until = buying.expectedIfAlive(history, to);
            sum += (until - before) * horizon.discount((from + to) / 2);
            before = until;
            from = to;
        }
        return sum;
    }

    /// Draws what the customer may bring. The seed is of the history, so a customer's band does not
    /// depend on the others.
    private double[] drawn(RepeatHistory history, @Nullable SpendHistory spent, double alive) {
        var random =
                new RandomDataGenerator(
                        31L * history.hashCode() + (spent == null ? 0 : spent.hashCode()));
        double[] values = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            if (random.nextDouble() < alive) {
                values[i] = futures.purchases(history, random) * worthDrawn(spent, random);
            }
        }
        return values;
    }

    private double worthDrawn(@Nullable SpendHistory spent, RandomDataGenerator random) {
        if (spend == null) {
            return spent == null ? plainWorth : spent.mean();
        }
        double shape = spent == null ? spend.q() : spend.shape(spent);
        double rate = spent == null ? spend.gamma() : spend.rate(spent);
        return spend.p() / random.nextGamma(shape, 1 / rate);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }
}
