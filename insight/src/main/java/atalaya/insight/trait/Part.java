package atalaya.insight.trait;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// What one trait keeps of what one record did on one day. Parts of one trait merge: in any order,
/// into the same.
public sealed interface Part {

    /// How many interactions it is made of.
    long events();

    /// This and that, as one.
    Part merge(Part other);

    /// How often.
    record Counted(long events) implements Part {
        @Override
        public Part merge(Part other) {
            return new Counted(events + other.events());
        }
    }

    /// Sums, smallest or largest numbers, one for each unit.
    ///
    /// @param byUnit by currency where the numbers are money, else by the empty text
    record Figures(long events, Figure which, SortedMap<String, BigDecimal> byUnit)
            implements Part {

        public Figures {
            byUnit = new TreeMap<>(byUnit);
        }

        @Override
        public Part merge(Part other) {
            var merged = new TreeMap<>(byUnit);
            ((Figures) other).byUnit.forEach((unit, number) -> merged.merge(unit, number, which));
            return new Figures(events + other.events(), which, merged);
        }
    }

    /// Which of several numbers is kept.
    enum Figure implements BinaryOperator<BigDecimal> {
        SUM,
        LEAST,
        MOST;

        @Override
        public BigDecimal apply(BigDecimal one, BigDecimal other) {
            return switch (this) {
                case SUM -> one.add(other);
                case LEAST -> one.min(other);
                case MOST -> one.max(other);
            };
        }
    }

    /// The first or the last that was said.
    ///
    /// @param latest whether the last counts, else the first
    record Moment(long events, boolean latest, Instant at, long position, String text)
            implements Part {

        private static final Comparator<Moment> IN_TIME =
                Comparator.comparing(Moment::at).thenComparingLong(Moment::position);

        @Override
        public Part merge(Part other) {
            var that = (Moment) other;
            boolean mine = IN_TIME.compare(this, that) > 0 == latest;
            var kept = mine ? this : that;
            return new Moment(events + that.events, latest, kept.at, kept.position, kept.text);
        }
    }

    /// How much each of several values weighs.
    ///
    /// Of very many values in one day the same [#MOST] are kept whatever the order in which they
    /// came, so that a machine's values cannot fill the memory.
    record Weights(long events, SortedMap<String, Long> byValue) implements Part {

        /// Values of one record in one day.
        public static final int MOST = 500;

        /// Which values stay when there are too many, by nothing but the value itself.
        private static final Comparator<String> STAYS =
                Comparator.comparingInt((String value) -> mixed(value.hashCode()))
                        .thenComparing(Comparator.naturalOrder());

        public Weights {
            byValue = few(byValue);
        }

        @Override
        public Part merge(Part other) {
            var merged = new TreeMap<>(byValue);
            ((Weights) other)
                    .byValue.forEach((value, weight) -> merged.merge(value, weight, Long::sum));
            return new Weights(events + other.events(), merged);
        }

        private static SortedMap<String, Long> few(SortedMap<String, Long> all) {
            var few = new TreeMap<String, Long>();
            if (all.size() <= MOST) {
                few.putAll(all);
            } else {
                all.keySet().stream()
                        .sorted(STAYS)
                        .limit(MOST)
                        .forEach(value -> few.put(value, all.getOrDefault(value, 0L)));
            }
            return few;
        }

        private static int mixed(int hash) {
            int once = (hash ^ (hash >>> 16)) * 0x7feb352d;
            int twice = (once ^ (once >>> 15)) * 0x846ca68b;
            return twice ^ (twice >>> 16);
        }
    }
}
