package atalaya.identity.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static final Set<String> NUMBER_WORDS = Set.of("n", "no", "num", "numero", "nro");

    private static final Set<String> UNIT_WORDS =
            Set.of(
                    "piso",
                    "pta",
                    "puerta",
                    "planta",
                    "esc",
                    "escalera",
                    "portal",
                    "bajo",
                    "apt",
                    "apto",
                    "apartment",
                    "suite",
                    "ste",
                    "unit",
                    "flat",
                    "int",
                    "interior");

    private static final Map<String, String> UNITS =
            Map.of(
                    "izda",
                    "izq",
                    "izquierda",
                    "izq",
                    "derecha",
                    "dcha",
                    "der",
                    "dcha",
                    "dch",
                    "dcha");

    /// Reads the parts of an address as typed; any may be blank.
    public static PostalAddress parse(String line, String postalCode, String city, String region) {
        List<String> street = new ArrayList<>();
        String number = "";
        var unit = new StringBuilder();
        boolean colony = false;
        boolean numberLast = false;
        for (String word : splitNumbers(Text.words(line))) {
            if (word.equals("col") || word.equals("colonia") || word.equals("fracc")) {
                colony = true; // a Mexican neighbourhood follows: it tells little beside the rest
            } else if (colony || NUMBER_WORDS.contains(word) || UNIT_WORDS.contains(word)) {
                continue;
            } else if (number.isEmpty()
                    && Character.isDigit(word.charAt(0))
                    && (!street.isEmpty() || word.length() <= 5)) {
                number = word;
                numberLast = !street.isEmpty();
            } else if (numberLast && (isUnit(word) || !unit.isEmpty())) {
                unit.append(UNITS.getOrDefault(word, word));
            } else {
                street.add(word);
            }
        }
        return new PostalAddress(
                String.join(" ", withoutKinds(street)),
                number,
                unit.toString(),
                Text.fold(postalCode).replace(" ", ""),
                Text.fold(city),
                Text.fold(region));
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

    private static boolean isUnit(String word) {
        return Character.isDigit(word.charAt(0)) || word.length() <= 4;
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

    /// "6izq" is a floor and a door: figures and letters apart.
    private static List<String> splitNumbers(List<String> words) {
        List<String> parts = new ArrayList<>(words.size() + 2);
        for (String word : words) {
            int figures = 0;
            while (figures < word.length() && Character.isDigit(word.charAt(figures))) {
                figures++;
            }
            if (figures > 0 && figures < word.length()) {
                parts.add(word.substring(0, figures));
                parts.add(word.substring(figures));
            } else {
                parts.add(word);
            }
        }
        return parts;
    }
}
