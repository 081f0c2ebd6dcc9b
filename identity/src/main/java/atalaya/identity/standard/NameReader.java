package atalaya.identity.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads people's names as forms and files hold them: in parts, whole, or both.
final class NameReader {

    private static final NameLexicon LEXICON = NameLexicon.shipped();

    private static final Set<String> PARTICLES =
            Set.of(
                    "de", "del", "la", "las", "los", "el", "y", "i", "e", "da", "do", "dos", "das",
                    "van", "von", "der", "den", "di", "du", "le", "of", "the");

    private static final Set<String> TITLES =
            Set.of(
                    "don",
                    "dona",
                    "dna",
                    "sr",
                    "sra",
                    "srta",
                    "senor",
                    "senora",
                    "dr",
                    "dra",
                    "mr",
                    "mrs",
                    "ms",
                    "miss",
                    "sir",
                    "lady",
                    "lord",
                    "dame",
                    "rev",
                    "rt",
                    "hon",
                    "reverend",
                    "prof",
                    "ing",
                    "lic",
                    "excmo",
                    "ilmo",
                    "jr",
                    "senior",
                    "junior",
                    "capt",
                    "captain",
                    "col",
                    "gen",
                    "baronet",
                    "bart",
                    "baron",
                    "viscount",
                    "earl",
                    "countess");

    private static final Set<String> TITLE_ONLY_BEFORE = Set.of("d", "da");

    private NameReader() {}

    /// Reads a name from its parts and its whole, each of which may be blank. What a whole name has
    /// beyond its parts (a middle name) is added to the given names.
    static Optional<PersonName> read(
            String given, String middle, String surname1, String surname2, String whole) {
        var name = new PersonName(givenWords(given, middle), surnameWords(surname1, surname2));
        if (!whole.isBlank()) {
            name = name.isEmpty() ? split(whole) : completed(name, whole);
        }
        int generation = Generation.of(given, middle, surname1, surname2, whole);
        return name.isEmpty() ? Optional.empty() : Optional.of(name.ofGeneration(generation));
    }

    private static PersonName completed(PersonName parts, String whole) {
        List<String> words = givenWords(whole);
        if (words.size() == 1) { // a file that repeats the one word it knows in both columns
            return new PersonName(words, List.of());
        }
        List<String> given = new ArrayList<>(parts.given());
        for (String word : words) {
            if (!given.contains(word) && !parts.surnames().contains(word)) {
                given.add(word);
            }
        }
        return new PersonName(given, parts.surnames());
    }

    private static PersonName split(String whole) {
        int comma = whole.indexOf(',');
        if (comma > 0) {
            List<String> before = surnameWords(whole.substring(0, comma));
            List<String> after = givenWords(whole.substring(comma + 1));
            if (!before.isEmpty() && !after.isEmpty()) {
                return new PersonName(after, before);
            }
        }
        List<String> words = surnameWords(whole);
        if (words.size() == 1) {
            String word = words.getFirst();
            return LEXICON.surnameRate(word) > LEXICON.givenRate(word)
                    ? new PersonName(List.of(), words)
                    : new PersonName(words, List.of());
        }
        return bestSplit(words.stream().map(LEXICON::expand).toList());
    }

    /// Tries given names first and surnames first, and takes the cut whose words are likeliest in
    /// their roles by how many people bear them so.
    private static PersonName bestSplit(List<String> words) {
        double best = Double.NEGATIVE_INFINITY;
        var found = new PersonName(words, List.of());
        for (int cut = 1; cut < words.size(); cut++) {
            var front = words.subList(0, cut);
            var back = words.subList(cut, words.size());
            double straight = givenOdds(front) - givenOdds(back) + shape(front, back) + 1.5;
            if (straight > best) {
                best = straight;
                found = new PersonName(front, back);
            }
            double reversed = givenOdds(back) - givenOdds(front) + shape(back, front);
            if (reversed > best) {
                best = reversed;
                found = new PersonName(back, front);
            }
        }
        return found;
    }

    private static double shape(List<String> given, List<String> surnames) {
        return (given.size() > 2 ? -2 : 0) + (surnames.size() > 2 ? -2 : 0);
    }

    private static double givenOdds(List<String> words) {
        double sum = 0;
        for (String word : words) {
            double given = LEXICON.givenRate(word);
            if (given == 0 && (word.length() == 1 || !LEXICON.formalNames(word).isEmpty())) {
                given = 30;
            }
            sum += Math.log((given + 3) / (LEXICON.surnameRate(word) + 3));
        }
        return sum;
    }

    private static List<String> givenWords(String... typed) {
        return words(true, typed);
    }

    private static List<String> surnameWords(String... typed) {
        return words(false, typed);
    }

    private static List<String> words(boolean given, String... typed) {
        List<String> words = new ArrayList<>();
        for (String piece : typed) {
            words.addAll(words(piece, given));
        }
        return words;
    }

    private static List<String> words(String typed, boolean given) {
        if (typed.isBlank()) {
            return List.of();
        }
        List<String> all = Scripts.latin(Text.words(feminineOrdinal(typed)));
        if (Generation.endsIn(all)) {
            all = all.subList(0, all.size() - 1);
        }
        List<String> kept = new ArrayList<>(all.size());
        boolean saint = false;
        for (int i = 0; i < all.size(); i++) {
            String word = all.get(i);
            if (PARTICLES.contains(word)
                    || TITLES.contains(word)
                    || (i == 0 && all.size() > 1 && TITLE_ONLY_BEFORE.contains(word))) {
                continue;
            }
            if (saint) { // San Millán is one name
                kept.add(kept.removeLast() + word);
                saint = false;
                continue;
            }
            saint = word.equals("san") || word.equals("santa");
            kept.add(expand(word, given));
        }
        return kept.isEmpty() ? all : kept;
    }

    private static String expand(String word, boolean given) {
        return word.equals("ma") && !given ? word : LEXICON.expand(word);
    }

    /// "M.ª" and "Mª" are María.
    private static String feminineOrdinal(String typed) {
        return typed.indexOf('ª') < 0 ? typed : typed.replaceAll("(?i)\\bm\\.?ª\\.?", "Maria ");
    }
}
