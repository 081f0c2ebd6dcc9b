package atalaya.insight.value;

import atalaya.insight.value.Treatment.Delivery;
import atalaya.insight.value.Treatment.Pace;
import atalaya.insight.value.Treatment.ReturnKind;
import atalaya.insight.value.Treatment.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// One place where a table of treatments speaks against itself.
public record TreatmentFlaw(Tier tier, Topic topic, Why why) {

    /// What is wrong there.
    public enum Why {
        /// Fewer than 0 days, or an hour that no day has.
        OUT_OF_RANGE,
        /// The first number is beyond the second.
        WRONG_ORDER,
        /// Credit that must be paid at once, or a term for what must be paid at once.
        CREDIT_AND_TERM_DISAGREE,
        /// Goods are taken back under a condition that gives no day, or without one that does.
        DAYS_AND_RULE_DISAGREE,
        /// Approval would end before the term does.
        APPROVAL_WITHIN_TERM,
        /// A better tier is promised less than the one below it.
        WORSE_THAN_BELOW
    }

    /// Something that must hold of one treatment.
    private record Rule(Topic topic, Why why, Predicate<Treatment> broken) {

        Optional<TreatmentFlaw> check(Tier tier, Treatment treatment) {
            return broken.test(treatment)
                    ? Optional.of(new TreatmentFlaw(tier, topic, why))
                    : Optional.empty();
        }
    }

    /// How good a promise is: the more the better, the same unit within a topic.
    private record Worth(Topic topic, Function<Treatment, Long> of) {}

    private static final List<Rule> RULES =
            List.of(
                    new Rule(Topic.TERM, Why.OUT_OF_RANGE, one -> one.term().from() < 0),
                    new Rule(
                            Topic.TERM,
                            Why.WRONG_ORDER,
                            one -> one.term().from() > one.term().to()),
                    new Rule(
                            Topic.TERM,
                            Why.CREDIT_AND_TERM_DISAGREE,
                            one ->
                                    (one.credit() == Treatment.Credit.NONE)
                                            != (one.term().to() <= 0)),
                    new Rule(
                            Topic.RETURNS,
                            Why.OUT_OF_RANGE,
                            one -> one.returns().days() < 0 || one.returns().approvalDays() < 0),
                    new Rule(
                            Topic.RETURNS,
                            Why.DAYS_AND_RULE_DISAGREE,
                            one ->
                                    (one.returns().kind() == ReturnKind.CONDITIONAL)
                                            != (one.returns().days() > 0)),
                    new Rule(
                            Topic.RETURNS,
                            Why.APPROVAL_WITHIN_TERM,
                            one ->
                                    one.returns().approvalDays() > 0
                                            && one.returns().approvalDays()
                                                    <= one.returns().days()),
                    new Rule(
                            Topic.RETURNS,
                            Why.DAYS_AND_RULE_DISAGREE,
                            one ->
                                    one.returns().kind() != ReturnKind.CONDITIONAL
                                            && one.returns().approvalDays() > 0),
                    new Rule(Topic.DELIVERY, Why.OUT_OF_RANGE, one -> one.delivery().from() < 0),
                    new Rule(
                            Topic.DELIVERY,
                            Why.WRONG_ORDER,
                            one -> one.delivery().from() > one.delivery().to()),
                    new Rule(
                            Topic.DELIVERY,
                            Why.DAYS_AND_RULE_DISAGREE,
                            one ->
                                    (one.delivery().pace() == Pace.IN_DAYS)
                                            != (one.delivery().to() > 0)),
                    new Rule(
                            Topic.SUPPORT,
                            Why.OUT_OF_RANGE,
                            one -> one.support().opens() < 0 || one.support().closes() > 24),
                    new Rule(
                            Topic.SUPPORT,
                            Why.WRONG_ORDER,
                            one -> one.support().opens() > one.support().closes()));

    private static final List<Worth> WORTHS =
            List.of(
                    new Worth(Topic.ACCOUNT, one -> -(long) one.account().ordinal()),
                    new Worth(Topic.CREDIT, one -> -(long) one.credit().ordinal()),
                    new Worth(Topic.TERM, one -> (long) one.term().to()),
                    new Worth(Topic.CONTRACT, one -> -(long) one.contract().ordinal()),
                    new Worth(Topic.DISCOUNT, one -> -(long) one.discount().ordinal()),
                    new Worth(Topic.RETURNS, one -> returnDays(one.returns())),
                    new Worth(Topic.DELIVERY, one -> -slowness(one.delivery())),
                    new Worth(
                            Topic.SUPPORT,
                            one -> 2L * one.support().hours() + (one.support().agreed() ? 1 : 0)));

    static List<TreatmentFlaw> in(TreatmentTable table) {
        var flaws = new ArrayList<TreatmentFlaw>();
        for (var tier : Tier.values()) {
            for (var rule : RULES) {
                rule.check(tier, table.of(tier)).ifPresent(flaws::add);
            }
        }
        for (int i = 0; i + 1 < Tier.values().length; i++) {
            var tier = Tier.values()[i];
            var better = table.of(tier);
            var below = table.of(Tier.values()[i + 1]);
            WORTHS.stream()
                    .filter(worth -> worth.of().apply(better) < worth.of().apply(below))
                    .map(worth -> new TreatmentFlaw(tier, worth.topic(), Why.WORSE_THAN_BELOW))
                    .forEach(flaws::add);
        }
        return flaws.stream().distinct().toList();
    }

    /// Such as `tiers.B.returns`.
    public String place() {
        return "tiers.%s.%s".formatted(tier, topic.name().toLowerCase(Locale.ROOT));
    }

    private static long returnDays(Treatment.ReturnRule rule) {
        return switch (rule.kind()) {
            case UNCONDITIONAL -> Long.MAX_VALUE;
            case CONDITIONAL -> rule.days();
            case WARRANTY_ONLY -> 0;
        };
    }

    private static long slowness(Delivery delivery) {
        return switch (delivery.pace()) {
            case EXPRESS -> 0;
            case IN_DAYS -> delivery.to();
            case STANDARD -> Integer.MAX_VALUE;
        };
    }
}
