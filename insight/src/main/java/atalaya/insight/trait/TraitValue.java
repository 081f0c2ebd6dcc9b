package atalaya.insight.trait;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/// What a trait says of a customer on some day.
public sealed interface TraitValue {

    /// How many interactions it was made of.
    long events();

    /// A number of interactions or of days; 0 where there were none.
    record Number(long events, long number) implements TraitValue {}

    /// A number for each unit; at least one.
    ///
    /// @param byUnit by currency where they are money, else by the empty text
    record Figures(long events, SortedMap<String, BigDecimal> byUnit) implements TraitValue {}

    /// What was said first or last, and when.
    record Said(long events, String text, Instant at) implements TraitValue {}

    /// The values that weigh most, heaviest first; at least one.
    record Ranking(long events, List<Ranked> ranked) implements TraitValue {
        public Ranking {
            ranked = List.copyOf(ranked);
        }
    }

    /// @param score its weight today
    /// @param share of all weights, between 0 and 1
    record Ranked(String value, double score, double share) {}

    /// Nothing of what the trait asks for is known.
    record Unknown() implements TraitValue {
        @Override
        public long events() {
            return 0;
        }
    }
}
