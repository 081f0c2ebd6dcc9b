package atalaya.server.contact;

import atalaya.identity.standard.IdentifierType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who telephony says is calling, before anybody looked them up.
public sealed interface Caller {

    /// A telephone that shows its number.
    ///
    /// @param digits with a `+` in front where the country was given
    record Number(String digits) implements Caller {}

    /// Whoever writes, or has signed in where they write.
    ///
    /// @param type the word of an [atalaya.identity.standard.IdentifierType], or `customer` for the
    ///   id of a customer
    record Named(String type, String value) implements Caller {}

    /// One that keeps it to itself, or names no telephone.
    record Hidden() implements Caller {}

    /// What switchboards write where there is no number.
    Set<String> HIDDEN =
            Set.of(
                    "anonymous",
                    "hidden",
                    "private",
                    "restricted",
                    "unavailable",
                    "unknown",
                    "withheld",
                    "oculto",
                    "privado",
                    "desconocido",
                    "anonimo");

    Pattern SCHEME = Pattern.compile("^(sips?|tel|callto):(//)?", Pattern.CASE_INSENSITIVE);

    /// Shorter ones are extensions and codes.
    int FEWEST_DIGITS = 3;

    int MOST_DIGITS = 20;

    /// Reads a number as switchboards write it: `+34 612…`, `0034612…`, `612 40 55 90`, `"Marta"
    /// <sip:+34612…@pbx;user=phone>`, `tel:+34-612…`, `anonymous`, or nothing.
    static Caller read(@Nullable String sent) {
        var user = user(sent == null ? "" : sent.strip());
        if (HIDDEN.contains(user.toLowerCase(Locale.ROOT)) || user.matches(".*\\p{L}.*")) {
            return new Hidden();
        }
        var all = user.replaceAll("[^0-9]", "");
        boolean prefixed = !user.startsWith("+") && all.startsWith("00");
        var digits = prefixed ? all.substring(2) : all;
        if (digits.length() < FEWEST_DIGITS
                || digits.length() > MOST_DIGITS
                || digits.matches("0+")) {
            return new Hidden();
        }
        return new Number(prefixed || user.startsWith("+") ? "+" + digits : digits);
    }

    /// The words by which somebody may be named: `customer`, and those of the types of identifiers.
    static List<String> types() {
        return Stream.concat(
                        Stream.of(Callers.CUSTOMER),
                        Arrays.stream(IdentifierType.values()).map(IdentifierType::word))
                .toList();
    }

    /// Somebody who comes with an identifier; a telephone number is read as one.
    ///
    /// @return empty when the type is none of [#types]
    static Optional<Caller> named(String type, String value) {
        if (!types().contains(type)) {
            return Optional.empty();
        }
        return Optional.of(
                type.equals(IdentifierType.PHONE.word()) ? read(value) : new Named(type, value));
    }

    /// The number itself; empty for a hidden one.
    default Optional<String> number() {
        return this instanceof Number(var digits) ? Optional.of(digits) : Optional.empty();
    }

    /// The part before `@` of what may be an address with a name in front.
    private static String user(String sent) {
        int open = sent.lastIndexOf('<');
        int close = sent.indexOf('>', open + 1);
        var address = open >= 0 && close > open ? sent.substring(open + 1, close) : sent;
        return SCHEME.matcher(address.strip())
                .replaceFirst("")
                .replaceFirst("[@;?].*$", "")
                .replace("%2B", "+")
                .replace("%2b", "+")
                .strip();
    }
}
