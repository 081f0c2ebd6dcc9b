package atalaya.identity.column;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.PostalAddress;
import java.util.ArrayList;
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

    /// Thirty people in one street of the model village: name, surname, sex, day, month, year,
    /// house number as programs of numbers write it, street, postal code, town.
    private static List<List<String>> village() {
        var given = List.of("EMILY", "JACK", "GRACE", "HARRY", "CHLOE", "OLIVER");
        var surnames = List.of("WILSON", "TAYLOR", "EVANS", "WALKER", "HUGHES");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(
                    List.of(
                            given.get(i % 6),
                            surnames.get(i % 5),
                            i % 2 == 0 ? "F" : "M",
                            Integer.toString(1 + i % 28),
                            Integer.toString(1 + i % 12),
                            Integer.toString(1950 + i),
                            (i + 1) + ".0",
                            (i + 1) + " Church Road",
                            "SO" + (10 + i) + "5RP"));
        }
        return rows;
    }

    private static final List<ColumnMeaning> OF_VILLAGE =
            List.of(
                    of(Attribute.GIVEN_NAME),
                    of(Attribute.SURNAME_1),
                    of(Attribute.SEX),
                    new ColumnMeaning.Part(ColumnMeaning.Piece.BIRTH_DAY),
                    new ColumnMeaning.Part(ColumnMeaning.Piece.BIRTH_MONTH),
                    new ColumnMeaning.Part(ColumnMeaning.Piece.BIRTH_YEAR));

    @Test
    void headersOfACensusAreReadThoughTheyAreShort() {
        var headers =
                List.of(
                        "pername1",
                        "pername2",
                        "sex",
                        "dob_day",
                        "dob_mon",
                        "dob_year",
                        "hse_num",
                        "enumcap",
                        "enumpc");
        var found = meanings(headers, village());
        assertThat(found).startsWith(OF_VILLAGE.toArray(ColumnMeaning[]::new));
        assertThat(found.subList(6, 9))
                .containsExactly(
                        new ColumnMeaning.Part(ColumnMeaning.Piece.HOUSE_NUMBER),
                        of(Attribute.ADDRESS_LINE),
                        of(Attribute.POSTAL_CODE));
    }

    @Test
    void peopleAreRecognisedWithoutAnyHeader() {
        var headers = List.of("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9");
        var found = meanings(headers, village());
        assertThat(found).startsWith(OF_VILLAGE.toArray(ColumnMeaning[]::new));
        assertThat(found.subList(6, 9))
                .as("the house number is in the address already")
                .containsExactly(
                        new ColumnMeaning.Ignored(),
                        of(Attribute.ADDRESS_LINE),
                        of(Attribute.POSTAL_CODE));
    }

    @Test
    void aDayMonthAndYearOfSomethingElseAreNotTakenBesideABirthDate() {
        var headers =
                List.of(
                        "nombre",
                        "apellido1",
                        "fecha_nac",
                        "visita_dia",
                        "visita_mes",
                        "visita_ano");
        List<List<String>> rows = new ArrayList<>();
        for (var one : village()) {
            rows.add(
                    List.of(
                            one.get(0),
                            one.get(1),
                            "1970-01-" + (10 + rows.size() % 20),
                            one.get(3),
                            one.get(4),
                            "2025"));
        }
        var found = meanings(headers, rows);
        assertThat(found.get(2)).isEqualTo(of(Attribute.BIRTH_DATE));
        assertThat(found.subList(3, 5))
                .containsExactly(new ColumnMeaning.Other(), new ColumnMeaning.Other());
    }

    @Test
    void namesOfCompaniesAreNotTakenForPeople() {
        var headers = List.of("id", "name", "city");
        var rows =
                List.of(
                        List.of("1", "Aceites del Sur SL", "Jaén"),
                        List.of("2", "Northwind Trading Ltd", "Leeds"),
                        List.of("3", "Colegio San Martín", "Lugo"));
        assertThat(meanings(headers, rows).get(1)).isEqualTo(of(Attribute.LEGAL_NAME));
    }

    @Test
    void aHouseNumberGoesWithTheStreetThatHasNone() {
        var headers = List.of("name", "house number", "address", "street", "postcode");
        var row = List.of("Ann Lee", "39.0", "39 Church Road", "Church Road", "28013.0");
        var reader =
                new RowReader(
                        ColumnRecognition.recognize(headers, List.of(row)), "file", List.of(row));
        assertThat(reader.read(row, 1).addresses())
                .as("the street alone is said by the whole address")
                .containsExactly(new PostalAddress("church", "39", "", "28013", "", ""));

        var apart = List.of("Ann Lee", "7", "", "Church Road", "28013");
        assertThat(reader.read(apart, 2).addresses())
                .containsExactly(new PostalAddress("church", "7", "", "28013", "", ""));
    }

    @Test
    void spanishHeadersMayBeShort() {
        var headers =
                List.of(
                        "NOM_CLI",
                        "APE1",
                        "APE2",
                        "COD_SEXO",
                        "FEC_NACTO",
                        "TLF_1",
                        "DIRECC",
                        "COD_POST",
                        "POB",
                        "PROV");
        var row =
                List.of(
                        "Ana",
                        "Ruiz",
                        "Saavedra",
                        "M",
                        "1970-03-01",
                        "612405590",
                        "C/ Mayor 3",
                        "28013",
                        "Madrid",
                        "Madrid");
        assertThat(meanings(headers, List.of(row, row, row)))
                .containsExactly(
                        of(Attribute.GIVEN_NAME),
                        of(Attribute.SURNAME_1),
                        of(Attribute.SURNAME_2),
                        of(Attribute.SEX),
                        of(Attribute.BIRTH_DATE),
                        of(Attribute.PHONE),
                        of(Attribute.ADDRESS_LINE),
                        of(Attribute.POSTAL_CODE),
                        of(Attribute.CITY),
                        of(Attribute.REGION));
    }

    @Test
    void twoSurnamesAndAPostalCodeAreFoundWithoutHeaders() {
        var given = List.of("Lucía", "Javier", "Carmen", "Pablo");
        var surnames = List.of("García", "Fernández", "Sánchez", "Romero", "Navarro");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(
                    List.of(
                            given.get(i % 4),
                            surnames.get(i % 5),
                            surnames.get(i * 3 % 5),
                            "C/ Mayor " + i,
                            "2801" + i % 5));
        }
        assertThat(meanings(List.of("c1", "c2", "c3", "c4", "c5"), rows))
                .containsExactly(
                        of(Attribute.GIVEN_NAME),
                        of(Attribute.SURNAME_1),
                        of(Attribute.SURNAME_2),
                        of(Attribute.ADDRESS_LINE),
                        of(Attribute.POSTAL_CODE));
    }

    @Test
    void twoLettersMaySayAName() {
        var row = List.of("Ann", "Lee", "7", "NV");
        assertThat(
                        meanings(List.of("FN", "LN", "StNo", "St"), List.of(row, row, row))
                                .subList(0, 2))
                .containsExactly(of(Attribute.GIVEN_NAME), of(Attribute.SURNAME_1));
    }
}
