package atalaya.identity.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Reads one line of an address as typed: which words are the street, which the number, the unit
/// and, after a comma, the town.
final class AddressLine {

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
                    "appt",
                    "apto",
                    "apartment",
                    "suite",
                    "ste",
                    "unit",
                    "flat",
                    "int",
                    "interior",
                    "bld",
                    "floor");

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

    /// Words that open a Mexican neighbourhood, which tells little beside the rest.
    private static final Set<String> COLONIES = Set.of("col", "colonia", "fracc");

    final List<String> street = new ArrayList<>();
    final StringBuilder unit = new StringBuilder();
    String number = "";
    String postalCode = "";
    String city = "";
    private boolean numberLast;
    private boolean unitNext;
    private boolean colony;

    AddressLine(String line) {
        String[] segments = line.split(",");
        List<List<String>> words = new ArrayList<>(segments.length);
        for (String segment : segments) {
            words.add(splitNumbers(Text.words(segment)));
        }
        int streetAt = streetSegment(words);
        for (int i = 0; i < segments.length; i++) {
            if (i < streetAt) {
                readUnit(words.get(i));
            } else if (i == streetAt
                    || number.isEmpty() && isNumber(words.get(i))
                    || isUnits(words.get(i))) {
                words.get(i).forEach(this::read);
            } else if (!colony) {
                readPlace(segments[i]);
            }
        }
    }

    /// The first segment with a word that may be a street's and a number, in it or after it.
    private static int streetSegment(List<List<String>> segments) {
        for (int i = 0; i < segments.size(); i++) {
            boolean named = any(segments.get(i), AddressLine::mayNameStreet);
            boolean numbered = any(segments.get(i), AddressLine::isFigures);
            boolean next = i + 1 < segments.size() && isNumber(segments.get(i + 1));
            if (named && (numbered || next)) {
                return i;
            }
        }
        return 0;
    }

    private static boolean any(List<String> words, Predicate<String> is) {
        for (String word : words) {
            if (is.test(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayNameStreet(String word) {
        return word.length() > 2
                && !isFigures(word)
                && !UNIT_WORDS.contains(word)
                && !NUMBER_WORDS.contains(word);
    }

    private static boolean isNumber(List<String> words) {
        return !any(words, AddressLine::mayNameStreet) && any(words, AddressLine::isFigures);
    }

    /// "2 izq", "piso 3": short words and figures, none of which could be a postal code.
    private static boolean isUnits(List<String> words) {
        return !any(words, word -> word.length() > 4 && !UNIT_WORDS.contains(word));
    }

    private static boolean isFigures(String word) {
        return Character.isDigit(word.charAt(0));
    }

    private void readUnit(List<String> words) {
        for (String word : words) {
            if (isFigures(word)) {
                unit.append(word);
            }
        }
    }

    private void read(String word) {
        if (COLONIES.contains(word)) {
            colony = true;
        } else if (UNIT_WORDS.contains(word)) {
            unitNext = true;
        } else if (unitNext && isUnit(word)) {
            addUnit(word);
            unitNext = numberLast;
        } else if (colony || NUMBER_WORDS.contains(word)) {
            return;
        } else if (number.isEmpty()
                && isFigures(word)
                && (!street.isEmpty() || word.length() <= 5)) {
            number = word;
            numberLast = !street.isEmpty();
        } else if (numberLast && (isUnit(word) || !unit.isEmpty())) {
            addUnit(word);
        } else {
            street.add(word);
        }
    }

    private void addUnit(String word) {
        unit.append(UNITS.getOrDefault(word, word));
    }

    private static boolean isUnit(String word) {
        return isFigures(word) || word.length() <= 4;
    }

    /// "Las Vegas NV 89111": five figures are a postal code, words of more than two letters a town.
    private void readPlace(String segment) {
        List<String> town = new ArrayList<>();
        List<String> words = Text.words(segment);
        if (words.isEmpty() || COLONIES.contains(words.getFirst())) {
            return;
        }
        for (String word : words) {
            if (isFigures(word)) {
                postalCode = word.length() >= 5 && postalCode.isEmpty() ? word : postalCode;
            } else if (word.length() > 2) {
                town.add(word);
            }
        }
        String name = String.join(" ", town);
        if (city.isEmpty() && !name.isEmpty() && !Countries.isCountry(name)) {
            city = name;
        }
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
