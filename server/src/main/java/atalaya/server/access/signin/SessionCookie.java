package atalaya.server.access.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// The one cookie: a random token, which names a session once somebody signed in and an unknown
/// visitor before.
///
/// Out of reach of scripts and not sent along by other sites. Over https its name starts with
/// `__Host-`, so that no neighbouring site can set it.
final class SessionCookie {

    private SessionCookie() {}

    static Optional<String> read(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name(request)))
                        .map(Cookie::getValue)
                        .filter(token -> token.length() == 43)
                        .findFirst();
    }

    static void write(HttpServletRequest request, HttpServletResponse response, String token) {
        send(request, response, token, Duration.ofSeconds(-1));
    }

    static void remove(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, "", Duration.ZERO);
    }

    private static void send(
            HttpServletRequest request, HttpServletResponse response, String token, Duration life) {
        var cookie =
                ResponseCookie.from(name(request), token)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(life)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-atalaya" : "atalaya";
    }
}
