package atalaya.server.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.CompanyName;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.PersonName;
import atalaya.identity.standard.PostalAddress;
import atalaya.identity.standard.Sex;
import atalaya.identity.standard.StandardRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackedRecordTest {

    private static final SourceKey KEY = new SourceKey("crm", "C-1");

    private static final StandardRecord FULL =
            new StandardRecord(
                    KEY,
                    RecordType.PERSON,
                    List.of(
                            new Identifier(IdentifierType.EMAIL, "joana@correo.example"),
                            new Identifier(IdentifierType.PHONE, "+34600000001")),
                    List.of(
                            new PersonName(List.of("joana"), List.of("prados", "núñez"), 0),
                            new PersonName(List.of("ジョアナ"), List.of(), 2)),
                    List.of(new CompanyName(List.of("prados", "hermanos"))),
                    Sex.FEMALE,
                    new BirthDate(1979, 0, 31),
                    List.of(
                            new NationalId(NationalId.Kind.DNI, "", "00000001R", true),
                            new NationalId(NationalId.Kind.PASSPORT, "ES", "XDA000001", false)),
                    List.of(
                            new PostalAddress("mayor", "3", "2b", "28013", "madrid", "madrid"),
                            new PostalAddress("", "", "", "", "léon", "")),
                    Map.of("nota", "x".repeat(70_000), "canal", "tienda"));

    static Stream<StandardRecord> records() {
        return Stream.of(
                FULL,
                new StandardRecord(KEY, RecordType.LEAF, List.of()),
                new StandardRecord(KEY, RecordType.CLAIM, List.of()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatWasPackedIsReadAsItWas(StandardRecord record) {
        assertThat(PackedRecord.read(PackedRecord.write(record))).isEqualTo(record);
    }

    @Test
    void equalRecordsHaveEqualBytes() {
        var others = Map.of("canal", "tienda", "nota", "x".repeat(70_000));
        assertThat(PackedRecord.write(FULL.withOthers(others))).isEqualTo(PackedRecord.write(FULL));
    }

    @Test
    void aRecordOfOnePersonTakesFewBytes() {
        assertThat(PackedRecord.write(FULL.withOthers(Map.of()))).hasSizeLessThan(330);
    }

    @Test
    void whatAnEarlierVersionStoredIsStillRead() {
        var json =
                """
                {"key":{"source":"crm","record":"C-1"},"type":"PERSON",
                 "identifiers":[{"type":"EMAIL","value":"joana@correo.example"}],
                 "names":[{"given":["joana"],"surnames":["prados"],"generation":0}],
                 "companies":[],"sex":"FEMALE","birthDate":{"year":1979,"month":0,"day":31},
                 "documents":[],"addresses":[],"others":{}}
                """;
        var read = PackedRecord.read(json.getBytes(StandardCharsets.UTF_8));
        assertThat(read.names())
                .containsExactly(new PersonName(List.of("joana"), List.of("prados")));
        assertThat(read.birthDate()).isEqualTo(new BirthDate(1979, 0, 31));
    }

    @Test
    void aFormOfALaterVersionIsNotGuessed() {
        assertThatThrownBy(() -> PackedRecord.read(new byte[] {9, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("form 9");
    }
}
