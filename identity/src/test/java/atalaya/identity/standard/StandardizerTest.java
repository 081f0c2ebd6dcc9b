package atalaya.identity.standard;

import static atalaya.identity.Cast.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StandardizerTest {

    private static PersonName whole(String text) {
        return record("crm", "1").whole(text).standard().names().getFirst();
    }

    @Test
    void aWholeSpanishNameFindsItsRoles() {
        assertThat(whole("María Luisa Moncosi Martín"))
                .isEqualTo(
                        new PersonName(
                                java.util.List.of("maria", "luisa"),
                                java.util.List.of("moncosi", "martin")));
        assertThat(whole("SRA. MONCOSI MARTIN, M.ª LUISA").given())
                .containsExactly("maria", "luisa");
        assertThat(whole("Pérez María Carmen").surnames()).containsExactly("perez");
    }

    @Test
    void abbreviationsAndParticlesAreRead() {
        var name =
                record("crm", "1")
                        .given("Fco.")
                        .surname("de la Fuente")
                        .surname2("Fdez.")
                        .standard()
                        .names()
                        .getFirst();

        assertThat(name.given()).containsExactly("francisco");
        assertThat(name.surnames()).containsExactly("fuente", "fernandez");
    }

    @Test
    void aLostLetterInsideAWordWasAnEnye() {
        assertThat(Text.fold("Yá#ez")).isEqualTo("yanez");
        assertThat(Text.fold("PE¿A")).isEqualTo("pena");
    }

    @Test
    void telephonesMeetHoweverTheyAreTyped() {
        for (String typed : new String[] {"620 750 335", "0034620750335", "+34 620-750-335"}) {
            assertThat(record("crm", "1").phone(typed).standard().values(IdentifierType.PHONE))
                    .containsExactly("+34620750335");
        }
        assertThat(record("crm", "1").phone("999-999-999").standard().identifiers()).isEmpty();
    }

    @Test
    void documentsKnowWhetherTheirLetterIsRight() {
        assertThat(NationalId.parse("12345678-z", false))
                .contains(new NationalId(NationalId.Kind.DNI, "", "12345678Z", true));
        assertThat(NationalId.parse("12345678A", false).orElseThrow().valid()).isFalse();
        assertThat(NationalId.parse("X1234567L", false).orElseThrow().valid()).isTrue();
        assertThat(NationalId.parse("A58818501", false).orElseThrow())
                .isEqualTo(new NationalId(NationalId.Kind.CIF, "", "A58818501", true));
        assertThat(NationalId.parse("HEGG560427MVZRRL04", false).orElseThrow())
                .isEqualTo(new NationalId(NationalId.Kind.CURP, "", "HEGG560427MVZRRL04", true));
        assertThat(NationalId.parse("48674645", true).orElseThrow().value()).isEqualTo("48674645K");
        assertThat(NationalId.parse("00000000T", true)).isEmpty();
    }

    @Test
    void aPassportIsWhatItsColumnSaysAndOneCountryGivesAPersonOne() {
        var first = NationalId.parse("10251111", NationalId.Kind.PASSPORT, "USA", true);
        var second = NationalId.parse("10252222", NationalId.Kind.PASSPORT, "US", true);
        var other = NationalId.parse("10252222", NationalId.Kind.PASSPORT, "Canadá", true);
        var slip = NationalId.parse("10251112", NationalId.Kind.PASSPORT, "US", true);

        assertThat(first)
                .contains(new NationalId(NationalId.Kind.PASSPORT, "US", "10251111", false));
        assertThat(first.orElseThrow().disproves(second.orElseThrow())).isTrue();
        assertThat(first.orElseThrow().disproves(other.orElseThrow())).isFalse();
        assertThat(first.orElseThrow().disproves(slip.orElseThrow())).isFalse();
        assertThat(NationalId.parse("5493001KJTIIGC8Y1R12", false).orElseThrow())
                .matches(id -> id.kind() == NationalId.Kind.LEI && id.valid());
    }

    @Test
    void fatherAndSonAreToldApartByTheEndOfTheirName() {
        assertThat(record("crm", "1").whole("Dobbins Jr, David").standard().names())
                .containsExactly(new PersonName(List.of("david"), List.of("dobbins"), 2));
        assertThat(record("crm", "2").given("David").surname("Dobbins Senior").standard().names())
                .containsExactly(new PersonName(List.of("david"), List.of("dobbins"), 1));
        assertThat(record("crm", "3").whole("Sr. Antonio Núñez").standard().names())
                .containsExactly(new PersonName(List.of("antonio"), List.of("nunez"), 0));
    }

    @Test
    void cyrillicAndGreekNamesAreWrittenInLatinLetters() {
        assertThat(record("crm", "1").whole("ВАСИЛЬЕВ, Александр").standard().names())
                .containsExactly(new PersonName(List.of("aleksandr"), List.of("vasilev")));
    }

    @Test
    void datesAreReadAsPeopleWriteThem() {
        var date = new BirthDate(1970, 3, 1);
        assertThat(BirthDate.parse("1970-03-01")).contains(date);
        assertThat(BirthDate.parse("01/03/1970")).contains(date);
        assertThat(BirthDate.parse("Mar 1 1970")).contains(date);
        assertThat(BirthDate.parse("19700301")).contains(date);
        assertThat(BirthDate.parse("3/1/70", BirthDate.Order.MONTH_FIRST)).contains(date);
        assertThat(BirthDate.parse("1970")).contains(new BirthDate(1970, 0, 0));
        assertThat(BirthDate.parse("1845-01-81").orElseThrow().possible()).isFalse();
        assertThat(BirthDate.parse("unknown")).isEmpty();
    }

    @Test
    void anAddressIsTheSameHoweverItIsAbbreviated() {
        var one = PostalAddress.parse("Avda. del Carmen, nº 160, 5-izq", "48057", "Bilbao", "");
        var two =
                PostalAddress.parse("avenida carmen n. 160 piso 5 pta. izq", "48057", "bilbao", "");

        assertThat(one).isEqualTo(two);
        assertThat(one.street()).isEqualTo("carmen");
        assertThat(one.number()).isEqualTo("160");
        assertThat(one.unit()).isEqualTo("5izq");
    }

    @Test
    void anInboxThatIsNobodysIsLeftOut() {
        assertThat(Email.parse("sin@correo.es")).isEmpty();
        assertThat(Email.parse("Ann+shop@Lee.example")).contains(new Email("ann", "lee.example"));
    }
}
