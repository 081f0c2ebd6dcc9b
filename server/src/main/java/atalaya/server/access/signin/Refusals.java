package atalaya.server.access.signin;

import atalaya.server.access.Policy;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// How a request is refused: programs get problem details (RFC 9457), people a page.
final class Refusals {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final AtalayaError SIGNED_OUT =
            new AtalayaError(5010, Exit.FAILED, "sign in first")
                    .remedy("/login, or a key: Authorization: Bearer …");
    private static final AtalayaError FORBIDDEN =
            new AtalayaError(5011, Exit.FAILED, "your roles do not allow this")
                    .remedy("ask an administrator for a role that may");
    private static final AtalayaError NOTHING =
            new AtalayaError(5012, Exit.FAILED, "there is nothing here")
                    .remedy("check the address; docs/api.md lists all");

    private Refusals() {}

    /// Nobody has signed in: pages lead to the sign-in and from there back.
    static void signedOut(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (wantsJson(request)) {
            problem(response, 401, SIGNED_OUT);
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", loginFrom(request.getHeader("HX-Current-URL")));
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, login(request));
        }
    }

    /// Somebody has signed in and may not: as though it were not there when no row names the path.
    static void forbidden(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var path = request.getRequestURI();
        int status =
                Policy.find(request.getMethod(), path).isPresent()
                        ? 403
                        : METHODS.stream().anyMatch(m -> Policy.find(m, path).isPresent())
                                ? 405
                                : 404;
        if (wantsJson(request)) {
            problem(response, status, status == 403 ? FORBIDDEN : NOTHING);
        } else {
            response.sendError(status);
        }
    }

    /// A path of our own to go to after the sign-in; anything else becomes the start page.
    ///
    /// Browsers read `//host` and `/\host` as another site, so neither passes.
    static String safe(@Nullable String next) {
        return next != null && isOurs(next) ? next : "/";
    }

    private static boolean isOurs(String next) {
        return next.length() <= 1_000
                && next.startsWith("/")
                && !next.startsWith("//")
                && next.chars().allMatch(c -> c > ' ' && c != '\\' && c < 127)
                && !next.startsWith("/login")
                && !next.startsWith("/welcome");
    }

    static boolean wantsJson(HttpServletRequest request) {
        var path = request.getRequestURI();
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return path.endsWith(".json")
                || path.startsWith("/v1/")
                || path.endsWith(".csv")
                || accept != null && accept.contains("json") && !accept.contains("text/html");
    }

    private static void problem(HttpServletResponse response, int status, AtalayaError error)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(
                        """
                        {"type":"about:blank","status":%d,"code":"%s","title":"%s","detail":"%s"}
                        """
                                .formatted(
                                        status, error.code(), error.getMessage(), error.remedy()));
    }

    private static String login(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "/login";
        }
        var query = request.getQueryString();
        return loginNext(request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    /// For a part of a page: back to the page that asked for it.
    private static String loginFrom(@Nullable String page) {
        if (page == null) {
            return "/login";
        }
        int path = page.indexOf('/', page.indexOf("//") + 2);
        return path < 0 ? "/login" : loginNext(page.substring(path));
    }

    private static String loginNext(String next) {
        var safe = safe(next);
        return safe.equals("/")
                ? "/login"
                : "/login?next=" + URLEncoder.encode(safe, StandardCharsets.UTF_8);
    }
}
