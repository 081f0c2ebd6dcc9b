package atalaya.server.profile;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Where a page ended, as one opaque word that fits an address.
final class Cursors {

    private static final String BETWEEN = "\u001f";

    private Cursors() {}

    static String write(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
    }

    /// The parts, at least two; a cursor this program did not write is a mistake of the caller.
    static List<String> read(String cursor) {
        var bytes = Base64.getUrlDecoder().decode(cursor);
        var parts = List.of(new String(bytes, StandardCharsets.UTF_8).split(BETWEEN, -1));
        if (parts.size() < 2) {
            throw new IllegalArgumentException("'%s' is not a cursor.".formatted(cursor));
        }
        return parts;
    }
}
