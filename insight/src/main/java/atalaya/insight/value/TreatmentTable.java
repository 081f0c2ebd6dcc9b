package atalaya.insight.value;

import atalaya.insight.value.Treatment.Discount;
import atalaya.insight.value.Treatment.ReturnKind;
import atalaya.insight.value.Treatment.Topic;
import atalaya.insight.value.TreatmentAnswer.Reason;
import atalaya.insight.value.TreatmentAnswer.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The treatment each tier is owed: data with a version and a day it begins.
///
/// @param version from 1 on
/// @param validFrom the first day it is in force
/// @param warrantyDays for which the law answers for faults, in every tier
/// @param tiers a treatment for each tier
public record TreatmentTable(
        int version, LocalDate validFrom, int warrantyDays, Map<Tier, Treatment> tiers) {

    public TreatmentTable {
        tiers = Map.copyOf(tiers);
        for (var tier : Tier.values()) {
            if (!tiers.containsKey(tier)) {
                throw new IllegalArgumentException("There is no treatment for tier " + tier);
            }
        }
    }

    public Treatment of(Tier tier) {
        return Objects.requireNonNull(tiers.get(tier));
    }

    /// Where the table speaks against itself, tier by tier; empty when it may be put in force.
    public List<TreatmentFlaw> flaws() {
        return TreatmentFlaw.in(this);
    }

    /// What a customer of a tier is told.
    public TreatmentAnswer answer(Tier tier, TreatmentQuestion question) {
        var treatment = of(tier);
        return switch (question) {
            case TreatmentQuestion.Return(int days, boolean defect) ->
                    mayReturn(treatment, days, defect);
            case TreatmentQuestion.OnCredit() -> onCredit(treatment);
            case TreatmentQuestion.PayAfter(int days) ->
                    plain(
                            treatment,
                            Topic.TERM,
                            days <= treatment.term().to(),
                            Reason.WITHIN_TERM,
                            Reason.AFTER_TERM);
            case TreatmentQuestion.Reduction() -> reduction(treatment);
            case TreatmentQuestion.HelpAt(int hour) ->
                    plain(
                            treatment,
                            Topic.SUPPORT,
                            hour >= treatment.support().opens()
                                    && hour < treatment.support().closes(),
                            Reason.PROMISED,
                            Reason.NOT_PROMISED);
        };
    }

    /// Whether a customer of a tier may return something so many days after its delivery.
    ///
    /// @param days 0 or more
    /// @param defect whether it is faulty
    public TreatmentAnswer mayReturn(Tier tier, int days, boolean defect) {
        return answer(tier, new TreatmentQuestion.Return(days, defect));
    }

    private TreatmentAnswer mayReturn(Treatment treatment, int days, boolean defect) {
        var rule = treatment.returns();
        if (rule.kind() == ReturnKind.UNCONDITIONAL) {
            return said(treatment, Topic.RETURNS, Verdict.YES, Reason.ANY_TIME);
        }
        if (rule.kind() == ReturnKind.CONDITIONAL && days <= rule.days()) {
            return said(treatment, Topic.RETURNS, Verdict.YES, Reason.WITHIN_TERM);
        }
        if (defect && days <= warrantyDays) {
            return said(treatment, Topic.RETURNS, Verdict.YES, Reason.DEFECT_UNDER_WARRANTY);
        }
        if (rule.kind() == ReturnKind.CONDITIONAL && days <= rule.approvalDays()) {
            return said(treatment, Topic.RETURNS, Verdict.WITH_APPROVAL, Reason.LATE_BUT_ARGUABLE);
        }
        return said(treatment, Topic.RETURNS, Verdict.NO, tooLate(rule.kind(), defect));
    }

    private static Reason tooLate(ReturnKind kind, boolean defect) {
        if (defect) {
            return Reason.WARRANTY_OVER;
        }
        return kind == ReturnKind.CONDITIONAL ? Reason.AFTER_TERM : Reason.NO_DEFECT;
    }

    private static TreatmentAnswer onCredit(Treatment treatment) {
        return switch (treatment.credit()) {
            case BEST, FULL -> said(treatment, Topic.CREDIT, Verdict.YES, Reason.PROMISED);
            case LITTLE -> said(treatment, Topic.CREDIT, Verdict.YES, Reason.LITTLE_ONLY);
            case NONE -> said(treatment, Topic.CREDIT, Verdict.NO, Reason.NOT_PROMISED);
        };
    }

    private static TreatmentAnswer reduction(Treatment treatment) {
        Discount discount = treatment.discount();
        return switch (discount) {
            case BY_VOLUME -> said(treatment, Topic.DISCOUNT, Verdict.YES, Reason.PROMISED);
            case COMMERCIAL_MANAGER ->
                    said(treatment, Topic.DISCOUNT, Verdict.WITH_APPROVAL, Reason.MANAGER_AGREES);
            case COMMERCIAL_DIRECTOR ->
                    said(treatment, Topic.DISCOUNT, Verdict.WITH_APPROVAL, Reason.DIRECTOR_AGREES);
            case NONE -> said(treatment, Topic.DISCOUNT, Verdict.NO, Reason.NOT_PROMISED);
        };
    }

    private static TreatmentAnswer plain(
            Treatment treatment, Topic topic, boolean may, Reason yes, Reason no) {
        return said(treatment, topic, may ? Verdict.YES : Verdict.NO, may ? yes : no);
    }

    private static TreatmentAnswer said(
            Treatment treatment, Topic topic, Verdict verdict, Reason reason) {
        return new TreatmentAnswer(verdict, topic, treatment.clause(topic), reason);
    }
}
