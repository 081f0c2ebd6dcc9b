package atalaya.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// The write key in the header of a request.
public final class ShownKey {

    private ShownKey() {}

    /// The user of Basic, or a bearer; empty when it cannot be read, null when there is none.
    public static @Nullable String of(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return header.substring(7).strip();
        }
        return header.regionMatches(true, 0, "Basic ", 0, 6)
                ? user(header.substring(6).strip())
                : "";
    }

    private static String user(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
