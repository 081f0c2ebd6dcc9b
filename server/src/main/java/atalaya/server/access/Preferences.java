package atalaya.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How somebody likes their pages.
///
/// @param letterKeys whether single letters act as shortcuts (WCAG 2.1.4 lets people switch them
///   off)
public record Preferences(Language language, Theme theme, boolean letterKeys) {

    /// What somebody gets who chose nothing.
    public static final Preferences DEFAULT = new Preferences(Language.ES, Theme.SYSTEM, true);

    /// The languages that Atalaya speaks.
    public enum Language {
        ES,
        EN;

        public Locale locale() {
            return Locale.forLanguageTag(tag());
        }

        /// As a page says it in its `lang` attribute.
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Language> parse(String tag) {
            return Arrays.stream(values()).filter(l -> l.tag().equalsIgnoreCase(tag)).findFirst();
        }
    }

    /// Light or dark pages, or whatever the device prefers.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK;

        /// As the page says it in its `data-theme` attribute.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Theme> parse(String word) {
            return Arrays.stream(values()).filter(t -> t.word().equalsIgnoreCase(word)).findFirst();
        }
    }
}
