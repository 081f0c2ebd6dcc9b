package atalaya.identity.learn;

import static atalaya.identity.Cast.record;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {

    private static final MatchModel MODEL = MatchModel.shipped();

    private static StandardRecord person(String record, String surname, String phone) {
        return record("crm", record).given("Ana").surname(surname).phone(phone).standard();
    }

    private static int score(MatchModel model, StandardRecord left, StandardRecord right) {
        return model.judge(left, right, Hubs.NONE).score().millibits();
    }

    @Test
    void peopleWhoMarryTeachThatAnotherSurnameSaysLittle() {
        List<StandardRecord> records = new ArrayList<>();
        List<LabelledPair> labels = new ArrayList<>();
        List<String> surnames = List.of("Lee", "Marsh", "Ferro", "Prado", "Urbano", "Vidal");
        for (int i = 0; i < surnames.size(); i++) {
            String phone = "61240559" + i;
            records.add(person("a" + i, surnames.get(i), phone));
            records.add(person("b" + i, surnames.get((i + 1) % 6), phone));
            labels.add(new LabelledPair(key("a" + i), key("b" + i), true));
        }
        var before = person("x", "Lago", "612405600");
        var after = person("y", "Soto", "612405600");

        var taught = Trainer.corrected(MODEL, records, labels);

        assertThat(score(taught, before, after)).isGreaterThan(score(MODEL, before, after));
        assertThat(Trainer.corrected(MODEL, records, labels.reversed())).isEqualTo(taught);
    }

    @Test
    void noAnswersChangeNothing() {
        assertThat(Trainer.corrected(MODEL, List.of(), List.of())).isEqualTo(MODEL);
        var stranger = new LabelledPair(key("1"), key("2"), true);
        assertThat(Trainer.corrected(MODEL, List.of(), List.of(stranger))).isEqualTo(MODEL);
    }

    private static SourceKey key(String record) {
        return new SourceKey("crm", record);
    }
}
