package atalaya.insight.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the relationship with one customer is at a moment.
///
/// Health is 50 and the points of each interaction: 100 if all that weighs was good, 0 if all was
/// bad. The points are in proportion to the score and to its weight, which halves every ninety
/// days. Many interactions of one type count less each, so that a year of small payments does not
/// drown a call that nobody answered.
///
/// @param value 0 to 100; 50 where nothing is known
/// @param trend against the customer's own past
/// @param reasons the interactions, those that moved it most first; 50 and their points are
///   [#value]
/// @param experiences how many interactions were known
/// @param later how many were after the moment, and left out
public record Health(double value, Trend trend, List<Reason> reasons, int experiences, int later) {

    /// Where health begins; also what it keeps of a customer of whom little is known.
    public static final double MIDDLE = 50;

    /// The weight of knowing nothing: two good purchases.
    private static final double INERTIA = 10;

    /// From this sum of one type on, each counts half.
    private static final double PLENTY = 20;

    private static final Comparator<Experience> ORDER =
            Comparator.comparing(Experience::at)
                    .thenComparing(Experience::type)
                    .thenComparingDouble(Experience::score);

    /// @param points what the interaction added or took
    public record Reason(Experience experience, double points) {}

    public Health {
        reasons = List.copyOf(reasons);
    }

    /// The health of a customer with some interactions, in any order.
    ///
    /// @param until the moment; what happened after it is not known yet
    public static Health of(List<Experience> experiences, Instant until) {
        List<Experience> known = known(experiences, until);
        double[] scores = known.stream().mapToDouble(Experience::score).toArray();
        double[] weights = weights(known, until);
        List<Reason> reasons = reasons(known, weights);
        return new Health(
                MIDDLE + reasons.stream().mapToDouble(Reason::points).sum(),
                Trend.of(scores, weights),
                reasons,
                known.size(),
                experiences.size() - known.size());
    }

    /// The value alone at some moments, in their order: without the trend and the reasons, which
    /// take most of the time.
    ///
    /// @param moments earliest first
    public static List<Double> course(List<Experience> experiences, List<Instant> moments) {
        List<Experience> sorted = new ArrayList<>(experiences);
        sorted.sort(ORDER);
        var course = new Course();
        List<Double> values = new ArrayList<>();
        int known = 0;
        for (var moment : moments) {
            for (; known < sorted.size() && !sorted.get(known).at().isAfter(moment); known++) {
                course.add(sorted.get(known));
            }
            values.add(course.valueAt(moment));
        }
        return values;
    }

    /// What the interactions of each type weigh together, whatever their sign, and with it: sums
    /// that halve with age and need no second look at what they are made of.
    private static final class Course {

        private static final class Weight {
            private DecayedSum all = DecayedSum.NOTHING;
            private DecayedSum signed = DecayedSum.NOTHING;
        }

        private final Map<String, Weight> byType = new HashMap<>();

        void add(Experience experience) {
            var weight = byType.computeIfAbsent(experience.type(), _ -> new Weight());
            weight.all = weight.all.plus(Math.abs(experience.score()), experience.at());
            weight.signed = weight.signed.plus(experience.score(), experience.at());
        }

        double valueAt(Instant moment) {
            double all = INERTIA;
            double points = 0;
            for (var weight : byType.values()) {
                double ofType = weight.all.at(moment);
                double share = 1 + ofType / PLENTY;
                all += ofType / share;
                points += weight.signed.at(moment) / share;
            }
            return MIDDLE + MIDDLE * points / all;
        }
    }

    private static List<Experience> known(List<Experience> experiences, Instant until) {
        List<Experience> known = new ArrayList<>();
        for (var experience : experiences) {
            if (!experience.at().isAfter(until)) {
                known.add(experience);
            }
        }
        known.sort(ORDER);
        return known;
    }

    private static double[] weights(List<Experience> known, Instant until) {
        return known.stream()
                .mapToDouble(experience -> DecayedSum.weight(experience.at(), until))
                .toArray();
    }

    private static List<Reason> reasons(List<Experience> known, double[] weights) {
        Map<String, Double> byType = new HashMap<>();
        for (int i = 0; i < weights.length; i++) {
            byType.merge(
                    known.get(i).type(), weights[i] * Math.abs(known.get(i).score()), Double::sum);
        }
        double all = INERTIA;
        for (double sum : byType.values()) {
            all += sum / (1 + sum / PLENTY);
        }
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            var experience = known.get(i);
            double share = 1 + byType.getOrDefault(experience.type(), 0.0) / PLENTY;
            double points = MIDDLE * weights[i] * experience.score() / share / all;
            if (points != 0) {
                reasons.add(new Reason(experience, points));
            }
        }
        reasons.sort(
                Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.points()))
                        .thenComparing(
                                reason -> reason.experience().at(), Comparator.reverseOrder()));
        return reasons;
    }
}
