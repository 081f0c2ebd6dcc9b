package atalaya.identity.column;

import atalaya.identity.column.ColumnMeaning.Piece;
import atalaya.identity.record.Attribute;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What headers and their words mean, as `headers.properties` says.
final class HeaderLexicon {

    private static final HeaderLexicon SHIPPED = new HeaderLexicon();

    private final Properties lines = new Properties();
    private final Map<String, ColumnMeaning> meanings = new HashMap<>();
    private final Set<String> around;
    private final Set<String> aside;
    private final Set<String> birth;
    private final Map<String, String> whole = new HashMap<>();
    private final Map<String, Piece> parts = new HashMap<>();

    private HeaderLexicon() {
        var stream =
                Objects.requireNonNull(
                        HeaderLexicon.class.getResourceAsStream("headers.properties"));
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        around = Set.copyOf(take("around"));
        aside = Set.copyOf(take("aside"));
        birth = Set.copyOf(take("birth"));
        for (var entry : take("short")) {
            int colon = entry.indexOf(": ");
            whole.put(entry.substring(0, colon), entry.substring(colon + 2));
        }
        take("day").forEach(word -> parts.put(word, Piece.BIRTH_DAY));
        take("month").forEach(word -> parts.put(word, Piece.BIRTH_MONTH));
        take("year").forEach(word -> parts.put(word, Piece.BIRTH_YEAR));
        for (var word : new HashSet<>(lines.stringPropertyNames())) {
            take(word).forEach(header -> put(header, meaningOf(word)));
        }
    }

    static HeaderLexicon shipped() {
        return SHIPPED;
    }

    private List<String> take(String key) {
        var line = (String) Objects.requireNonNull(lines.remove(key), key);
        return Arrays.asList(line.split(", *"));
    }

    private void put(String header, ColumnMeaning meaning) {
        if (meanings.put(header, meaning) != null) {
            throw new IllegalStateException(
                    "headers.properties has the header \"%s\" twice.".formatted(header));
        }
    }

    private static ColumnMeaning meaningOf(String word) {
        return switch (word) {
            case "recordId" -> new ColumnMeaning.RecordId();
            case "source" -> new ColumnMeaning.Source();
            case "recordType" -> new ColumnMeaning.Type();
            default ->
                    Arrays.stream(Piece.values())
                            .filter(piece -> piece.word().equals(word))
                            .<ColumnMeaning>map(ColumnMeaning.Part::new)
                            .findFirst()
                            .orElseGet(() ->
                                    new ColumnMeaning.Of(Attribute.parse(word).orElseThrow()));
        };
    }

    /// What a header means, or null.
    @Nullable ColumnMeaning meaning(String header) {
        return meanings.get(header);
    }

    /// Whether a word stands around the one that matters.
    boolean isAround(String word) {
        return around.contains(word);
    }

    boolean isAside(String word) {
        return aside.contains(word);
    }

    boolean isOfBirth(String word) {
        return birth.contains(word);
    }

    /// The word or words that a short one stands for, or the word itself.
    String whole(String word) {
        return whole.getOrDefault(word, word);
    }

    /// Which part of a date a word names.
    Optional<Piece> part(String word) {
        return Optional.ofNullable(parts.get(word));
    }
}
