package atalaya.population.people;

import atalaya.population.chance.Chance;
import atalaya.population.chance.Ring;
import atalaya.population.chance.Weighted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes households, each from its number and the seed alone, so they can be made one at a time.
///
/// Twins, a father and a son of one name, couples who have just married or moved, and families that
/// share one telephone come out as often as the constants here say.
public final class Households {
    private static final double TWINS = 0.03;
    private static final double SON_LIKE_FATHER = 0.12;
    private static final double DAUGHTER_LIKE_MOTHER = 0.07;
    private static final double MOVED_IN_FIVE_YEARS = 0.16;
    private static final double HAS_LANDLINE = 0.58;
    private static final double HAS_FAMILY_EMAIL = 0.10;

    private enum Kind {
        SINGLE(0.27),
        COUPLE(0.21),
        FAMILY(0.35),
        ONE_PARENT(0.10),
        FLATMATES(0.05),
        THREE_GENERATIONS(0.02);

        private final double share;

        Kind(double share) {
            this.share = share;
        }
    }

    private static final Weighted<Kind> KINDS =
            Weighted.of(List.of(Kind.values()), kind -> kind.share);

    private static final int MOST_MEMBERS = 16;

    private final long seed;
    private final Country country;
    private final LocalDate today;
    private final Homes homes;
    private final Weighted<Origin> origins;
    private final Map<Origin, Names> names = new EnumMap<>(Origin.class);

    /// @param today ages, moves and weddings are counted back from it
    public Households(long seed, Country country, LocalDate today) {
        this.seed = seed;
        this.country = country;
        this.today = today;
        homes = new Homes(country);
        for (var origin : Origin.values()) {
            names.put(origin, Names.of(origin));
        }
        origins = Weighted.of(List.of(Origin.values()), origin -> shareOf(origin));
    }

    private double shareOf(Origin origin) {
        return switch (country) {
            case SPAIN ->
                    switch (origin) {
                        case SPAIN -> 0.90;
                        case MEXICO -> 0.035;
                        case ENGLAND -> 0.02;
                        case MOROCCO -> 0.017;
                        case ROMANIA -> 0.012;
                        case BRAZIL -> 0.006;
                        case CHINA, UKRAINE -> 0.005;
                    };
            case MEXICO -> origin == Origin.MEXICO ? 0.985 : 0.003;
            case ENGLAND ->
                    switch (origin) {
                        case ENGLAND -> 0.93;
                        case ROMANIA -> 0.03;
                        default -> 0.008;
                    };
        };
    }

    public Homes homes() {
        return homes;
    }

    /// The household with this number.
    public Household make(int number) {
        var chance = Chance.of(seed, "household", number);
        var origin = origins.pick(chance);
        var home = homes.anywhere(chance);
        var landline = chance.happens(HAS_LANDLINE) ? Reach.landline(home, chance) : "";
        var maker = new Members(number, origin, home, landline, chance);
        var members =
                switch (KINDS.pick(chance)) {
                    case SINGLE -> List.of(maker.adult(maker.birth(22, 92), Person.Marital.SINGLE));
                    case COUPLE -> maker.couple(maker.birth(24, 88), 0);
                    case FAMILY -> maker.couple(maker.birth(38, 64), chance.between(1, 3));
                    case ONE_PARENT -> maker.oneParent();
                    case FLATMATES -> maker.flatmates();
                    case THREE_GENERATIONS -> maker.threeGenerations();
                };
        var family = members.getFirst().name().surname1();
        var familyEmail =
                members.size() > 1 && chance.happens(HAS_FAMILY_EMAIL)
                        ? Reach.familyEmail(family, chance)
                        : "";
        return new Household(number, home, landline, familyEmail, List.copyOf(members));
    }

    /// The members of one household while it is being made.
    private final class Members {
        private final int number;
        private int count;
        private final Origin origin;
        private final Home home;
        private final String landline;
        private final Chance chance;
        private final @Nullable Home formerHome;
        private final @Nullable LocalDate movedOn;

        Members(int number, Origin origin, Home home, String landline, Chance chance) {
            this.number = number;
            this.origin = origin;
            this.home = home;
            this.landline = landline;
            this.chance = chance;
            boolean moved = chance.happens(MOVED_IN_FIVE_YEARS);
            formerHome = moved ? homes.after(home, chance) : null;
            movedOn = moved ? today.minusDays(chance.between(20, 1800)) : null;
        }

        LocalDate birth(int youngest, int oldest) {
            return today.minusDays(chance.between(youngest * 365, oldest * 365));
        }

        Person adult(LocalDate birth, Person.Marital marital) {
            var sex = chance.happens(0.5) ? Sex.FEMALE : Sex.MALE;
            return person(sex, birth, name(sex, birth, null, null, null), marital, null, List.of());
        }

        List<Person> couple(LocalDate birth, int children) {
            boolean mixed = chance.happens(0.97);
            var firstSex = chance.happens(0.5) ? Sex.FEMALE : Sex.MALE;
            var secondSex = mixed == firstSex.female() ? Sex.MALE : Sex.FEMALE;
            var otherBirth = birth.plusDays((long) (chance.normal() * 1100));
            var married = chance.happens(0.7);
            var marital = married ? Person.Marital.MARRIED : Person.Marital.PARTNERED;
            var wedding =
                    married && chance.happens(0.12)
                            ? today.minusDays(chance.between(20, 900))
                            : null;
            var name1 = name(firstSex, birth, null, null, null);
            var name2 = name(secondSex, otherBirth, null, null, null);
            var father = firstSex.female() ? name2 : name1;
            var mother = firstSex.female() ? name1 : name2;
            var years = new ArrayList<Integer>();
            var young = new ArrayList<Person>();
            children(young, years, father, mother, birth, children);
            var members = new ArrayList<Person>();
            members.add(
                    person(
                            firstSex,
                            birth,
                            wedded(name1, firstSex, father, married),
                            marital,
                            wedding,
                            years));
            members.add(
                    person(
                            secondSex,
                            otherBirth,
                            wedded(name2, secondSex, father, married),
                            marital,
                            wedding,
                            years));
            members.addAll(young);
            return members;
        }

        List<Person> oneParent() {
            var birth = birth(36, 62);
            var sex = chance.happens(0.8) ? Sex.FEMALE : Sex.MALE;
            var name = name(sex, birth, null, null, null);
            var absent = name(sex.female() ? Sex.MALE : Sex.FEMALE, birth, null, null, null);
            var years = new ArrayList<Integer>();
            var young = new ArrayList<Person>();
            children(
                    young,
                    years,
                    sex.female() ? absent : name,
                    sex.female() ? name : absent,
                    birth,
                    chance.between(1, 2));
            var marital = chance.happens(0.3) ? Person.Marital.WIDOWED : Person.Marital.DIVORCED;
            young.addFirst(person(sex, birth, name, marital, null, years));
            return young;
        }

        List<Person> flatmates() {
            var members = new ArrayList<Person>();
            int count = chance.between(2, 4);
            for (int i = 0; i < count; i++) {
                members.add(adult(birth(19, 33), Person.Marital.SINGLE));
            }
            return members;
        }

        List<Person> threeGenerations() {
            var members = new ArrayList<>(couple(birth(40, 58), chance.between(1, 2)));
            var child = members.getFirst();
            var birth = child.birth().minusDays(chance.between(22 * 365, 34 * 365));
            var name = name(Sex.FEMALE, birth, null, null, null);
            var surname2 = child.name().surname2();
            members.add(
                    person(
                            Sex.FEMALE,
                            birth,
                            surname2 == null ? name : name.withSurname1(surname2),
                            Person.Marital.WIDOWED,
                            null,
                            List.of(child.birth().getYear())));
            return members;
        }

        /// Adds the children who are 16 or older to `young`, and the years of all to `years`.
        private void children(
                List<Person> young,
                List<Integer> years,
                PersonName father,
                PersonName mother,
                LocalDate parentBirth,
                int count) {
            var birth = parentBirth.plusDays(chance.between(24 * 365, 36 * 365));
            var named = new ArrayList<String>();
            for (int i = 0; i < count; i++) {
                boolean twin = i > 0 && chance.happens(TWINS);
                if (i > 0 && !twin) {
                    birth = birth.plusDays(chance.between(400, 1900));
                }
                if (birth.isAfter(today)) {
                    return;
                }
                years.add(birth.getYear());
                var sex = chance.happens(0.5) ? Sex.FEMALE : Sex.MALE;
                var like = i > 0 ? null : likeParent(sex, father, mother);
                var name = name(sex, birth, father.surname1(), mother.surname1(), like);
                if (birth.isBefore(today.minusYears(16)) && !named.contains(name.given())) {
                    named.add(name.given());
                    young.add(person(sex, birth, name, Person.Marital.SINGLE, null, List.of()));
                }
            }
        }

        private @Nullable String likeParent(Sex sex, PersonName father, PersonName mother) {
            if (sex.female()) {
                return chance.happens(DAUGHTER_LIKE_MOTHER) ? mother.given() : null;
            }
            return chance.happens(SON_LIKE_FATHER) ? father.given() : null;
        }

        /// Marriage leaves names alone in Spain and Mexico; in England most wives take the
        /// husband's.
        private PersonName wedded(PersonName name, Sex sex, PersonName husband, boolean married) {
            return married && sex.female() && origin == Origin.ENGLAND && chance.happens(0.75)
                    ? name.withSurname1(husband.surname1())
                    : name;
        }

        private PersonName name(
                Sex sex,
                LocalDate birth,
                @Nullable String surname1,
                @Nullable String mothersSurname,
                @Nullable String given) {
            var table = names.getOrDefault(origin, names.values().iterator().next());
            var first = surname1 == null ? table.surname(chance) : surname1;
            String second = null;
            if (origin.twoSurnames()) {
                second = mothersSurname == null ? table.surname(chance) : mothersSurname;
            }
            return new PersonName(
                    given == null ? table.given(sex, birth.getYear(), chance) : given,
                    first,
                    second);
        }

        private Person person(
                Sex sex,
                LocalDate birth,
                PersonName name,
                Person.Marital marital,
                @Nullable LocalDate marriedOn,
                List<Integer> children) {
            count++;
            int age = birth.until(today).getYears();
            var former =
                    marriedOn != null && origin == Origin.ENGLAND && sex.female()
                            ? name.withSurname1(
                                    names.getOrDefault(origin, names.values().iterator().next())
                                            .surname(chance))
                            : null;
            return new Person(
                    name,
                    sex,
                    birth,
                    origin,
                    document(name, birth, sex),
                    chance.happens(age > 80 ? 0.6 : 0.985)
                            ? Reach.mobile(home, drawn(26), chance)
                            : "",
                    landline,
                    chance.happens(age > 75 ? 0.45 : 0.96)
                            ? Reach.email(name, birth, common(name), chance)
                            : "",
                    secondEmail(name, birth, age),
                    home,
                    former,
                    formerHome,
                    movedOn,
                    marriedOn,
                    marital,
                    List.copyOf(children));
        }

        private String secondEmail(PersonName name, LocalDate birth, int age) {
            double kind = chance.share();
            if (kind < 0.3 && age > 22 && age < 67) {
                return Reach.workEmail(name, chance);
            }
            return kind < 0.5 ? Reach.email(name, birth, common(name), chance) : "";
        }

        /// A number of this person alone, as documents and telephones have.
        private int drawn(int bits) {
            return (int) Ring.turn((long) number * MOST_MEMBERS + count, bits, seed + bits);
        }

        private boolean common(PersonName name) {
            return names.values().stream().anyMatch(table -> table.isCommon(name.surname1()));
        }

        private Document document(PersonName name, LocalDate birth, Sex sex) {
            return switch (country) {
                case SPAIN ->
                        switch (origin) {
                            case SPAIN -> Documents.dni(drawn(26));
                            case MEXICO ->
                                    chance.happens(0.35)
                                            ? Documents.curp(name, birth, sex, chance)
                                            : Documents.nie(drawn(24));
                            case ENGLAND ->
                                    chance.happens(0.25)
                                            ? Documents.passport(chance)
                                            : Documents.nie(drawn(24));
                            case MOROCCO, ROMANIA, CHINA, UKRAINE, BRAZIL ->
                                    Documents.nie(drawn(24));
                        };
                case MEXICO -> Documents.curp(name, birth, sex, chance);
                case ENGLAND -> Documents.nino(chance);
            };
        }
    }
}
