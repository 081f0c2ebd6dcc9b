package atalaya.insight.trait;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is made of the interactions that count.
public sealed interface Aggregate {

    /// What one interaction gives; empty where it does not say what is asked for.
    Optional<Part> part(Happened happened);

    /// How many there were.
    record Count() implements Aggregate {
        @Override
        public Optional<Part> part(Happened happened) {
            return Optional.of(new Part.Counted(1));
        }
    }

    /// On how many different days.
    record Days() implements Aggregate {
        @Override
        public Optional<Part> part(Happened happened) {
            return Optional.of(new Part.Counted(1));
        }
    }

    /// The sum, the smallest or the largest of a number; money of each currency by itself.
    record Figure(Part.Figure which, Field of) implements Aggregate {
        @Override
        public Optional<Part> part(Happened happened) {
            return of.number(happened)
                    .map(number -> new Part.Figures(1, which, byUnit(happened, number)));
        }

        private SortedMap<String, BigDecimal> byUnit(Happened happened, BigDecimal number) {
            var byUnit = new TreeMap<String, BigDecimal>();
            boolean money = of == Field.Own.AMOUNT && happened.currency() != null;
            byUnit.put(money ? happened.currency() : "", plain(number));
            return byUnit;
        }

        /// Written one way, so that sums of the same numbers are the same to the digit.
        private static BigDecimal plain(BigDecimal number) {
            var least = number.stripTrailingZeros();
            return least.scale() < 0 ? least.setScale(0) : least;
        }
    }

    /// The first or the last that was said; of several things said at once the first.
    record Moment(boolean latest, Field of) implements Aggregate {
        @Override
        public Optional<Part> part(Happened happened) {
            return of.texts(happened).stream()
                    .findFirst()
                    .map(text ->
                            new Part.Moment(1, latest, happened.at(), happened.position(), text));
        }
    }

    /// Which values weigh most, and how much.
    ///
    /// @param weights of types of interactions; those not named weigh 1
    /// @param halfLifeDays after so many days a weight counts half; 0 for never
    /// @param told how many values are told; the rest is in what shares are of
    /// @param oncePerDay whether a value counts as 1 on each day, however often it was met on it
    record Ranking(
            Field of, Map<String, Integer> weights, int halfLifeDays, boolean oncePerDay, int told)
            implements Aggregate {

        public Ranking {
            weights = Map.copyOf(weights);
        }

        @Override
        public Optional<Part> part(Happened happened) {
            long weight = weights.getOrDefault(happened.type(), 1);
            var byValue = new TreeMap<String, Long>();
            of.texts(happened).forEach(value -> byValue.put(value, weight));
            return byValue.isEmpty() || weight == 0
                    ? Optional.empty()
                    : Optional.of(new Part.Weights(1, byValue));
        }
    }
}
