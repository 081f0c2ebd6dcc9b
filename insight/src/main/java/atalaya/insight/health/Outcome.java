package atalaya.insight.health;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/// What each type of interaction says of the relationship by default, -10 to 10.
///
/// The list is data, in `outcomes.txt`; a file or a setting may say otherwise for any interaction.
public final class Outcome {

    /// The worst and the best there is.
    public static final double MOST = 10;

    /// How much a text adds at most, either way.
    public static final double TEXT_MOST = 4;

    private static final Map<String, Double> DEFAULTS = read();

    private Outcome() {}

    /// The default score of a type, however it is written: `Call Abandoned` is `call_abandoned`.
    /// Empty for a type that is not in the list.
    public static OptionalDouble ofType(String type) {
        Double score = DEFAULTS.get(bare(type));
        return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
    }

    /// A score with what a text adds to it.
    ///
    /// @param polarity of the text, −1 to 1
    public static double withText(double score, double polarity) {
        return score + TEXT_MOST * polarity;
    }

    static String bare(String type) {
        return Normalizer.normalize(type, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    private static Map<String, Double> read() {
        var stream = Objects.requireNonNull(Outcome.class.getResourceAsStream("outcomes.txt"));
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            Map<String, Double> scores = new HashMap<>();
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int space = line.indexOf(' ');
                        double score = Double.parseDouble(line.substring(0, space));
                        for (var type : line.substring(space + 1).split(",")) {
                            scores.put(bare(type), score);
                        }
                    });
            return Map.copyOf(scores);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
