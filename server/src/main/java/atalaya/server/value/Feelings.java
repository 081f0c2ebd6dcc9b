package atalaya.server.value;

import atalaya.insight.health.Experience;
import atalaya.insight.health.Health;
import atalaya.insight.health.Outcome;
import atalaya.insight.text.Opinion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Health from the facts of one customer.
///
/// A return that is neither refunded nor rejected within its term hurts again every ten days: that
/// nothing happens is an experience too.
final class Feelings {

    private static final int SHOWN = 6;
    private static final Duration EARLIER = Duration.ofDays(45);
    private static final Duration STEP = Duration.ofDays(30);
    private static final int STEPS = 12;
    private static final Duration OVERDUE_EVERY = Duration.ofDays(10);
    private static final int OVERDUE_MOST = 36;
    private static final String OVERDUE = "Return Overdue";

    private Feelings() {}

    /// @param facts in order
    static Feeling of(List<Fact> facts, int returnDays, Instant until) {
        var experiences = experiences(facts, returnDays, until);
        var health = Health.of(experiences, until);
        var shown = ValueFold.first(health.reasons(), SHOWN);
        double points = shown.stream().mapToDouble(Health.Reason::points).sum();
        var course = Health.course(experiences, moments(until));
        return new Feeling(
                health.value(),
                course.getFirst(),
                course.subList(1, course.size()),
                health.trend(),
                shown.stream().map(Feelings::reason).toList(),
                health.value() - Health.MIDDLE - points,
                health.experiences());
    }

    /// The one to compare with, then those of the course, oldest first.
    private static List<Instant> moments(Instant until) {
        var moments = new ArrayList<Instant>();
        moments.add(until.minus(EARLIER));
        for (int i = STEPS - 1; i >= 0; i--) {
            moments.add(until.minus(STEP.multipliedBy(i)));
        }
        return moments;
    }

    private static Feeling.Reason reason(Health.Reason reason) {
        var experience = reason.experience();
        return new Feeling.Reason(
                experience.at(), experience.type(), experience.score(), reason.points());
    }

    private static List<Experience> experiences(List<Fact> facts, int returnDays, Instant until) {
        var experiences = new ArrayList<Experience>();
        facts.forEach(fact -> experiences.add(experience(fact)));
        for (var open : Returns.of(facts)) {
            var due = open.requested().plus(Duration.ofDays(returnDays));
            var settled = open.settled();
            var end = settled == null || settled.isAfter(until) ? until : settled;
            for (int i = 0; i < OVERDUE_MOST; i++) {
                var at = due.plus(OVERDUE_EVERY.multipliedBy(i));
                if (at.isAfter(end)) {
                    break;
                }
                experiences.add(new Experience(at, OVERDUE, Outcome.ofType(OVERDUE).orElse(0)));
            }
        }
        return experiences;
    }

    private static Experience experience(Fact fact) {
        double polarity = fact.spoken() ? fact.polarity() : 0;
        double score =
                Math.clamp(
                        Outcome.withText(fact.outcome(), polarity),
                        -Outcome.MOST - Outcome.TEXT_MOST,
                        Outcome.MOST + Outcome.TEXT_MOST);
        return new Experience(fact.at(), type(fact, polarity), score);
    }

    /// A complaint in words tells its topic too.
    private static String type(Fact fact, double polarity) {
        var topic = fact.topic();
        return topic != null && polarity < -Opinion.NEUTRAL
                ? fact.type() + " (" + topic.word() + ")"
                : fact.type();
    }
}
