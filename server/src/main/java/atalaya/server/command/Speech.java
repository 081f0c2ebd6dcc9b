package atalaya.server.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The language to speak: Spanish or English.
///
/// Java does not take the language of a shell whose locale is not installed, as in most containers,
/// so the variables are read here.
final class Speech {

    private static final Locale SPANISH = Locale.of("es");

    private Speech() {}

    /// The language asked for by `--lang`, else by the shell, known before anything is parsed: help
    /// and errors speak it too.
    static Locale asked(List<String> words, Map<String, String> environment) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith("--lang=")) {
                return of(words.get(i).substring("--lang=".length()));
            }
            if (words.get(i).equals("--lang") && i + 1 < words.size()) {
                return of(words.get(i + 1));
            }
        }
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(Speech::of)
                .orElse(Locale.ENGLISH);
    }

    /// Spanish for `es`, `es-MX` and `es_ES.UTF-8`, English for all else.
    private static Locale of(String word) {
        return word.matches("(?i)es([-_.@].*)?") ? SPANISH : Locale.ENGLISH;
    }

    /// Reads `--lang`: one of the two languages, and nothing else.
    static final class Word implements ITypeConverter<Locale> {
        @Override
        public Locale convert(String word) {
            if (!word.matches("(?i)(es|en)([-_].*)?")) {
                throw new TypeConversionException("no such language");
            }
            return of(word);
        }
    }
}
