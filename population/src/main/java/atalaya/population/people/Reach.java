package atalaya.population.people;

import atalaya.population.chance.Chance;
import atalaya.population.chance.Weighted;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// Telephone numbers in ranges that are in use, and mail addresses at domains that nobody can own.
final class Reach {
    private record Domain(String name, double weight) {}

    private static final Weighted<String> DOMAINS =
            domains(
                    new Domain("correo.example", 34),
                    new Domain("buzon.example", 22),
                    new Domain("mimail.example", 14),
                    new Domain("cartero.example", 10),
                    new Domain("nube.example", 8),
                    new Domain("telemail.example", 6),
                    new Domain("postal.example", 4),
                    new Domain("norte.example", 2));
    private static final List<String> OFFICES =
            List.of(
                    "oficina",
                    "consultora",
                    "ayto",
                    "sanidad",
                    "colegio",
                    "gestoria",
                    "industrias",
                    "seguros",
                    "logistica",
                    "universidad",
                    "banca",
                    "energia",
                    "construcciones",
                    "clinica");

    private Reach() {}

    private static Weighted<String> domains(Domain... domains) {
        var weights =
                java.util.Arrays.stream(domains)
                        .collect(java.util.stream.Collectors.toMap(Domain::name, Domain::weight));
        return Weighted.of(
                java.util.Arrays.stream(domains).map(Domain::name).toList(),
                name -> weights.getOrDefault(name, 0.0));
    }

    /// The national number, digits alone.
    ///
    /// @param drawn below 2 to the 26; another one for each person
    static String mobile(Home home, int drawn, Chance chance) {
        return switch (home.country()) {
            // 6xx and 71x to 74x are the mobile ranges of the Spanish numbering plan.
            case SPAIN ->
                    chance.happens(0.88)
                            ? "6" + padded(drawn, 8)
                            : "7" + chance.between(1, 4) + padded(drawn % 10_000_000, 7);
            case MEXICO -> mexican(home, chance);
            case ENGLAND -> "7" + chance.between(4, 9) + padded(drawn, 8);
        };
    }

    private static String padded(int number, int width) {
        var digits = Integer.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }

    static String landline(Home home, Chance chance) {
        return switch (home.country()) {
            case SPAIN ->
                    home.areaCode()
                            + chance.between(2, 8)
                            + digits(8 - home.areaCode().length(), chance);
            case MEXICO -> mexican(home, chance);
            case ENGLAND ->
                    home.areaCode()
                            + chance.between(2, 8)
                            + digits(9 - home.areaCode().length(), chance);
        };
    }

    private static String mexican(Home home, Chance chance) {
        return home.areaCode()
                + chance.between(1, 8)
                + digits(9 - home.areaCode().length(), chance);
    }

    private static String digits(int count, Chance chance) {
        var digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + chance.below(10)));
        }
        return digits.toString();
    }

    /// An address such as people choose: parts of the name, often the year of birth or a number.
    ///
    /// @param common whether many people bear the surname, so that the plain forms are taken
    static String email(PersonName name, LocalDate birth, boolean common, Chance chance) {
        var given = word(name.given().split(" ")[0]);
        var surname1 = word(name.surname1());
        var surname2 = name.surname2() == null ? "" : word(name.surname2());
        var year = Integer.toString(birth.getYear());
        var local =
                switch (chance.below(11)) {
                    case 0, 1, 2 -> given + "." + surname1;
                    case 3, 4 -> given + surname1 + year.substring(2);
                    case 5 -> given.charAt(0) + surname1 + chance.between(1, 99);
                    case 6 -> given + "_" + surname1 + year.substring(2);
                    case 7 -> given + "." + surname1 + (surname2.isEmpty() ? "" : "." + surname2);
                    case 8 -> surname1 + surname2 + chance.between(1, 999);
                    case 9 -> given + year;
                    default -> nickname(given, chance) + chance.between(1, 9999);
                };
        var full = common || chance.happens(0.3) ? local + chance.between(1, 99_999) : local;
        return full + "@" + DOMAINS.pick(chance);
    }

    static String workEmail(PersonName name, Chance chance) {
        var given = word(name.given().split(" ")[0]);
        var office = chance.oneOf(OFFICES) + chance.between(1, 400);
        return (chance.happens(0.5)
                        ? given.charAt(0) + word(name.surname1())
                        : given + "." + word(name.surname1()))
                + "@"
                + office
                + ".example";
    }

    static String familyEmail(String surname, Chance chance) {
        return "familia" + word(surname) + chance.between(1, 999) + "@" + DOMAINS.pick(chance);
    }

    private static String nickname(String given, Chance chance) {
        return given.substring(0, Math.min(given.length(), chance.between(3, 5)));
    }

    /// Lower case letters alone, as in the part of an address before the `@`.
    static String word(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
    }
}
