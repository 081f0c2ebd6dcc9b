package atalaya.insight.risk;

import atalaya.insight.health.Trend;
import atalaya.insight.risk.Warning.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// One reason to tell whoever looks after a customer. The same situation gives the same warnings.
@FunctionalInterface
public interface WarningRule {

    Stream<Warning> check(Situation situation);

    /// Points of health that a relationship loses before anybody is told, however sure it is that
    /// it recedes: with less there is nothing to call about.
    double LEAST_DROP = 3;

    /// In the order in which they are told.
    List<WarningRule> ALL =
            List.of(
                    WarningRule::healthRecedes,
                    WarningRule::silentChurn,
                    WarningRule::returnOverdue,
                    WarningRule::cardUnused,
                    WarningRule::interestRises,
                    WarningRule::deviceFault);

    static List<Warning> of(Situation situation) {
        return ALL.stream().flatMap(rule -> rule.check(situation)).toList();
    }

    private static Stream<Warning> healthRecedes(Situation now) {
        boolean tells = now.healthBefore() - now.health() >= LEAST_DROP;
        return now.trend() == Trend.RECEDES && tells
                ? Stream.of(
                        new Warning(
                                Kind.HEALTH_RECEDES,
                                "",
                                Math.round(now.healthBefore()),
                                Math.round(now.health())))
                : Stream.of();
    }

    private static Stream<Warning> silentChurn(Situation now) {
        return now.standing() == Standing.SILENT_CHURN
                ? Stream.of(new Warning(Kind.SILENT_CHURN, "", 0, 0))
                : Stream.of();
    }

    private static Stream<Warning> returnOverdue(Situation now) {
        return now.returns().stream()
                .filter(one -> days(one.requested(), now.now()) > now.returnDays())
                .map(one ->
                        new Warning(
                                Kind.RETURN_OVERDUE,
                                one.reference(),
                                now.returnDays(),
                                days(one.requested(), now.now())));
    }

    private static Stream<Warning> cardUnused(Situation now) {
        return now.standing() == Standing.NEVER_ACTIVATED
                ? Stream.of(new Warning(Kind.CARD_UNUSED, "", 0, 0))
                : Stream.of();
    }

    /// Three looks in a week are the fewest that mean anything, and twice the mean of the four
    /// weeks before tells them from somebody who always looks around.
    private static Stream<Warning> interestRises(Situation now) {
        var week = now.now().minus(Duration.ofDays(7));
        var before = now.now().minus(Duration.ofDays(35));
        long lately = now.interests().stream().filter(at -> at.isAfter(week)).count();
        long usually =
                now.interests().stream()
                        .filter(at -> !at.isAfter(week) && at.isAfter(before))
                        .count();
        return lately >= 3 && lately * 4 >= usually * 2
                ? Stream.of(new Warning(Kind.INTEREST_RISES, "", Math.round(usually / 4.0), lately))
                : Stream.of();
    }

    private static Stream<Warning> deviceFault(Situation now) {
        return now.faults().stream()
                .map(Situation.Fault::device)
                .distinct()
                .map(device -> new Warning(Kind.DEVICE_FAULT, device, 0, 0));
    }

    private static long days(Instant from, Instant to) {
        return Duration.between(from, to).toDays();
    }
}
