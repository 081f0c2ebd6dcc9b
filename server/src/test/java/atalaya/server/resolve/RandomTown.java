package atalaya.server.resolve;

import atalaya.identity.match.MatchModel;
import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// People made by chance from a few names, so that many are alike, share telephones and e-mails,
/// and some of those are shared by too many.
public final class RandomTown {

    private static final List<String> GIVEN =
            List.of("Ana", "Joan", "Joana", "Luis", "Marta", "Paco", "Francisco", "Iker");
    private static final List<String> SURNAMES =
            List.of("Prado", "Prados", "Vidal", "Ruiz", "Ferro", "Cano", "Etxeberria");
    private static final List<String> CITIES = List.of("Madrid", "Lugo", "Ávila");

    private final Random random;
    private final List<Map<Attribute, String>> people = new ArrayList<>();

    public RandomTown(long seed, int size) {
        random = new Random(seed);
        for (int i = 0; i < size; i++) {
            people.add(person(i));
        }
    }

    /// The model with limits so low that a few dozen records cross them.
    static MatchModel touchy() {
        var shipped = MatchModel.shipped();
        return new MatchModel(
                "touchy",
                shipped.priorMillibits(),
                shipped.householdMillibits(),
                shipped.linkMillibits(),
                shipped.reviewMillibits(),
                4,
                9,
                shipped.weights(),
                shipped.frequencies(),
                shipped.commonKeys());
    }

    /// One record of somebody, some of its values left out or mistaken.
    public SourceRecord record(String key) {
        var all = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        people.get(random.nextInt(people.size()))
                .forEach((attribute, text) -> {
                    int luck = random.nextInt(10);
                    if (luck > 2) {
                        all.put(
                                attribute,
                                List.of(FieldValue.of(luck == 9 ? mistaken(text) : text)));
                    }
                });
        if (all.isEmpty()) {
            all.put(Attribute.GIVEN_NAME, List.of(FieldValue.of("Nadie")));
        }
        int colon = key.indexOf(':');
        return new SourceRecord(
                new SourceKey(key.substring(0, colon), key.substring(colon + 1)),
                RecordType.PERSON,
                "ES",
                Instant.ofEpochSecond(1_700_000_000 + random.nextInt(1_000_000)),
                all);
    }

    private Map<Attribute, String> person(int number) {
        var values = new EnumMap<Attribute, String>(Attribute.class);
        values.put(Attribute.GIVEN_NAME, pick(GIVEN));
        values.put(Attribute.SURNAME_1, pick(SURNAMES));
        values.put(Attribute.SURNAME_2, pick(SURNAMES));
        values.put(
                Attribute.BIRTH_DATE,
                "19%02d-%02d-%02d"
                        .formatted(
                                60 + random.nextInt(4),
                                1 + random.nextInt(3),
                                1 + random.nextInt(28)));
        values.put(
                Attribute.EMAIL,
                random.nextInt(5) == 0
                        ? "sin@correo.es"
                        : "p%d@correo.example".formatted(number / 2));
        values.put(Attribute.PHONE, "+346124055%02d".formatted(number / 3));
        values.put(Attribute.CITY, pick(CITIES));
        if (random.nextBoolean()) {
            values.put(Attribute.NATIONAL_ID, dni(12_345_000 + number));
        }
        return values;
    }

    private static String dni(int number) {
        return "%08d%c".formatted(number, "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23));
    }

    private String mistaken(String text) {
        int at = random.nextInt(text.length());
        return text.substring(0, at) + text.substring(Math.min(text.length(), at + 1)) + "x";
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
