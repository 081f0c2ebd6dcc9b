package atalaya.population.noise;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.population.chance.Chance;
import atalaya.population.people.Country;
import atalaya.population.people.Household;
import atalaya.population.people.Households;
import atalaya.population.people.PersonName;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClerkTest {
    private static final Desk WEB = Desk.of("WEB");

    private final Clerk clerk = new Clerk(Rates.shipped());
    private final Households households =
            new Households(1, Country.SPAIN, LocalDate.of(2026, 11, 1));

    private Set<String> written(String given, String surname1, String surname2, Desk desk) {
        var forms = new NameForms(Rates.shipped());
        var seen = new HashSet<String>();
        for (int i = 0; i < 4_000; i++) {
            var parts =
                    forms.write(
                            new PersonName(given, surname1, surname2),
                            true,
                            desk.sloppiness(),
                            Chance.of(1, "name", i));
            seen.add((parts.given() + " " + parts.surname1() + " " + parts.surname2()).strip());
        }
        return seen;
    }

    @Test
    void oneNameIsWrittenInManyWays() {
        assertThat(written("Francisco Javier", "de la Fuente", "Fernández", WEB))
                .contains(
                        "Francisco Javier de la Fuente Fernández",
                        "Javi de la Fuente Fernández",
                        "Francisco Javier Delafuente Fernández",
                        "Francisco Javier Fuente Fernández",
                        "Francisco Javier de la Fuente",
                        "Francisco Javier de la Fuente Fdez.",
                        "Javier de la Fuente Fernández");
        assertThat(written("María del Carmen", "Gutiérrez", "Peña", WEB))
                .contains(
                        "Mamen Gutiérrez Peña",
                        "M.ª del Carmen Gutiérrez Peña",
                        "Carmen Gutiérrez Peña",
                        "María del Carmen Peña Gutiérrez");
    }

    @Test
    void whereTheDocumentIsLookedAtNobodyIsPaco() {
        assertThat(written("Francisco", "Vega", "Ríos", Desk.of("cards")))
                .filteredOn(name -> name.startsWith("Paco"))
                .hasSizeLessThan(3);
    }

    @Test
    void thoseWrittenWithCareHaveNoMistake() {
        for (int number = 0; number < 500; number++) {
            Household household = households.make(number);
            var person = household.members().getFirst();
            var seen =
                    clerk.write(person, household, Desk.of("crm"), 1, Chance.of(1, "care", number));

            assertThat(seen.given() + " " + seen.surname1())
                    .isEqualTo(
                            person.name().given()
                                    + " "
                                    + particled(person.name().surname1(), seen.surname1()));
            assertThat(seen.document()).isEqualTo(person.document().number());
            assertThat(seen.email()).isEqualTo(person.email());
        }
    }

    /// A particle may begin with a capital.
    private static String particled(String surname, String seen) {
        return surname.equalsIgnoreCase(seen) ? seen : surname;
    }

    @Test
    void oneTelephoneIsTypedInManyWays() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 500; i++) {
            seen.add(PhoneForms.typed("612405590", Country.SPAIN, Chance.of(1, "phone", i)));
        }

        assertThat(seen)
                .contains(
                        "612405590",
                        "+34612405590",
                        "0034612405590",
                        "612 405 590",
                        "612-405-590",
                        "612 40 55 90",
                        "34612405590");
    }
}
