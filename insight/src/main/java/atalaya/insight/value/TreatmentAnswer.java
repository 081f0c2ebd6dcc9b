package atalaya.insight.value;

import atalaya.insight.value.Treatment.Clause;
import atalaya.insight.value.Treatment.Topic;

/// What a tier's treatment says to a question, with the promise it rests on and why.
public record TreatmentAnswer(Verdict verdict, Topic topic, Clause clause, Reason reason) {

    /// Whether a customer may.
    public enum Verdict {
        YES,
        NO,
        /// Somebody has to agree first.
        WITH_APPROVAL
    }

    /// Why.
    public enum Reason {
        ANY_TIME,
        WITHIN_TERM,
        AFTER_TERM,
        DEFECT_UNDER_WARRANTY,
        NO_DEFECT,
        WARRANTY_OVER,
        LATE_BUT_ARGUABLE,
        PROMISED,
        NOT_PROMISED,
        LITTLE_ONLY,
        MANAGER_AGREES,
        DIRECTOR_AGREES
    }

    public boolean allowed() {
        return verdict == Verdict.YES;
    }
}
