package atalaya.server.quality;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How good a source is, from 0 to 100: the mean of the parts that apply to it, by weight. Every
/// term is kept, so that the sum can be shown as it was made.
///
/// @param terms in the order of [Part]; one that does not apply is left out and weighs nothing
public record QualityIndex(List<Term> terms) {

    public QualityIndex {
        terms = List.copyOf(terms);
    }

    /// What makes a source good, with how much it weighs.
    public enum Part {
        /// Values filled of those it brings.
        COMPLETENESS(30),
        /// Rows in which nothing was rejected or set aside.
        VALIDITY(30),
        /// As new as it promises; late data lose in proportion, twice as old counts half.
        FRESHNESS(20),
        /// Records of which nobody asks whether they are somebody else's too.
        UNIQUENESS(15),
        /// Somebody answers for it.
        OWNERSHIP(5);

        private final int weight;

        Part(int weight) {
            this.weight = weight;
        }

        public int weight() {
            return weight;
        }
    }

    /// @param share from 0 to 1
    public record Term(Part part, double share) {}

    /// @param completeness null where the source brings nothing that could be missing
    /// @param freshness null where it promises nothing
    /// @param uniqueness null where it has no records of people
    static QualityIndex of(
            @Nullable Double completeness,
            double validity,
            @Nullable Double freshness,
            @Nullable Double uniqueness,
            boolean owned) {
        var terms = new ArrayList<Term>();
        add(terms, Part.COMPLETENESS, completeness);
        add(terms, Part.VALIDITY, validity);
        add(terms, Part.FRESHNESS, freshness);
        add(terms, Part.UNIQUENESS, uniqueness);
        add(terms, Part.OWNERSHIP, owned ? 1.0 : 0.0);
        return new QualityIndex(terms);
    }

    private static void add(List<Term> terms, Part part, @Nullable Double share) {
        if (share != null) {
            terms.add(new Term(part, Math.clamp(share, 0, 1)));
        }
    }

    public double value() {
        return terms.stream().mapToDouble(this::points).sum();
    }

    /// What a term brings: its share of the weights there are.
    public double points(Term term) {
        return 100.0 * term.part().weight() * term.share() / weights();
    }

    /// The weights of the parts that apply.
    public int weights() {
        return terms.stream().mapToInt(term -> term.part().weight()).sum();
    }
}
