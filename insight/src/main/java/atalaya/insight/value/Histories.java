package atalaya.insight.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;

/// Many histories, equal ones counted, as arrays for the inner loop of a fit.
final class Histories {

    final int[] repeats;
    final double[] lastAt;
    final double[] age;
    final double[] count;
    final int customers;

    Histories(Collection<RepeatHistory> histories) {
        var sorted = histories.toArray(RepeatHistory[]::new);
        // in an order of their own, so that sums do not depend on how customers came
        Arrays.sort(sorted, Histories::order);
        customers = sorted.length;
        int[] starts =
                IntStream.range(0, customers)
                        .filter(i -> i == 0 || order(sorted[i - 1], sorted[i]) != 0)
                        .toArray();
        repeats = new int[starts.length];
        lastAt = new double[starts.length];
        age = new double[starts.length];
        count = new double[starts.length];
        for (int i = 0; i < starts.length; i++) {
            var history = sorted[starts[i]];
            repeats[i] = history.repeats();
            lastAt[i] = history.lastAt();
            age[i] = history.age();
            count[i] = (i + 1 < starts.length ? starts[i + 1] : customers) - starts[i];
        }
    }

    private static int order(RepeatHistory one, RepeatHistory other) {
        int byRepeats = Integer.compare(one.repeats(), other.repeats());
        int byLast = byRepeats != 0 ? byRepeats : Double.compare(one.lastAt(), other.lastAt());
        return byLast != 0 ? byLast : Double.compare(one.age(), other.age());
    }

    int size() {
        return repeats.length;
    }

    int mostRepeats() {
        int most = 0;
        for (int x : repeats) {
            most = Math.max(most, x);
        }
        return most;
    }

    /// Repeats of all customers.
    double allRepeats() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += count[i] * repeats[i];
        }
        return sum;
    }

    double allAges() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += count[i] * age[i];
        }
        return sum;
    }

    double repeaters() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += repeats[i] > 0 ? count[i] : 0;
        }
        return sum;
    }
}
