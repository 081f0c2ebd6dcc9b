package atalaya.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.server.ingest.Version.Reach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static final SourceKey ANN = new SourceKey("crm", "1");

    @Test
    void changesReplaceFieldByField() {
        var fold =
                Fold.of(
                        ANN,
                        List.of(
                                row(
                                        1,
                                        Reach.CHANGES,
                                        "surname1",
                                        "Lee",
                                        "email",
                                        "ann@lee.example"),
                                row(2, Reach.CHANGES, "surname1", "Marsh")));

        assertThat(fold.record().first(Attribute.SURNAME_1)).contains("Marsh");
        assertThat(fold.record().first(Attribute.EMAIL)).contains("ann@lee.example");
        assertThat(fold.record().at()).isEqualTo(Instant.ofEpochSecond(2));
    }

    @Test
    void aWholeRowEndsWhatItDoesNotHold() {
        var fold =
                Fold.of(
                        ANN,
                        List.of(
                                row(1, Reach.WHOLE, "surname1", "Lee", "email", "ann@lee.example"),
                                row(2, Reach.WHOLE, "surname1", "Marsh")));

        assertThat(fold.record().values()).containsOnlyKeys(Attribute.SURNAME_1);
    }

    @Test
    void aRecordThatIsGoneFromItsListIsRetiredUntilItIsBack() {
        var there = row(1, Reach.WHOLE, "surname1", "Lee");
        var gone = row(2, Reach.GONE);

        assertThat(Fold.of(ANN, List.of(there, gone)).retired()).isTrue();
        assertThat(Fold.of(ANN, List.of(there, gone)).record().first(Attribute.SURNAME_1))
                .contains("Lee");
        var back = Fold.of(ANN, List.of(there, gone, row(3, Reach.WHOLE, "surname1", "Marsh")));
        assertThat(back.retired()).isFalse();
        assertThat(back.record().first(Attribute.SURNAME_1)).contains("Marsh");
    }

    @Test
    void filesOfOneSourceAddToEachOther() {
        var customers = row("customers", 1, Reach.WHOLE, "email", "ann@lee.example");
        var bought =
                row("lifestyle", 5, Reach.WHOLE, "lifestyle", "sporty", "email", "a@b.example");

        var fold = Fold.of(ANN, List.of(bought, customers));

        assertThat(fold.record().all(Attribute.EMAIL))
                .extracting(FieldValue::text)
                .containsExactly("ann@lee.example", "a@b.example");
        assertThat(fold.record().first(Attribute.LIFESTYLE)).contains("sporty");
        var gone = row("lifestyle", 9, Reach.GONE);
        assertThat(Fold.of(ANN, List.of(bought, customers, gone)).retired()).isFalse();
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        long seed = 20261122;
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var versions = new ArrayList<Version>();
            for (int i = 0; i < 8; i++) {
                versions.add(
                        row(
                                random.nextBoolean() ? "a" : "b",
                                random.nextInt(4),
                                Reach.values()[random.nextInt(3)],
                                random.nextBoolean() ? "email" : "surname1",
                                "v" + random.nextInt(5)));
            }
            var expected = Fold.of(ANN, versions);
            Collections.shuffle(versions, random);
            assertThat(Fold.of(ANN, versions))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void valuesComeBackFromJsonAsTheyWere() {
        Map<Attribute, List<FieldValue>> values = new EnumMap<>(Attribute.class);
        values.put(
                Attribute.EMAIL,
                List.of(
                        new FieldValue("ana@correo.example", Instant.ofEpochSecond(9), true),
                        FieldValue.of("\"x\"\\\t\n\u0001ñ😀")));
        values.put(Attribute.POSTAL_CODE, List.of(FieldValue.of("28013")));

        assertThat(AttributeJson.read(AttributeJson.write(values))).isEqualTo(values);
    }

    private static Version row(long second, Reach reach, String... wordsAndTexts) {
        return row("customers", second, reach, wordsAndTexts);
    }

    private static Version row(String file, long second, Reach reach, String... wordsAndTexts) {
        var values = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        for (int i = 0; i + 1 < wordsAndTexts.length && reach != Reach.GONE; i += 2) {
            values.put(
                    Attribute.parse(wordsAndTexts[i]).orElseThrow(),
                    List.of(FieldValue.of(wordsAndTexts[i + 1])));
        }
        return new Version(
                file,
                Instant.ofEpochSecond(second),
                reach + String.join(",", wordsAndTexts),
                true,
                reach,
                RecordType.PERSON,
                "ES",
                values);
    }
}
