package atalaya.insight.value;

import java.util.Map;

/// How one tier is treated, clause by clause, in Spanish and English.
///
/// @param clauses one for each topic
public record Treatment(Map<Topic, Clause> clauses, ReturnRule returns) {

    /// What a treatment speaks of.
    public enum Topic {
        ACCOUNT,
        CREDIT,
        TERM,
        CONTRACT,
        DISCOUNT,
        RETURNS,
        DELIVERY,
        SUPPORT
    }

    /// What is promised, as a person reads it.
    public record Clause(String es, String en) {}

    /// When goods are taken back.
    ///
    /// @param days after the delivery; of no meaning where returns are unconditional
    public record ReturnRule(ReturnKind kind, int days) {

        public ReturnRule {
            if (days < 0) {
                throw new IllegalArgumentException("Days must be 0 or more, but are " + days);
            }
        }
    }

    /// On which condition goods are taken back.
    public enum ReturnKind {
        UNCONDITIONAL,
        CONDITIONAL,
        WARRANTY_ONLY
    }

    /// Whether something may come back.
    ///
    /// @param clause the promise it rests on
    public record Answer(boolean allowed, Clause clause, Reason reason) {

        /// Why.
        public enum Reason {
            ANY_TIME,
            WITHIN_TERM,
            AFTER_TERM,
            DEFECT_UNDER_WARRANTY,
            NO_DEFECT,
            WARRANTY_OVER
        }
    }

    public Treatment {
        clauses = Map.copyOf(clauses);
        for (var topic : Topic.values()) {
            if (!clauses.containsKey(topic)) {
                throw new IllegalArgumentException("There is no clause on " + topic);
            }
        }
    }

    /// What is promised on a topic.
    public Clause clause(Topic topic) {
        var clause = clauses.get(topic);
        return clause == null ? new Clause("", "") : clause;
    }

    /// Whether a customer may return something so many days after its delivery.
    ///
    /// @param defect whether it is faulty
    /// @param warrantyDays for which the law answers for faults, whatever the tier
    Answer mayReturn(int days, boolean defect, int warrantyDays) {
        var clause = clause(Topic.RETURNS);
        if (returns.kind() == ReturnKind.UNCONDITIONAL) {
            return new Answer(true, clause, Answer.Reason.ANY_TIME);
        }
        if (returns.kind() == ReturnKind.CONDITIONAL && days <= returns.days()) {
            return new Answer(true, clause, Answer.Reason.WITHIN_TERM);
        }
        if (defect) {
            boolean covered = days <= warrantyDays;
            return new Answer(
                    covered,
                    clause,
                    covered ? Answer.Reason.DEFECT_UNDER_WARRANTY : Answer.Reason.WARRANTY_OVER);
        }
        return new Answer(
                false,
                clause,
                returns.kind() == ReturnKind.CONDITIONAL
                        ? Answer.Reason.AFTER_TERM
                        : Answer.Reason.NO_DEFECT);
    }
}
