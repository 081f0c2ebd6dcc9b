package atalaya.population.story;

import atalaya.population.chance.Lines;
import atalaya.population.people.Country;
import atalaya.population.people.Document;
import atalaya.population.people.Home;
import atalaya.population.people.Household;
import atalaya.population.people.Origin;
import atalaya.population.people.Person;
import atalaya.population.people.PersonName;
import atalaya.population.people.Sex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Those whose stories are told by name; `cast.txt` says who they are and [CastStories] what
/// happens to them.
///
/// - **Marta Prado Iglesias** lives in the console's pictures: a good customer whose return has
///   been open for 41 days, who hung up twice and gave a 6. **Pablo Ruiz Gómez** is married to her
///   and has given her number as his.
/// - **Ramiro Cuesta Lobo**: his return took six months, and telemarketing calls him meanwhile.
/// - **Beatriz Alonso Quiroga**: the executive who buys online, asks by phone and goes to the shop.
/// - **Gonzalo Ferrer Abad**: the gold customer who complains and is escalated again and again.
/// - **Nieves Otero Pardo** holds a card she never used.
/// - **Julián Mena Ríos, Adela Crespo Vidal, Óscar Peral Gil** hang up after nine minutes.
/// - **Carmen Soto Rueda** was surveyed twice in a week.
/// - **Joan Prado Vidal** and **Joana Prados Vidal** are two people: a man and a woman who share a
///   flat and a telephone, one born on 8 March and one on 3 August 1991.
/// - **Iker and Unai Etxeberria Lasa** are twins; **Antonio Núñez**, father and son, share name,
///   flat and landline; **Ann Lee** married and is Ann Marsh; the **Ferros** share a mailbox;
///   **Francisco Javier (Paco) de la Fuente Fernández**, **María Guadalupe (Lupe) Hernández Cruz**
///   and **María del Carmen Gutiérrez Peña** are written down differently wherever they go.
public final class Cast {
    /// @param key as `cast.txt` and [CastStories] call them
    public record Role(String key, Shopper shopper) {}

    private final List<Role> roles;

    private Cast(List<Role> roles) {
        this.roles = roles;
    }

    public static Cast of(Shoppers shoppers) {
        var rows = Lines.of(Cast.class, "cast.txt");
        var households = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < rows.size(); i++) {
            households.computeIfAbsent(rows.get(i).get(12), any -> new ArrayList<>()).add(i);
        }
        var people = rows.stream().map(Cast::person).toList();
        var roles = new ArrayList<Role>();
        int number = -households.size();
        Map<Integer, Household> householdOf = new LinkedHashMap<>();
        for (var members : households.values()) {
            var first = members.getFirst();
            var household =
                    new Household(
                            number++,
                            people.get(first).home(),
                            people.get(first).landline(),
                            rows.get(first).get(13),
                            members.stream().map(people::get).toList());
            members.forEach(member -> householdOf.put(member, household));
        }
        householdOf.forEach((entity, household) ->
                roles.add(
                        new Role(
                                rows.get(entity).getFirst(),
                                new Shopper(
                                        entity,
                                        people.get(entity),
                                        household,
                                        habits(rows.get(entity)),
                                        shoppers.keys(entity, presence(rows.get(entity)))))));
        roles.sort(java.util.Comparator.comparingInt(role -> role.shopper().entity()));
        return new Cast(List.copyOf(roles));
    }

    public List<Role> roles() {
        return roles;
    }

    public List<Shopper> shoppers() {
        return roles.stream().map(Role::shopper).toList();
    }

    /// The key of the role, or null for everybody else.
    @Nullable String keyOf(Shopper shopper) {
        return shopper.entity() < roles.size() ? roles.get(shopper.entity()).key() : null;
    }

    private static Person person(List<String> cells) {
        var name =
                new PersonName(
                        cells.get(1), cells.get(2), cells.get(3).isEmpty() ? null : cells.get(3));
        var number = cells.get(6);
        var former = cells.get(22).isEmpty() ? null : cells.get(22).split("\\|");
        var born = cells.get(16);
        return new Person(
                name,
                cells.get(4).equals("F") ? Sex.FEMALE : Sex.MALE,
                LocalDate.parse(cells.get(5)),
                Origin.valueOf(cells.get(14)),
                new Document(
                        Character.isLetter(number.charAt(0))
                                ? Document.Kind.NIE
                                : Document.Kind.DNI,
                        number),
                cells.get(7),
                cells.get(8),
                cells.get(9),
                cells.get(10),
                home(cells.get(11).split("\\|", -1)),
                former == null ? null : new PersonName(former[0], former[1], null),
                null,
                null,
                null,
                Person.Marital.valueOf(cells.get(15)),
                born.isEmpty()
                        ? List.of()
                        : Arrays.stream(born.split(",")).map(Integer::valueOf).toList());
    }

    private static Home home(String[] cells) {
        return new Home(
                Country.SPAIN,
                cells[0],
                cells[1],
                Integer.parseInt(cells[2]),
                Integer.parseInt(cells[3]),
                cells[4],
                "",
                cells[5],
                cells[6],
                cells[7],
                cells[8]);
    }

    private static Habits habits(List<String> cells) {
        return new Habits(
                LocalDate.parse(cells.get(17)),
                Double.parseDouble(cells.get(18)),
                Double.parseDouble(cells.get(19)),
                1.6,
                0.2,
                0.6,
                600,
                0.2,
                Double.parseDouble(cells.get(20)));
    }

    private static Shoppers.Presence presence(List<String> cells) {
        var counts = Arrays.stream(cells.get(21).split(",")).mapToInt(Integer::parseInt).toArray();
        return new Shoppers.Presence(
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4] > 0,
                counts[5] > 0,
                counts[6] > 0);
    }
}
