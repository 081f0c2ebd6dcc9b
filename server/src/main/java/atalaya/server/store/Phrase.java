package atalaya.server.store;

import com.fasterxml.jackson.annotation.JsonValue;
import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.List;
import java.util.Locale;

/// A sentence for the person at the keyboard, with the values it speaks of. It is written in
/// English where it is said; its Spanish stands in `messages/phrases_es.po` and is found by the
/// English.
///
/// @param english a pattern of [String#format] when there are values, else the sentence itself
/// @param values what it is filled with, themselves phrases perhaps; never personal
public record Phrase(String english, List<Object> values) {

    public Phrase {
        values = List.copyOf(values);
    }

    /// @param english written out at this place, so that a test finds every sentence there is
    public static Phrase of(@CompileTimeConstant String english, Object... values) {
        return new Phrase(english, List.of(values));
    }

    /// The sentence in Spanish for those who speak it, in English for all others.
    public String in(Locale language) {
        boolean spanish = language.getLanguage().equals("es");
        var spoken = spanish ? Locale.of("es") : Locale.ENGLISH;
        var pattern = spanish ? SpanishPhrases.of(english) : english;
        return values.isEmpty()
                ? pattern
                : String.format(
                        spoken,
                        pattern,
                        values.stream()
                                .map(value ->
                                        value instanceof Phrase inner ? inner.in(spoken) : value)
                                .toArray());
    }

    /// In English, as in logs and JSON.
    @JsonValue
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
