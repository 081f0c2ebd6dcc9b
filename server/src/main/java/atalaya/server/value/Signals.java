package atalaya.server.value;

import atalaya.insight.risk.Dormancy;
import atalaya.insight.risk.Standing;
import atalaya.insight.text.Topic;
import atalaya.insight.value.PurchaseDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Signs that a customer stays or goes, with what other departments know of the reasons.
record Signals(Standing.Signs signs, List<Friction> frictions) {

    private static final int HALF_A_YEAR = 183;
    private static final Set<String> PROTESTS =
            Set.of(
                    "Case Opened",
                    "Case Escalated",
                    "Case Reopened",
                    "Call Abandoned",
                    "Order Cancelled",
                    "Account Closed");

    /// @param facts in order
    static Signals of(List<Fact> facts, PurchaseDays days, int returnDays, LocalDate until) {
        int today = (int) until.toEpochDay();
        var bought = Arrays.stream(days.purchaseDays()).mapToObj(LocalDate::ofEpochDay).toList();
        return new Signals(
                new Standing.Signs(
                        facts.stream().anyMatch(fact -> fact.type().equals("Account Closed")),
                        unused(facts, until),
                        !bought.isEmpty(),
                        !bought.isEmpty() && Dormancy.of(bought, until) == Dormancy.LAPSED,
                        facts.stream()
                                .anyMatch(fact ->
                                        PROTESTS.contains(fact.type())
                                                && ValueFold.day(fact.at())
                                                        > today - Standing.PROTEST_DAYS)),
                frictions(facts, returnDays, today));
    }

    private static boolean unused(List<Fact> facts, LocalDate until) {
        var issued = first(facts, Set.of("Card Issued"));
        return issued != null
                && Dormancy.ofIssued(
                                issued,
                                facts.stream()
                                        .filter(fact ->
                                                fact.type().equals("Card Used")
                                                        || fact.type().equals("Card Activated"))
                                        .map(fact -> LocalDate.ofEpochDay(ValueFold.day(fact.at())))
                                        .toList(),
                                until)
                        == Dormancy.NEVER_ACTIVATED;
    }

    private static @Nullable LocalDate first(List<Fact> facts, Set<String> types) {
        return facts.stream()
                .filter(fact -> types.contains(fact.type()))
                .findFirst()
                .map(fact -> LocalDate.ofEpochDay(ValueFold.day(fact.at())))
                .orElse(null);
    }

    private static List<Friction> frictions(List<Fact> facts, int returnDays, int today) {
        Map<Friction.Kind, List<Instant>> times = new EnumMap<>(Friction.Kind.class);
        facts.stream()
                .filter(fact -> ValueFold.day(fact.at()) > today - HALF_A_YEAR)
                .forEach(fact -> {
                    var kind = kind(fact);
                    if (kind != null) {
                        times.computeIfAbsent(kind, _ -> new ArrayList<>()).add(fact.at());
                    }
                });
        slow(facts, returnDays, today)
                .forEach(at ->
                        times.computeIfAbsent(Friction.Kind.SLOW_RETURN, _ -> new ArrayList<>())
                                .add(at));
        var frictions = new ArrayList<Friction>();
        times.forEach((kind, all) ->
                frictions.add(
                        new Friction(
                                kind,
                                all.size(),
                                all.stream().max(Instant::compareTo).orElseThrow())));
        return frictions;
    }

    private static Friction.@Nullable Kind kind(Fact fact) {
        return switch (fact.type()) {
            case "Call Abandoned" -> Friction.Kind.ABANDONED_CALL;
            case "Payment Declined" -> Friction.Kind.DECLINED_PAYMENT;
            case "Card Used Elsewhere" -> Friction.Kind.USED_ELSEWHERE;
            case "Case Opened", "Case Reopened" ->
                    fact.topic() == Topic.FEE
                            ? Friction.Kind.FEE_COMPLAINT
                            : Friction.Kind.OTHER_COMPLAINT;
            default -> null;
        };
    }

    /// Returns open past their term or settled after it, by the day the term ended.
    private static Stream<Instant> slow(List<Fact> facts, int returnDays, int today) {
        return Returns.of(facts).stream()
                .filter(one -> {
                    var due = one.requested().plus(Duration.ofDays(returnDays));
                    var settled = one.settled();
                    return ValueFold.day(due) > today - HALF_A_YEAR
                            && (settled == null
                                    ? ValueFold.day(due) < today
                                    : settled.isAfter(due));
                })
                .map(one -> one.requested().plus(Duration.ofDays(returnDays)));
    }
}
