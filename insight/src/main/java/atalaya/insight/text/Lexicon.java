package atalaya.insight.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What words of one language say of an experience, -5 to 5, and which words turn others.
///
/// The lists are our own and stand beside this class: `words_es.txt`, `turns_es.txt` and the same
/// in English. Signs and emoji are the same in every language.
final class Lexicon {

    /// What a word does to others.
    enum Turn {
        NOT,
        VERY,
        SLIGHTLY,
        BUT,
        ALTHOUGH,
        IFONLY,
        COMMON
    }

    /// A word or phrase that was found.
    ///
    /// @param words how many words it is long
    /// @param strength -5 to 5; 0 for one that only looks like a feeling
    record Found(int words, double strength) {}

    /// A word that says nothing.
    static final Found NOTHING = new Found(1, 0);

    private static final int LONGEST_PHRASE = 6;
    private static final int SHORTEST_STEM = 3;

    private final Map<String, Double> exact = new HashMap<>();
    private final Map<String, Double> stems = new HashMap<>();
    private final Map<Turn, Set<String>> turns = new EnumMap<>(Turn.class);

    private Lexicon() {}

    static final Lexicon SPANISH = read("es");
    static final Lexicon ENGLISH = read("en");

    private static Lexicon read(String language) {
        var lexicon = new Lexicon();
        for (var file : List.of("words_" + language, "signs")) {
            for (var line : lines(file + ".txt")) {
                String[] parts = line.split("\\s+");
                for (int i = 1; i < parts.length; i++) {
                    lexicon.add(parts[i], Double.parseDouble(parts[0]));
                }
            }
        }
        for (var line : lines("turns_" + language + ".txt")) {
            int colon = line.indexOf(':');
            var turn = Turn.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
            var words = lexicon.turns.computeIfAbsent(turn, _ -> new HashSet<>());
            for (var word : line.substring(colon + 1).strip().split("\\s+")) {
                words.add(word.replace('_', ' '));
            }
        }
        return lexicon;
    }

    private void add(String entry, double strength) {
        boolean stem = entry.endsWith("*");
        var text =
                (stem ? entry.substring(0, entry.length() - 1) : entry).replace('_', ' ').strip();
        (stem ? stems : exact).put(text, strength);
    }

    static List<String> lines(String file) {
        var stream = Objects.requireNonNull(Lexicon.class.getResourceAsStream(file), file);
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The longest entry that begins at a word; one of no strength and one word where there is
    /// none.
    Found at(List<Words.Word> words, int place) {
        int most = Math.min(LONGEST_PHRASE, words.size() - place);
        for (int length = most; length >= 1; length--) {
            var phrase = phrase(words, place, length);
            Double strength = exact.get(phrase);
            if (strength == null) {
                strength = byStem(phrase);
            }
            if (strength != null) {
                return new Found(length, strength);
            }
        }
        return NOTHING;
    }

    private @Nullable Double byStem(String phrase) {
        for (int end = phrase.length(); end >= SHORTEST_STEM; end--) {
            Double strength = stems.get(phrase.substring(0, end));
            if (strength != null) {
                // an ending belongs to the last word only
                return phrase.indexOf(' ', end) < 0 ? strength : null;
            }
        }
        return null;
    }

    /// How many words long a turning word or phrase is that begins here; 0 where there is none.
    int turn(Turn turn, List<Words.Word> words, int place) {
        var entries = turns.getOrDefault(turn, Set.of());
        for (int length = Math.min(3, words.size() - place); length >= 1; length--) {
            if (entries.contains(phrase(words, place, length))) {
                return length;
            }
        }
        return 0;
    }

    /// How many words of a text are the commonest of this language, or say something in it.
    int familiar(List<Words.Word> words) {
        var common = turns.getOrDefault(Turn.COMMON, Set.of());
        int known = 0;
        for (int place = 0; place < words.size(); place++) {
            var text = words.get(place).text();
            known +=
                    common.contains(text)
                            ? 2
                            : exact.containsKey(text) || byStem(text) != null ? 1 : 0;
        }
        return known;
    }

    private static String phrase(List<Words.Word> words, int place, int length) {
        if (length == 1) {
            return words.get(place).text();
        }
        var phrase = new StringBuilder(words.get(place).text());
        for (int i = 1; i < length; i++) {
            phrase.append(' ').append(words.get(place + i).text());
        }
        return phrase.toString();
    }
}
