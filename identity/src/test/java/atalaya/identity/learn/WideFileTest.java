package atalaya.identity.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.identity.match.MatchModel;
import atalaya.identity.match.ShippedWeights;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.PersonName;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A file of a hundred columns nobody knows.
class WideFileTest {

    private static final int COLUMNS = 100;

    /// Two records each of sixty people, alike in name and columns; those of even number say
    /// nothing.
    private static List<StandardRecord> people() {
        var random = new Random(7);
        List<StandardRecord> records = new ArrayList<>();
        for (int person = 0; person < 60; person++) {
            Map<String, String> others = new TreeMap<>();
            for (int column = 0; column < COLUMNS; column++) {
                boolean telling = column % 2 == 1;
                others.put("c%02d".formatted(column), telling ? "v" + random.nextInt(40) : "same");
            }
            for (int copy = 0; copy < 2; copy++) {
                var name = new PersonName(List.of("given" + person), List.of("surname" + person));
                records.add(
                        new StandardRecord(
                                        new SourceKey("file", person + "-" + copy),
                                        RecordType.PERSON,
                                        List.of(),
                                        List.of(name),
                                        List.of(),
                                        null,
                                        null,
                                        List.of(),
                                        List.of(),
                                        Map.of())
                                .withOthers(others));
            }
        }
        return records;
    }

    @Test
    void onlyTheColumnsThatSayMostAreCompared() {
        var model = Trainer.learn(people(), 1);
        var further = model.weights().keySet().stream().filter(MatchModel::isFurther).toList();
        assertThat(further).hasSize(MatchModel.MOST_FURTHER_COLUMNS);
        assertThat(further).allMatch(name -> (name.charAt(name.length() - 1) - '0') % 2 == 1);
    }

    @Test
    void aModelOfMoreColumnsIsRefused() {
        var model = MatchModel.shipped();
        var weights = new TreeMap<>(model.weights());
        for (int i = 0; i <= MatchModel.MOST_FURTHER_COLUMNS; i++) {
            weights.put("other:c" + i, ShippedWeights.other());
        }
        assertThatThrownBy(() -> model.withWeights(-7_000, weights))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("19 further columns; 18 are the most");
    }
}
