package atalaya.server.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is around a page: who reads it, in which language and theme, the menu, the keys, and what
/// was just done.
///
/// @param title of the page, before the name of the product
/// @param current id of the menu entry the page belongs to, or empty
/// @param here path and query of the page, to come back to
/// @param theme `system`, `light` or `dark`
/// @param letterKeys whether single letters act
public record Shell(
        Words words,
        String title,
        String current,
        String here,
        Reader reader,
        Menu menu,
        List<Shortcut.Group> shortcuts,
        String theme,
        boolean letterKeys,
        Csrf csrf,
        List<Notice> notices) {

    public Shell {
        notices = List.copyOf(notices);
    }

    /// Who reads.
    public record Reader(String name, String initials, String role) {}

    /// The token that every unsafe request carries.
    public record Csrf(String header, String parameter, String token) {

        /// What htmx sends with each request.
        public String headers() {
            return "{\"" + header + "\":\"" + token + "\"}";
        }
    }

    /// Something to say on top of the page: what was done, read back from the store, or what went
    /// wrong.
    ///
    /// @param kind `done`, `warn` or `bad`
    /// @param undo where to post to take it back, or null
    public record Notice(String kind, String text, @Nullable String undo) {}

    public Shell with(Notice notice) {
        return new Shell(
                words,
                title,
                current,
                here,
                reader,
                menu,
                shortcuts,
                theme,
                letterKeys,
                csrf,
                List.of(notice));
    }

    /// The `data-theme` attribute: none follows the device.
    public @Nullable String themeAttribute() {
        return theme.equals("system") ? null : theme;
    }

    /// The theme the switch leads to: system, then light, then dark.
    public String nextTheme() {
        return switch (theme) {
            case "system" -> "light";
            case "light" -> "dark";
            default -> "system";
        };
    }

    public String themeIcon() {
        return switch (theme) {
            case "light" -> "sun";
            case "dark" -> "moon";
            default -> "sun-moon";
        };
    }

    public boolean offers(String id) {
        return menu.entries().stream().anyMatch(entry -> entry.id().equals(id));
    }

    /// First letters of the first two words of a name, for the round mark beside it.
    public static String initials(String name) {
        var words = name.strip().split("[\\s.,·-]+");
        var letters = new StringBuilder();
        for (var word : words) {
            if (!word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0))) {
                letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
            if (letters.length() >= 2) {
                break;
            }
        }
        return letters.isEmpty() ? "?" : letters.toString();
    }
}
