package atalaya.insight.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.insight.value.Treatment.Account;
import atalaya.insight.value.Treatment.Clause;
import atalaya.insight.value.Treatment.Contract;
import atalaya.insight.value.Treatment.Credit;
import atalaya.insight.value.Treatment.Delivery;
import atalaya.insight.value.Treatment.Discount;
import atalaya.insight.value.Treatment.Pace;
import atalaya.insight.value.Treatment.ReturnKind;
import atalaya.insight.value.Treatment.ReturnRule;
import atalaya.insight.value.Treatment.Support;
import atalaya.insight.value.Treatment.Term;
import atalaya.insight.value.Treatment.Topic;
import atalaya.insight.value.TreatmentAnswer.Reason;
import atalaya.insight.value.TreatmentAnswer.Verdict;
import atalaya.insight.value.TreatmentFlaw.Why;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TreatmentTableTest {

    private static final Treatment BEST =
            new Treatment(
                    Account.OWN_MANAGER,
                    Credit.BEST,
                    new Term(30, 45),
                    Contract.MASTER,
                    Discount.BY_VOLUME,
                    new ReturnRule(ReturnKind.UNCONDITIONAL, 0, 0),
                    new Delivery(Pace.EXPRESS, 0, 0),
                    new Support(0, 24, true));

    private static final Treatment GOOD =
            new Treatment(
                    Account.SHARED_MANAGER,
                    Credit.FULL,
                    new Term(30, 30),
                    Contract.ADVANTAGES,
                    Discount.COMMERCIAL_MANAGER,
                    new ReturnRule(ReturnKind.CONDITIONAL, 60, 90),
                    new Delivery(Pace.IN_DAYS, 2, 2),
                    new Support(8, 17, true));

    private static final Treatment USUAL =
            new Treatment(
                    Account.CONTACT_CENTRE,
                    Credit.LITTLE,
                    new Term(7, 7),
                    Contract.SLIGHT_ADVANTAGES,
                    Discount.COMMERCIAL_DIRECTOR,
                    new ReturnRule(ReturnKind.CONDITIONAL, 30, 0),
                    new Delivery(Pace.IN_DAYS, 2, 4),
                    new Support(8, 17, false));

    private static final Treatment PLAIN =
            new Treatment(
                    Account.SELF_SERVICE,
                    Credit.NONE,
                    new Term(0, 0),
                    Contract.STANDARD,
                    Discount.NONE,
                    new ReturnRule(ReturnKind.WARRANTY_ONLY, 0, 0),
                    new Delivery(Pace.STANDARD, 0, 0),
                    new Support(0, 0, false));

    private static final TreatmentTable TABLE =
            table(Map.of(Tier.A, BEST, Tier.B, GOOD, Tier.C, USUAL, Tier.D, PLAIN));

    private static TreatmentTable table(Map<Tier, Treatment> tiers) {
        return new TreatmentTable(1, LocalDate.of(2026, 1, 1), 1_095, tiers);
    }

    private static void assertReturn(
            Tier tier, int days, boolean defect, Verdict verdict, Reason reason) {
        var answer = TABLE.mayReturn(tier, days, defect);
        assertThat(answer.verdict()).isEqualTo(verdict);
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(answer.topic()).isEqualTo(Topic.RETURNS);
        assertThat(answer.clause()).isEqualTo(TABLE.of(tier).clause(Topic.RETURNS));
    }

    @Test
    void mayThisCustomerReturnAfterFortyDays() {
        assertReturn(Tier.A, 40, false, Verdict.YES, Reason.ANY_TIME);
        assertReturn(Tier.B, 40, false, Verdict.YES, Reason.WITHIN_TERM);
        assertReturn(Tier.B, 75, false, Verdict.WITH_APPROVAL, Reason.LATE_BUT_ARGUABLE);
        assertReturn(Tier.B, 75, true, Verdict.YES, Reason.DEFECT_UNDER_WARRANTY);
        assertReturn(Tier.B, 91, false, Verdict.NO, Reason.AFTER_TERM);
        assertReturn(Tier.C, 40, false, Verdict.NO, Reason.AFTER_TERM);
        assertReturn(Tier.C, 40, true, Verdict.YES, Reason.DEFECT_UNDER_WARRANTY);
        assertReturn(Tier.D, 40, false, Verdict.NO, Reason.NO_DEFECT);
        assertReturn(Tier.D, 40, true, Verdict.YES, Reason.DEFECT_UNDER_WARRANTY);
        assertReturn(Tier.D, 1_096, true, Verdict.NO, Reason.WARRANTY_OVER);
    }

    @Test
    void creditTermDiscountAndSupportAreAnsweredToo() {
        assertThat(verdict(Tier.A, new TreatmentQuestion.OnCredit())).isEqualTo(Verdict.YES);
        assertThat(verdict(Tier.D, new TreatmentQuestion.OnCredit())).isEqualTo(Verdict.NO);
        assertThat(verdict(Tier.A, new TreatmentQuestion.PayAfter(45))).isEqualTo(Verdict.YES);
        assertThat(verdict(Tier.B, new TreatmentQuestion.PayAfter(31))).isEqualTo(Verdict.NO);
        assertThat(TABLE.answer(Tier.C, new TreatmentQuestion.Reduction()))
                .isEqualTo(
                        new TreatmentAnswer(
                                Verdict.WITH_APPROVAL,
                                Topic.DISCOUNT,
                                new Clause(
                                        "con el visto bueno del director comercial",
                                        "with the commercial director's approval"),
                                Reason.DIRECTOR_AGREES));
        assertThat(verdict(Tier.A, new TreatmentQuestion.HelpAt(3))).isEqualTo(Verdict.YES);
        assertThat(verdict(Tier.C, new TreatmentQuestion.HelpAt(17))).isEqualTo(Verdict.NO);
        assertThat(verdict(Tier.D, new TreatmentQuestion.HelpAt(9))).isEqualTo(Verdict.NO);
    }

    private static Verdict verdict(Tier tier, TreatmentQuestion question) {
        return TABLE.answer(tier, question).verdict();
    }

    @Test
    void aPromiseReadsAsPeopleSayIt() {
        assertThat(BEST.clause(Topic.TERM)).isEqualTo(new Clause("30–45 días", "30–45 days"));
        assertThat(PLAIN.clause(Topic.TERM))
                .isEqualTo(new Clause("estrictamente al contado", "strictly cash"));
        assertThat(GOOD.clause(Topic.RETURNS).en())
                .isEqualTo("with conditions (60 days; 90 with approval)");
        assertThat(BEST.clause(Topic.SUPPORT).en()).isEqualTo("24/7 with SLA");
        assertThat(USUAL.clause(Topic.SUPPORT)).isEqualTo(new Clause("de 8 a 5", "8 to 5"));
        assertThat(PLAIN.clause(Topic.SUPPORT).en()).isEqualTo("self-service");
        assertThat(new Term(1, 1).clause().es()).isEqualTo("1 día");
    }

    @Test
    void theUsualTableHasNoFlaw() {
        assertThat(TABLE.flaws()).isEmpty();
    }

    @Test
    void aBetterTierIsNeverOwedLessThanTheOneBelow() {
        assertFlaws(
                Tier.B,
                good -> with(good, new Term(5, 5), good.returns(), good.support()),
                new TreatmentFlaw(Tier.B, Topic.TERM, Why.WORSE_THAN_BELOW));
        assertFlaws(
                Tier.B,
                good ->
                        with(
                                good,
                                good.term(),
                                new ReturnRule(ReturnKind.CONDITIONAL, 29, 0),
                                good.support()),
                new TreatmentFlaw(Tier.B, Topic.RETURNS, Why.WORSE_THAN_BELOW));
    }

    @Test
    void aPromiseThatSpeaksAgainstItselfIsNamedWithItsPlace() {
        assertFlaws(
                Tier.D,
                plain -> with(plain, new Term(0, 3), plain.returns(), plain.support()),
                new TreatmentFlaw(Tier.D, Topic.TERM, Why.CREDIT_AND_TERM_DISAGREE));
        assertFlaws(
                Tier.A,
                best -> with(best, new Term(60, 45), best.returns(), best.support()),
                new TreatmentFlaw(Tier.A, Topic.TERM, Why.WRONG_ORDER));
        assertFlaws(
                Tier.B,
                good ->
                        with(
                                good,
                                good.term(),
                                new ReturnRule(ReturnKind.CONDITIONAL, 60, 50),
                                good.support()),
                new TreatmentFlaw(Tier.B, Topic.RETURNS, Why.APPROVAL_WITHIN_TERM));
        assertFlaws(
                Tier.D,
                plain ->
                        with(
                                plain,
                                plain.term(),
                                new ReturnRule(ReturnKind.WARRANTY_ONLY, 10, 0),
                                plain.support()),
                new TreatmentFlaw(Tier.D, Topic.RETURNS, Why.DAYS_AND_RULE_DISAGREE));
        assertFlaws(
                Tier.A,
                best -> with(best, best.term(), best.returns(), new Support(0, 25, true)),
                new TreatmentFlaw(Tier.A, Topic.SUPPORT, Why.OUT_OF_RANGE));
        assertThat(new TreatmentFlaw(Tier.A, Topic.SUPPORT, Why.OUT_OF_RANGE).place())
                .isEqualTo("tiers.A.support");
    }

    private static void assertFlaws(
            Tier tier, UnaryOperator<Treatment> change, TreatmentFlaw expected) {
        var tiers = new EnumMap<>(TABLE.tiers());
        tiers.put(tier, change.apply(TABLE.of(tier)));
        assertThat(table(tiers).flaws()).containsExactly(expected);
    }

    private static Treatment with(Treatment one, Term term, ReturnRule returns, Support support) {
        return new Treatment(
                one.account(),
                one.credit(),
                term,
                one.contract(),
                one.discount(),
                returns,
                one.delivery(),
                support);
    }

    @Test
    void aTableWithAHoleIsRefused() {
        assertThatThrownBy(() -> table(Map.of(Tier.A, BEST))).hasMessageContaining("tier");
    }
}
