package atalaya.insight.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.insight.value.Treatment.Answer;
import atalaya.insight.value.Treatment.Clause;
import atalaya.insight.value.Treatment.ReturnKind;
import atalaya.insight.value.Treatment.ReturnRule;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreatmentTableTest {

    private static Treatment treatment(ReturnKind kind, int days) {
        var clauses = new EnumMap<Treatment.Topic, Clause>(Treatment.Topic.class);
        for (var topic : Treatment.Topic.values()) {
            clauses.put(topic, new Clause("es " + topic, "en " + topic));
        }
        return new Treatment(clauses, new ReturnRule(kind, days));
    }

    private static final TreatmentTable TABLE =
            new TreatmentTable(
                    1,
                    LocalDate.of(2026, 1, 1),
                    1_095,
                    Map.of(
                            Tier.A, treatment(ReturnKind.UNCONDITIONAL, 0),
                            Tier.B, treatment(ReturnKind.CONDITIONAL, 60),
                            Tier.C, treatment(ReturnKind.CONDITIONAL, 30),
                            Tier.D, treatment(ReturnKind.WARRANTY_ONLY, 0)));

    private static void assertAnswer(
            Tier tier, int days, boolean defect, boolean allowed, Answer.Reason reason) {
        var answer = TABLE.mayReturn(tier, days, defect);
        assertThat(answer.allowed()).isEqualTo(allowed);
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(answer.clause()).isEqualTo(new Clause("es RETURNS", "en RETURNS"));
    }

    @Test
    void mayThisCustomerReturnAfterFortyDays() {
        assertAnswer(Tier.A, 40, false, true, Answer.Reason.ANY_TIME);
        assertAnswer(Tier.B, 40, false, true, Answer.Reason.WITHIN_TERM);
        assertAnswer(Tier.C, 40, false, false, Answer.Reason.AFTER_TERM);
        assertAnswer(Tier.C, 40, true, true, Answer.Reason.DEFECT_UNDER_WARRANTY);
        assertAnswer(Tier.D, 40, false, false, Answer.Reason.NO_DEFECT);
        assertAnswer(Tier.D, 40, true, true, Answer.Reason.DEFECT_UNDER_WARRANTY);
        assertAnswer(Tier.D, 1_096, true, false, Answer.Reason.WARRANTY_OVER);
    }

    @Test
    void aTableWithAHoleIsRefused() {
        assertThatThrownBy(() ->
                        new TreatmentTable(
                                1,
                                LocalDate.of(2026, 1, 1),
                                0,
                                Map.of(Tier.A, treatment(ReturnKind.UNCONDITIONAL, 0))))
                .hasMessageContaining("tier");
        assertThatThrownBy(() -> new Treatment(Map.of(), new ReturnRule(ReturnKind.CONDITIONAL, 1)))
                .hasMessageContaining("ACCOUNT");
    }
}
