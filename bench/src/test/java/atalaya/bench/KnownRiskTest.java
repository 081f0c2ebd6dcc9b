package atalaya.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import atalaya.insight.risk.ChurnStudy;
import atalaya.insight.risk.ChurnStudy.Learned;
import atalaya.insight.risk.ChurnStudy.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Public customers of whom it is known whether they left; skipped where they are absent.
class KnownRiskTest {

    private static final Path ROOT =
            Path.of(System.getenv().getOrDefault("ATALAYA_DATA", "../../shared/data"), "insight");

    private static Learned study(String file, Question question) {
        var path = ROOT.resolve(file);
        assumeTrue(
                Files.exists(path),
                "Skipped: there is no %s. Set ATALAYA_DATA to the folder of the data."
                        .formatted(path));
        return (Learned) ChurnStudy.of(RiskQuality.read(path), question);
    }

    @Test
    void aTelephoneCompanysLeaversAreToldByAScorecardThatIsCalibrated() {
        var study = study("telco_churn/telco_customer_churn.csv", Question.of("Churn"));

        assertThat(study.quality().auc()).isGreaterThan(.848);
        assertThat(study.quality().calibrationError()).isLessThan(.02);
        assertThat(study.model().treeCount()).isZero();
    }

    @Test
    void wonAndLostDealsTellNothingInAdvance() {
        var question = new Question("deal_stage", "Won", "Lost", Set.of(), null, false);
        var study = study("crm_opportunities/sales_pipeline.csv", question);

        assertThat(study.signal()).isFalse();
        assertThat(study.aside())
                .extracting(aside -> aside.column())
                .contains("close_date", "close_value");
    }
}
