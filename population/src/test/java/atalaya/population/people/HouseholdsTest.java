package atalaya.population.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HouseholdsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final List<Household> HOUSEHOLDS = new ArrayList<>();

    @BeforeAll
    static void make() {
        var households = new Households(1, Country.SPAIN, TODAY);
        for (int number = 0; number < 20_000; number++) {
            HOUSEHOLDS.add(households.make(number));
        }
    }

    private static List<Person> everybody() {
        return HOUSEHOLDS.stream().flatMap(household -> household.members().stream()).toList();
    }

    @Test
    void noTwoPeopleHaveOneDocument() {
        var numbers = new HashSet<String>();
        var people = everybody();
        people.forEach(person -> numbers.add(person.document().number()));

        assertThat(people.size() - numbers.size()).isLessThan(3);
    }

    @Test
    void hardlyTwoPeopleHaveOneMobileOrOneMailbox() {
        var mobiles = new HashSet<String>();
        var mailboxes = new HashSet<String>();
        var people =
                everybody().stream()
                        .filter(person -> !person.mobile().isEmpty() && !person.email().isEmpty())
                        .toList();
        people.forEach(person -> mobiles.add(person.mobile()));
        people.forEach(person -> mailboxes.add(person.email()));

        assertThat(people.size() - mobiles.size()).isLessThan(people.size() / 2_000);
        assertThat(people.size() - mailboxes.size()).isLessThan(people.size() / 500);
    }

    @Test
    void everyDniEndsInItsLetter() {
        assertThat(everybody())
                .filteredOn(person -> person.document().kind() == Document.Kind.DNI)
                .allSatisfy(person -> {
                    var number = person.document().number();
                    assertThat(number.charAt(8))
                            .isEqualTo(Documents.letter(Integer.parseInt(number.substring(0, 8))));
                });
    }

    @Test
    void thereAreTwinsAndFathersWithSonsOfTheirName() {
        int twins = 0;
        int namesakes = 0;
        for (var household : HOUSEHOLDS) {
            var births = new HashSet<LocalDate>();
            var names = new HashSet<String>();
            for (var member : household.members()) {
                twins += births.add(member.birth()) ? 0 : 1;
                namesakes +=
                        names.add(member.name().given() + " " + member.name().surname1()) ? 0 : 1;
            }
        }

        assertThat(twins).isBetween(60, 600);
        assertThat(namesakes).isBetween(200, 2_000);
    }

    @Test
    void childrenBearTheFirstSurnameOfEachParent() {
        assertThat(HOUSEHOLDS)
                .filteredOn(household ->
                        household.members().size() > 2
                                && household.members().get(0).marital() == Person.Marital.MARRIED)
                .filteredOn(household -> household.members().get(0).origin() == Origin.SPAIN)
                .filteredOn(
                        household -> household.members().get(2).marital() == Person.Marital.SINGLE)
                .isNotEmpty()
                .allSatisfy(household -> {
                    var parents =
                            List.of(
                                    household.members().get(0).name().surname1(),
                                    household.members().get(1).name().surname1());
                    var child = household.members().get(2).name();
                    assertThat(List.of(child.surname1(), String.valueOf(child.surname2())))
                            .containsExactlyInAnyOrderElementsOf(parents);
                });
    }

    @Test
    void grandmothersAndGranddaughtersHaveNamesOfTheirTime() {
        long oldJosefas =
                everybody().stream()
                        .filter(person ->
                                person.name().given().equals("Josefa")
                                        && person.birth().getYear() < 1960)
                        .count();
        long youngJosefas =
                everybody().stream()
                        .filter(person ->
                                person.name().given().equals("Josefa")
                                        && person.birth().getYear() > 1990)
                        .count();

        assertThat(oldJosefas).isGreaterThan(10 * youngJosefas + 10);
    }

    @Test
    void cifEndsInItsDigit() {
        // The example of the Spanish tax agency's own leaflet: A5881850 ends in 1.
        assertThat(Documents.cifCheck("5881850")).isEqualTo(1);
    }
}
