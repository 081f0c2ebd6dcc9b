package atalaya.population.noise;

import atalaya.population.chance.Chance;
import atalaya.population.chance.Lines;
import atalaya.population.noise.Rates.Slip;
import atalaya.population.people.PersonName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ways one name is written.
final class NameForms {
    private static final List<String> PARTICLES =
            List.of("de la ", "de los ", "de las ", "del ", "de ", "da ", "dos ", "San ", "El ");

    /// Below this sloppiness a desk looks at the document, and nobody is Paco there.
    private static final double FORMAL = 0.9;

    private final Rates rates;
    private final Map<String, List<String>> hypocoristics;
    private final Map<String, List<String>> abbreviations;

    NameForms(Rates rates) {
        this.rates = rates;
        hypocoristics = forms("hypocoristics.txt");
        abbreviations = forms("abbreviations.txt");
    }

    private static Map<String, List<String>> forms(String table) {
        var forms = new HashMap<String, List<String>>();
        for (var cells : Lines.of(PersonName.class, table)) {
            forms.put(cells.get(0), List.of(cells.get(1).split("\\|")));
        }
        return forms;
    }

    /// The parts of a name as written; a part may come back empty.
    record Parts(String given, String surname1, String surname2) {}

    /// @param surname2Asked whether there is room for a second surname
    Parts write(PersonName name, boolean surname2Asked, double sloppiness, Chance chance) {
        var given = given(name.given(), sloppiness, chance);
        var surname1 = surname(name.surname1(), sloppiness, chance);
        var surname2 = name.surname2() == null ? "" : surname(name.surname2(), sloppiness, chance);
        if (!surname2Asked || rates.happens(Slip.NAME_SECOND_SURNAME_MISSING, sloppiness, chance)) {
            surname2 = "";
        }
        if (!surname2.isEmpty() && rates.happens(Slip.NAME_SURNAMES_SWAPPED, sloppiness, chance)) {
            return new Parts(given, surname2, surname1);
        }
        if (rates.happens(Slip.NAME_GIVEN_AND_SURNAME_SWAPPED, sloppiness, chance)) {
            return new Parts(surname1, given, surname2);
        }
        return new Parts(given, surname1, surname2);
    }

    private String given(String given, double sloppiness, Chance chance) {
        var nick = hypocoristics.get(given);
        if (nick != null
                && rates.happens(
                        Slip.NAME_HYPOCORISTIC,
                        sloppiness < FORMAL ? sloppiness / 20 : sloppiness,
                        chance)) {
            return chance.oneOfTheFirst(nick);
        }
        var written = given;
        if (given.indexOf(' ') > 0) {
            if (rates.happens(Slip.NAME_COMPOUND_SHORTENED, sloppiness, chance)) {
                written = shortened(given, chance);
            } else if (rates.happens(Slip.NAME_INITIAL, sloppiness, chance)) {
                written = initial(given, chance);
            }
        } else if (rates.happens(Slip.NAME_INITIAL, sloppiness * 0.4, chance)) {
            return given.charAt(0) + (chance.happens(0.5) ? "." : "");
        }
        written = abbreviated(written, sloppiness, chance);
        return misheard(written, sloppiness, chance);
    }

    /// Of `José Luis` mostly the first; of `María del Carmen` mostly the last.
    private static String shortened(String given, Chance chance) {
        int first = given.indexOf(' ');
        int last = given.lastIndexOf(' ');
        boolean maria = given.startsWith("María");
        return chance.happens(maria ? 0.75 : 0.25)
                ? given.substring(last + 1)
                : given.substring(0, first);
    }

    private static String initial(String given, Chance chance) {
        int at = given.indexOf(' ');
        return chance.happens(0.4)
                ? given.charAt(0) + ". " + given.substring(at + 1)
                : given.substring(0, at) + " " + given.charAt(given.lastIndexOf(' ') + 1) + ".";
    }

    private String surname(String surname, double sloppiness, Chance chance) {
        var written = surname;
        var particle = particle(surname);
        if (particle != null) {
            if (rates.happens(Slip.NAME_PARTICLE_GLUED, sloppiness, chance)) {
                var glued = surname.replace(" ", "");
                written =
                        Character.toUpperCase(glued.charAt(0))
                                + glued.substring(1).toLowerCase(java.util.Locale.ROOT);
            } else if (rates.happens(Slip.NAME_PARTICLE_DROPPED, sloppiness, chance)) {
                written = surname.substring(particle.length());
            } else if (chance.happens(0.5)) {
                written = Character.toUpperCase(surname.charAt(0)) + surname.substring(1);
            }
        }
        return misheard(abbreviated(written, sloppiness, chance), sloppiness, chance);
    }

    private static @Nullable String particle(String surname) {
        if (surname.indexOf(' ') < 0) {
            return null;
        }
        for (var particle : PARTICLES) {
            if (surname.startsWith(particle)) {
                return particle;
            }
        }
        return null;
    }

    private String abbreviated(String words, double sloppiness, Chance chance) {
        int end = words.indexOf(' ');
        var first = end < 0 ? words : words.substring(0, end);
        var forms = abbreviations.get(first);
        if (forms == null || !rates.happens(Slip.NAME_ABBREVIATED, sloppiness, chance)) {
            return words;
        }
        return chance.oneOfTheFirst(forms) + (end < 0 ? "" : words.substring(end));
    }

    private String misheard(String word, double sloppiness, Chance chance) {
        if (rates.happens(Slip.NAME_TYPO, sloppiness, chance)) {
            return Slips.typo(word, chance);
        }
        if (rates.happens(Slip.NAME_PHONETIC, sloppiness, chance)) {
            return Slips.phonetic(word, chance);
        }
        if (rates.happens(Slip.NAME_DAMAGED_LETTER, sloppiness, chance)) {
            var damaged = Slips.damaged(word, chance);
            return damaged == null ? word : damaged;
        }
        return word;
    }
}
