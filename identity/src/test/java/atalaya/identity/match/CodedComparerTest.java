package atalaya.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.bulk.People;
import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.standard.StandardRecord;
import atalaya.identity.standard.Standardizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// People whose records hold whatever records may hold: several names, homes and telephones, dates
/// in part or impossible, names in other scripts, far too long, or in the wrong field.
class CodedComparerTest {

    private static final String[] GIVEN = {
        "Ana",
        "Ana María",
        "María Carmen",
        "Maricarmen",
        "Paco",
        "Francisco",
        "F.",
        "Joan",
        "Joana",
        "Anna",
        "Annabelle",
        "José Luis",
        "José",
        "Pepe",
        "Chloe",
        "García",
        "王",
        ""
    };
    private static final String[] SURNAMES = {
        "Ruiz",
        "Ruis",
        "Prado",
        "Prados",
        "García",
        "Garsía",
        "de la Fuente",
        "Delafuente",
        "López García",
        "Etxeberria",
        "Echeverría",
        "Muñoz",
        "Mu¿oz",
        "Ana",
        "Hijo",
        "杰",
        "Li",
        "de Borbón Dos Sicilias Orleans Braganza Austria Parma",
        ""
    };
    private static final String[] DATES = {
        "1970-03-01",
        "1970-01-03",
        "1970-03-11",
        "1907-03-01",
        "1970",
        "1970-03",
        "1845-01-81",
        "1988-12-25",
        "1988-12-24",
        "2001-07-30",
        ""
    };
    private static final String[] DOCUMENTS = {
        "12345678Z",
        "12345678",
        "12345679S",
        "12345687H",
        "X1234567L",
        "AB123456",
        "AB123465",
        "1234",
        "50021476Q",
        ""
    };
    private static final String[] STREETS = {
        "C/ Mayor 3",
        "C/ Mayor 3, 2 izq",
        "Calle Mayor 5",
        "C/ Mallor 3",
        "Avda. de la Paz 12",
        "Paz 12 1A",
        "San Millán 4",
        ""
    };
    private static final String[] CODES = {"48001", "48010", "48002", "28001", "BIZ 1", ""};
    private static final String[] CITIES = {"Bilbao", "Bilbo", "Madrid", "Madird", "Getxo", ""};
    private static final String[] JOBS = {"baker", "bakers", "master baker of bread", "smith", ""};

    private static StandardRecord someone(int number, Random random) {
        Map<Attribute, List<FieldValue>> values = new EnumMap<>(Attribute.class);
        int times = random.nextInt(8) == 0 ? 2 : 1;
        add(values, Attribute.GIVEN_NAME, GIVEN, 1, random);
        add(values, Attribute.SURNAME_1, SURNAMES, times, random);
        add(values, Attribute.SURNAME_2, SURNAMES, 1, random);
        add(values, Attribute.BIRTH_DATE, DATES, 1, random);
        add(values, Attribute.SEX, new String[] {"M", "F", ""}, 1, random);
        add(values, Attribute.NATIONAL_ID, DOCUMENTS, times, random);
        add(values, Attribute.ADDRESS_LINE, STREETS, times, random);
        add(values, Attribute.POSTAL_CODE, CODES, times, random);
        add(values, Attribute.CITY, CITIES, times, random);
        add(
                values,
                Attribute.LEGAL_NAME,
                new String[] {"Ruiz e hijos SL", "Ruiz SA", "", ""},
                1,
                random);
        add(values, Attribute.USER_ID, new String[] {"u1", "u2", "u3", "", "", ""}, 1, random);
        String figure = Integer.toString(random.nextInt(4));
        add(
                values,
                Attribute.PHONE,
                new String[] {"61240559" + figure, "94412", "9441234" + figure, ""},
                times,
                random);
        add(
                values,
                Attribute.EMAIL,
                new String[] {
                    "ana.ruiz" + figure + "@mail.example",
                    "anaruiz@mail.example",
                    "ruiz@casa.example",
                    "anaruis@mail.example",
                    ""
                },
                times,
                random);
        var others = new TreeMap<String, String>();
        String job = JOBS[random.nextInt(JOBS.length)];
        if (!job.isEmpty()) {
            others.put("job", job);
        }
        var key = new SourceKey(number % 2 == 0 ? "crm" : "web", Integer.toString(number));
        return Standardizer.standardize(
                        new SourceRecord(key, RecordType.PERSON, "ES", null, values))
                .withOthers(others);
    }

    private static void add(
            Map<Attribute, List<FieldValue>> values,
            Attribute attribute,
            String[] choice,
            int times,
            Random random) {
        List<FieldValue> texts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            String text = choice[random.nextInt(choice.length)];
            if (!text.isEmpty()) {
                texts.add(FieldValue.of(text));
            }
        }
        values.put(attribute, texts);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsRememberedIsWhatTheReadableComparisonFinds(long seed) {
        var random = new Random(seed);
        List<StandardRecord> records = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            records.add(someone(i, random));
        }
        var people = People.of(records);
        var frequencies = new TreeMap<>(MatchModel.shipped().frequencies());
        frequencies.put("other:job", new TermFrequencies(Map.of("baker", 900), 4_000));
        frequencies.put("street", new TermFrequencies(Map.of("mayor", 3_000), 9_000));
        var weights = new TreeMap<>(MatchModel.shipped().weights());
        weights.put("other:job", ShippedWeights.other());
        var model = model(frequencies, weights);
        var scorer = new Scorer(model);
        var fast = scorer.newComparer(people.prepared(scorer));
        var readable = scorer.newComparer();
        var expected = readable.newFindings();
        var preparer = scorer.newPreparer(people.hubs(model.hubLimit()));
        var prepared = people.sorted().stream().map(preparer::prepare).toList();

        for (int i = 0; i < records.size(); i++) {
            for (int j = i + 1; j < records.size(); j++) {
                readable.compare(prepared.get(i), prepared.get(j), expected);
                var found = fast.compare(i, j);
                for (int slot = 0; slot < expected.slots(); slot++) {
                    assertThat(text(found, slot))
                            .as(
                                    "seed %d: %s of %s and %s",
                                    seed,
                                    readable.name(slot),
                                    people.sorted().get(i),
                                    people.sorted().get(j))
                            .isEqualTo(text(expected, slot));
                }
                int score = scorer.millibits(expected);
                int floor = -8_000 + random.nextInt(16_000);
                assertThat(fast.millibits(i, j)).isEqualTo(score);
                assertThat(fast.millibits(i, j, floor))
                        .isEqualTo(score < floor ? CodedComparer.BELOW : score);
            }
        }
    }

    /// Small files let few identifiers be hubs, so that some are.
    private static MatchModel model(
            Map<String, TermFrequencies> frequencies,
            Map<String, Map<Level, LevelWeight>> weights) {
        var shipped = MatchModel.shipped();
        return new MatchModel(
                "test",
                -9_000,
                -8_000,
                shipped.linkMillibits(),
                shipped.reviewMillibits(),
                shipped.hubLimit(),
                shipped.keyLimit(),
                weights,
                frequencies,
                shipped.commonKeys());
    }

    private static String text(Findings found, int slot) {
        int level = found.level(slot);
        return level < 0 ? "nothing" : Level.ALL[level] + " " + found.surprise(slot);
    }
}
