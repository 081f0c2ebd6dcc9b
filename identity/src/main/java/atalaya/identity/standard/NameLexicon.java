package atalaya.identity.standard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What is commonly known of names: how many bear them, and what people are called for short.
///
/// A small resource of our own making, so that small files and whole names can be read well. Rates
/// are bearers among 100,000 people.
public final class NameLexicon {

    private static final NameLexicon SHIPPED = load();

    private final Map<String, Double> given = new HashMap<>();
    private final Map<String, Double> surnames = new HashMap<>();
    private final Map<String, Set<String>> formalNames = new HashMap<>();
    private final Map<String, String> abbreviations = new HashMap<>();

    private NameLexicon() {}

    public static NameLexicon shipped() {
        return SHIPPED;
    }

    /// The common given names and their rates.
    public Map<String, Double> givenRates() {
        return Map.copyOf(given);
    }

    /// The common surnames and their rates.
    public Map<String, Double> surnameRates() {
        return Map.copyOf(surnames);
    }

    /// Bearers of a given name among 100,000 people, 0 where it is not a common one.
    public double givenRate(String word) {
        return given.getOrDefault(word, 0.0);
    }

    /// Bearers of a surname among 100,000 people, 0 where it is not a common one.
    public double surnameRate(String word) {
        return surnames.getOrDefault(word, 0.0);
    }

    /// The formal names a given name may stand for, itself included: Paco gives Francisco.
    public Set<String> formalNames(String word) {
        return formalNames.getOrDefault(word, Set.of());
    }

    /// Whether two given names may be of one person, as Paco and Francisco or Bob and Rob.
    public boolean sameFormalName(String left, String right) {
        var ofLeft = formalNames.get(left);
        var ofRight = formalNames.get(right);
        return ofLeft != null && ofRight != null && ofLeft.stream().anyMatch(ofRight::contains);
    }

    /// The full form of a written abbreviation (Fdez. is Fernández), or the word itself.
    public String expand(String word) {
        return abbreviations.getOrDefault(word, word);
    }

    private static NameLexicon load() {
        var lexicon = new NameLexicon();
        each("given-names.txt", words -> rate(lexicon.given, words));
        each("surnames.txt", words -> rate(lexicon.surnames, words));
        each("abbreviations.txt", words -> lexicon.abbreviations.put(words.get(0), words.get(1)));
        each("hypocoristics.txt", lexicon::addForms);
        return lexicon;
    }

    private void addForms(List<String> words) {
        String formal = words.getFirst();
        for (String word : words) {
            formalNames.computeIfAbsent(word, _ -> new HashSet<>()).add(formal);
            if (word.length() > 3 && word.endsWith("y")) { // Peggy is written Peggie too
                String written = word.substring(0, word.length() - 1) + "ie";
                formalNames.computeIfAbsent(written, _ -> new HashSet<>()).add(formal);
            }
        }
    }

    private static void rate(Map<String, Double> rates, List<String> words) {
        rates.put(words.get(0), Double.valueOf(words.get(1)));
    }

    private static void each(String resource, Consumer<List<String>> line) {
        try (InputStream in = NameLexicon.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource %s is missing.".formatted(resource));
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines()
                    .filter(text -> !text.startsWith("#") && !text.isBlank())
                    .map(text -> List.of(text.split(" ")))
                    .forEach(words -> line.accept(words.stream().map(NameLexicon::word).toList()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String word(String text) {
        return text.indexOf('.') >= 0 ? text : Text.fold(text);
    }
}
