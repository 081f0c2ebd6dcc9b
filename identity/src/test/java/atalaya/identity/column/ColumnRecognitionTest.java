package atalaya.identity.column;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.NationalId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnRecognitionTest {

    private static List<ColumnMeaning> meanings(List<String> headers, List<List<String>> rows) {
        return ColumnRecognition.recognize(headers, rows).stream()
                .map(RecognizedColumn::meaning)
                .toList();
    }

    private static ColumnMeaning of(Attribute attribute) {
        return new ColumnMeaning.Of(attribute);
    }

    @Test
    void spanishHeadersAreKnown() {
        var headers =
                List.of(
                        "record_id",
                        "source",
                        "nombre",
                        "apellido1",
                        "apellido2",
                        "fecha_nacimiento",
                        "teléfono",
                        "códigoPostal");
        var rows =
                List.of(
                        List.of(
                                "1",
                                "crm",
                                "Ana",
                                "Ruiz",
                                "Saavedra",
                                "1970-03-01",
                                "612405590",
                                "28001"),
                        List.of(
                                "2",
                                "web",
                                "Joan",
                                "Prado",
                                "",
                                "1980-05-07",
                                "612405591",
                                "28002"));

        assertThat(meanings(headers, rows))
                .containsExactly(
                        new ColumnMeaning.RecordId(),
                        new ColumnMeaning.Source(),
                        of(Attribute.GIVEN_NAME),
                        of(Attribute.SURNAME_1),
                        of(Attribute.SURNAME_2),
                        of(Attribute.BIRTH_DATE),
                        of(Attribute.PHONE),
                        of(Attribute.POSTAL_CODE));
    }

    @Test
    void valuesSpeakWhereHeadersSayNothing() {
        var headers = List.of("c1", "c2", "c3");
        var rows =
                List.of(
                        List.of("Ana Ruiz", "ana@ruiz.example", "painter"),
                        List.of("María López", "maria@lopez.example", "writer"),
                        List.of("Juan Pérez", "juan@perez.example", "painter"));

        assertThat(meanings(headers, rows))
                .containsExactly(
                        of(Attribute.FULL_NAME), of(Attribute.EMAIL), new ColumnMeaning.Other());
    }

    @Test
    void productsAreNotTakenForPeople() {
        var headers = List.of("id", "name", "price");
        var rows =
                List.of(
                        List.of("1", "Sony Turntable - PSLX350H", "99"),
                        List.of("2", "Bose Acoustimass 5 Series III AM53BK 2000", "399"),
                        List.of("3", "Denon Stereo Tuner - TU1500RD", "99"));

        assertThat(meanings(headers, rows).get(1)).isEqualTo(new ColumnMeaning.Other());
    }

    @Test
    void documentsKnowTheirKindAndCountryAndTheStatusOfARowIsLeftAside() {
        var headers =
                List.of("NAME_FULL", "PASSPORT_NUMBER", "PASSPORT_COUNTRY", "SSN_NUMBER", "STATUS");
        var rows =
                List.of(
                        List.of("Ana Ruiz", "10251111", "USA", "", "Active"),
                        List.of("Joan Prado", "", "", "294-66-9999", "Closed"),
                        List.of("Luis Mora", "10252222", "ES", "201-77-7719", "Active"));
        var columns = ColumnRecognition.recognize(headers, rows);
        var reader = new RowReader(columns, "file", rows);

        assertThat(columns.getLast().meaning()).isEqualTo(new ColumnMeaning.Ignored());
        assertThat(reader.read(rows.getFirst(), 1).documents())
                .containsExactly(new NationalId(NationalId.Kind.PASSPORT, "US", "10251111", false));
        assertThat(reader.read(rows.getLast(), 3).documents())
                .extracting(NationalId::kind)
                .containsExactly(NationalId.Kind.PASSPORT, NationalId.Kind.SOCIAL_SECURITY);
    }

    @Test
    void aDateInPartsAndADateWithTheMonthFirstAreRead() {
        var headers = List.of("fname_c1", "lname_c1", "by", "bm", "bd");
        var rows = List.of(List.of("GERD", "BAUER", "1968", "7", "27"));
        var reader = new RowReader(ColumnRecognition.recognize(headers, rows), "file", rows);
        var birth = reader.read(rows.getFirst(), 1).birthDate();
        assertThat(birth).isEqualTo(new BirthDate(1968, 7, 27));

        var american = List.of("name", "dob");
        var dates = List.of(List.of("Bob Smith", "3/31/1954"), List.of("Ann Lee", "3/1/1970"));
        var second = new RowReader(ColumnRecognition.recognize(american, dates), "file", dates);
        var march = second.read(dates.getLast(), 2).birthDate();
        assertThat(march).isEqualTo(new BirthDate(1970, 3, 1));
    }
}
