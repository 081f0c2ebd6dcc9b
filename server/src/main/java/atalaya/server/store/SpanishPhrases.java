package atalaya.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The Spanish of each [Phrase], as a gettext catalogue that translators' tools can read: `msgid`
/// is the English, `msgstr` the Spanish.
final class SpanishPhrases {

    private static final Pattern ENTRY =
            Pattern.compile("^msgid \"(.*)\"\\nmsgstr \"(.*)\"$", Pattern.MULTILINE);

    private SpanishPhrases() {}

    /// The English itself where there is no Spanish; a test sees to it that there always is.
    static String of(String english) {
        return Held.ALL.getOrDefault(english, english);
    }

    static Map<String, String> all() {
        return Held.ALL;
    }

    /// Read when somebody first speaks Spanish.
    private static final class Held {
        static final Map<String, String> ALL = read();
    }

    private static Map<String, String> read() {
        try (var file = SpanishPhrases.class.getResourceAsStream("/messages/phrases_es.po")) {
            if (file == null) {
                throw new IllegalStateException("this build lacks its Spanish");
            }
            return ENTRY.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    entry -> text(entry, 1), entry -> text(entry, 2)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(MatchResult entry, int group) {
        return entry.group(group).replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
