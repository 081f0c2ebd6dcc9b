package atalaya.server.resolve;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names one customer: the smallest serial among its records. It says nothing of the person.
///
/// Shown as `C-0048-2193`. An id once given resolves for ever, through the record that minted it.
///
/// @param serial counts from 1 in the order in which records were first placed
public record CustomerId(long serial) implements Comparable<CustomerId> {

    private static final Pattern SHOWN = Pattern.compile("[cC]-?(\\d{4,15})-?(\\d{4})");

    public CustomerId {
        if (serial < 1) {
            throw new IllegalArgumentException("A serial counts from 1, but got " + serial + ".");
        }
    }

    /// Reads an id as pages show it or as people type it (`c-0048-2193`, `C00482193`); empty when
    /// it cannot be one.
    public static Optional<CustomerId> parse(String typed) {
        var match = SHOWN.matcher(typed.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        long serial = Long.parseLong(match.group(1)) * 10_000 + Long.parseLong(match.group(2));
        return serial < 1 ? Optional.empty() : Optional.of(new CustomerId(serial));
    }

    /// Reads an id that a program wrote.
    @JsonCreator
    public static CustomerId of(String shown) {
        return parse(shown)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'%s' is not a customer id; one looks like C-0048-2193."
                                        .formatted(shown)));
    }

    @Override
    public int compareTo(CustomerId other) {
        return Long.compare(serial, other.serial);
    }

    @JsonValue
    @Override
    public String toString() {
        return "C-%04d-%04d".formatted(serial / 10_000, serial % 10_000);
    }
}
