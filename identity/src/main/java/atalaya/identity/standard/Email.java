package atalaya.identity.standard;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// An e-mail address as we compare it: lower case, without a plus-tag.
///
/// @param local the part before the `@`, never empty
/// @param domain the part after it, never empty
public record Email(String local, String domain) {

    /// Local parts people type to get past a form that insists on an address.
    private static final Set<String> NOBODY =
            Set.of(
                    "sin",
                    "sincorreo",
                    "sinemail",
                    "sinmail",
                    "notiene",
                    "notieneemail",
                    "no",
                    "noemail",
                    "nomail",
                    "none",
                    "na",
                    "test",
                    "prueba",
                    "pruebas",
                    "xxx",
                    "x",
                    "a",
                    "asdf",
                    "noreply",
                    "no-reply",
                    "nocorreo",
                    "null",
                    "correo",
                    "email");

    /// Reads an address as people type it; empty when it cannot be one or belongs to nobody.
    ///
    /// Plus-tags go, since they lead to the same inbox (RFC 5233). Dots stay: only some hosts
    /// ignore them, and a wrong merge costs more than a missed one.
    public static Optional<Email> parse(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        int open = text.indexOf('<');
        if (open >= 0 && text.endsWith(">")) {
            text = text.substring(open + 1, text.length() - 1);
        }
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1 || text.indexOf(' ') >= 0) {
            return Optional.empty();
        }
        int plus = text.indexOf('+');
        int end = 0 < plus && plus < at ? plus : at;
        String local = text.substring(0, end);
        return NOBODY.contains(local)
                ? Optional.empty()
                : Optional.of(new Email(local, text.substring(at + 1)));
    }

    public String text() {
        return local + "@" + domain;
    }
}
