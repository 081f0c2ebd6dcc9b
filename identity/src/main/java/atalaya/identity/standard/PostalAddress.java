package atalaya.identity.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where someone lives, in the parts that compare. Unknown parts are empty.
///
/// @param street the street's own name without its kind: `severo ochoa`
/// @param number the number in the street, and a unit where one is known: `136`
/// @param unit stair, floor and door as one word: `6izq`
/// @param postalCode without spaces
/// @param city folded
/// @param region folded
public record PostalAddress(
        String street, String number, String unit, String postalCode, String city, String region) {

    /// Kinds of street and words that say nothing about which one.
    private static final Set<String> KINDS =
            Set.of(
                    "calle",
                    "c",
                    "cl",
                    "cll",
                    "avenida",
                    "avda",
                    "avd",
                    "av",
                    "ave",
                    "plaza",
                    "pl",
                    "plz",
                    "pza",
                    "paseo",
                    "p",
                    "po",
                    "pso",
                    "camino",
                    "cmno",
                    "cno",
                    "cam",
                    "carretera",
                    "ctra",
                    "travesia",
                    "trv",
                    "tr",
                    "ronda",
                    "rda",
                    "boulevard",
                    "bulevar",
                    "blvd",
                    "bvd",
                    "andador",
                    "and",
                    "calzada",
                    "calz",
                    "privada",
                    "priv",
                    "glorieta",
                    "gta",
                    "pasaje",
                    "pje",
                    "rua",
                    "carrer",
                    "street",
                    "st",
                    "road",
                    "rd",
                    "lane",
                    "ln",
                    "drive",
                    "dr",
                    "avenue",
                    "place",
                    "crescent",
                    "cres",
                    "court",
                    "ct",
                    "close",
                    "way",
                    "urbanizacion",
                    "urb",
                    "barrio",
                    "poligono");

    private static final Set<String> PARTICLES =
            Set.of("de", "del", "la", "las", "los", "el", "y", "d", "da", "do", "dos", "the", "of");

    /// Reads the parts of an address as typed; any may be blank.
    public static PostalAddress parse(String line, String postalCode, String city, String region) {
        var read = new AddressLine(line);
        String code = Text.fold(postalCode).replace(" ", "");
        String town = Text.fold(city);
        return new PostalAddress(
                CommonTexts.copy(String.join(" ", withoutKinds(read.street))),
                CommonTexts.copy(read.number),
                CommonTexts.copy(read.unit.toString()),
                CommonTexts.copy(code.isEmpty() ? read.postalCode : code),
                CommonTexts.copy(town.isEmpty() && code.isEmpty() ? read.city : town),
                CommonTexts.copy(Text.fold(region)));
    }

    /// Whether a line is plainly a street, with or without the number of a house: a name with a
    /// kind of street, which in short (`c`, `av`) says enough only beside a number.
    public static boolean isStreet(String line) {
        List<String> words = Text.words(line);
        boolean numbered = words.stream().anyMatch(word -> Character.isDigit(word.charAt(0)));
        return words.size() >= 2
                && words.stream()
                        .anyMatch(word -> (numbered || word.length() > 3) && KINDS.contains(word))
                && words.stream().anyMatch(word -> word.length() > 2 && !KINDS.contains(word));
    }

    /// Whether this says all that another says.
    boolean covers(PostalAddress other) {
        return isPart(other.street, street)
                && isPart(other.number, number)
                && isPart(other.unit, unit)
                && isPart(other.postalCode, postalCode)
                && isPart(other.city, city)
                && isPart(other.region, region);
    }

    private static boolean isPart(String part, String whole) {
        return part.isEmpty() || part.equals(whole);
    }

    public boolean isEmpty() {
        return street.isEmpty()
                && number.isEmpty()
                && postalCode.isEmpty()
                && city.isEmpty()
                && region.isEmpty();
    }

    /// One line for people to read.
    public String text() {
        return String.join(" ", street, number, unit, postalCode, city)
                .strip()
                .replaceAll(" +", " ");
    }

    private static List<String> withoutKinds(List<String> words) {
        List<String> kept = new ArrayList<>();
        for (String word : words) {
            if (!KINDS.contains(word) && !PARTICLES.contains(word)) {
                kept.add(word);
            }
        }
        return kept.isEmpty() ? words : kept;
    }
}
