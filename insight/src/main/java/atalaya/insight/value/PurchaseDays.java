package atalaya.insight.value;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The days on which something was sold to a customer or taken back, with the sums of each day.
///
/// A *purchase* is a day with net positive sales. A day with nothing but orders for nothing (gifts,
/// samples) is no purchase, but a sign of life: [#history] counts it, as those who published the
/// models did. Parts merge: those of two records of one customer add up to those of the customer,
/// in any order. Days are counted from 1970-01-01; sums are in minor units of one currency, and
/// overflow throws.
public final class PurchaseDays {

    public static final PurchaseDays NONE =
            new PurchaseDays(new int[0], new long[0], new long[0], new int[0]);

    private static final double DAYS_A_WEEK = 7;

    private final int[] days;
    private final long[] net;
    private final long[] worth;
    private final int[] free;

    private PurchaseDays(int[] days, long[] net, long[] worth, int[] free) {
        this.days = days;
        this.net = net;
        this.worth = worth;
        this.free = free;
    }

    /// Takes in sales and returns of one customer, in any order.
    public static final class Builder {
        private int[] days = new int[4];
        private long[] net = new long[4];
        private long[] worth = new long[4];
        private int[] free = new int[4];
        private int size;

        /// @param day counted from 1970-01-01
        /// @param net what was sold, less than 0 where it was taken back, in minor units; 0 is an
        ///   order for nothing
        /// @param worth what that is worth to the company: its margin where known, else `net`
        public Builder add(int day, long net, long worth) {
            return add(day, net, worth, net == 0 ? 1 : 0);
        }

        private Builder add(int day, long net, long worth, int free) {
            if (size == days.length) {
                days = Arrays.copyOf(days, 2 * size);
                this.net = Arrays.copyOf(this.net, 2 * size);
                this.worth = Arrays.copyOf(this.worth, 2 * size);
                this.free = Arrays.copyOf(this.free, 2 * size);
            }
            days[size] = day;
            this.net[size] = net;
            this.free[size] = free;
            this.worth[size++] = worth;
            return this;
        }

        public PurchaseDays build() {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (one, other) -> Integer.compare(days[one], days[other]));
            int[] byDay = new int[size];
            long[] netByDay = new long[size];
            long[] worthByDay = new long[size];
            int[] freeByDay = new int[size];
            int used = 0;
            for (int place : order) {
                if (used == 0 || byDay[used - 1] != days[place]) {
                    byDay[used++] = days[place];
                }
                netByDay[used - 1] = Math.addExact(netByDay[used - 1], net[place]);
                worthByDay[used - 1] = Math.addExact(worthByDay[used - 1], worth[place]);
                freeByDay[used - 1] += free[place];
            }
            return new PurchaseDays(
                    Arrays.copyOf(byDay, used),
                    Arrays.copyOf(netByDay, used),
                    Arrays.copyOf(worthByDay, used),
                    Arrays.copyOf(freeByDay, used));
        }
    }

    /// The days of both, sums of a day added.
    public PurchaseDays merge(PurchaseDays other) {
        var merged = new Builder();
        addTo(merged);
        other.addTo(merged);
        return merged.build();
    }

    private void addTo(Builder builder) {
        for (int i = 0; i < days.length; i++) {
            builder.add(days[i], net[i], worth[i], free[i]);
        }
    }

    /// Only what had happened by the end of a day.
    public PurchaseDays until(int day) {
        int to = Arrays.binarySearch(days, day);
        int size = to >= 0 ? to + 1 : -to - 1;
        return size == days.length
                ? this
                : new PurchaseDays(
                        Arrays.copyOf(days, size),
                        Arrays.copyOf(net, size),
                        Arrays.copyOf(worth, size),
                        Arrays.copyOf(free, size));
    }

    /// Days with net positive sales.
    public int purchases() {
        return purchaseDays().length;
    }

    /// The days with net positive sales, in order.
    public int[] purchaseDays() {
        return IntStream.range(0, days.length).filter(i -> net[i] > 0).map(i -> days[i]).toArray();
    }

    /// The days on which the customer bought: purchases, and days of orders for nothing.
    public int[] buyingDays() {
        return IntStream.range(0, days.length).filter(this::bought).map(i -> days[i]).toArray();
    }

    private boolean bought(int place) {
        return net[place] > 0 || (net[place] == 0 && free[place] > 0);
    }

    /// The last day on which anything moved, a return included.
    public OptionalInt lastDay() {
        return days.length == 0 ? OptionalInt.empty() : OptionalInt.of(days[days.length - 1]);
    }

    /// The last day with net positive sales.
    public OptionalInt lastPurchase() {
        for (int i = days.length - 1; i >= 0; i--) {
            if (net[i] > 0) {
                return OptionalInt.of(days[i]);
            }
        }
        return OptionalInt.empty();
    }

    /// Net sales of all days, in minor units.
    public long net() {
        return Arrays.stream(net).reduce(0, Math::addExact);
    }

    /// What all days were worth, in minor units.
    public long worth() {
        return Arrays.stream(worth).reduce(0, Math::addExact);
    }

    /// Days between one purchase and the next.
    public int[] gaps() {
        int[] bought = purchaseDays();
        int[] gaps = new int[Math.max(0, bought.length - 1)];
        Arrays.setAll(gaps, i -> bought[i + 1] - bought[i]);
        return gaps;
    }

    /// The days of buying as a history for [BuyingModel], seen at the end of a day; empty where the
    /// customer had not bought by then.
    public Optional<RepeatHistory> history(int until) {
        int[] bought = until(until).buyingDays();
        if (bought.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new RepeatHistory(
                        bought.length - 1,
                        (bought[bought.length - 1] - bought[0]) / DAYS_A_WEEK,
                        (until - bought[0]) / DAYS_A_WEEK));
    }

    /// What the days of buying after the first were worth, until a day; empty without one, and
    /// where they were worth nothing or less, which Gamma–Gamma cannot hold.
    ///
    /// @param minorUnits in one unit of money, such as 100
    public Optional<SpendHistory> spend(int until, double minorUnits) {
        int repeats = -1;
        long sum = 0;
        for (int i = 0; i < days.length && days[i] <= until; i++) {
            if (bought(i) && ++repeats > 0) {
                sum = Math.addExact(sum, worth[i]);
            }
        }
        return repeats < 1 || sum <= 0
                ? Optional.empty()
                : Optional.of(new SpendHistory(repeats, sum / minorUnits / repeats));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PurchaseDays those
                && Arrays.equals(days, those.days)
                && Arrays.equals(net, those.net)
                && Arrays.equals(worth, those.worth)
                && Arrays.equals(free, those.free);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(days) + Arrays.hashCode(net);
    }
}
