package atalaya.identity.survive;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.survive.GoldenValue.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurvivorshipTest {

    private static Contribution says(
            String source, Attribute attribute, String text, int trust, String at) {
        return new Contribution(
                new SourceRecord(
                        new SourceKey(source, "1"),
                        RecordType.PERSON,
                        "ES",
                        Instant.parse(at + "T00:00:00Z"),
                        Map.of(attribute, List.of(FieldValue.of(text)))),
                trust,
                source.equals("corrections"));
    }

    private static GoldenValue golden(Attribute attribute, Contribution... contributions) {
        return Optional.ofNullable(Survivorship.golden(List.of(contributions)).get(attribute))
                .orElseThrow();
    }

    @Test
    void aPersonsCorrectionOutranksEverySource() {
        var surname =
                golden(
                        Attribute.SURNAME_1,
                        says("crm", Attribute.SURNAME_1, "Lee", 90, "2026-01-01"),
                        says("corrections", Attribute.SURNAME_1, "Marsh", 0, "2025-01-01"));

        assertThat(surname.text()).isEqualTo("Marsh");
        assertThat(surname.rule()).isEqualTo(Rule.CORRECTED);
        assertThat(surname.others()).extracting(GoldenValue.Losing::text).containsExactly("Lee");
    }

    @Test
    void aValidDocumentBeatsAMoreTrustedMistypedOne() {
        var document =
                golden(
                        Attribute.NATIONAL_ID,
                        says("crm", Attribute.NATIONAL_ID, "12345678-A", 90, "2026-01-01"),
                        says("web", Attribute.NATIONAL_ID, "12345678-z", 10, "2020-01-01"));

        assertThat(document.text()).isEqualTo("12345678Z");
        assertThat(document.rule()).isEqualTo(Rule.VALID);
    }

    @Test
    void theMoreRecentTelephoneWinsAmongEqualSources() {
        var phone =
                golden(
                        Attribute.PHONE,
                        says("crm", Attribute.PHONE, "612405590", 50, "2020-01-01"),
                        says("web", Attribute.PHONE, "699111222", 50, "2026-01-01"));

        assertThat(phone.text()).isEqualTo("+34 699 11 12 22");
        assertThat(phone.rule()).isEqualTo(Rule.MORE_RECENT);
    }

    @Test
    void valuesThatDifferOnlyInWritingAreOneAndShownReadable() {
        var name =
                golden(
                        Attribute.GIVEN_NAME,
                        says("crm", Attribute.GIVEN_NAME, "MARÍA DE LA O", 50, "2020-01-01"),
                        says("web", Attribute.GIVEN_NAME, "maria de la o", 50, "2020-01-01"));

        assertThat(name.text()).isEqualTo("María de la O");
        assertThat(name.others()).isEmpty();
        assertThat(name.rule()).isEqualTo(Rule.ONLY_VALUE);
    }

    @Test
    void theOrderOfTheRecordsChangesNothing() {
        List<Contribution> all =
                List.of(
                        says("crm", Attribute.CITY, "Madrid", 50, "2020-01-01"),
                        says("web", Attribute.CITY, "Getafe", 50, "2020-01-01"),
                        says("erp", Attribute.CITY, "MADRID", 50, "2020-01-01"),
                        says("pos", Attribute.CITY, "Leganés", 50, "2020-01-01"));
        var expected = Survivorship.golden(all);
        for (long seed = 0; seed < 20; seed++) {
            List<Contribution> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(Survivorship.golden(shuffled)).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
