package atalaya.server.access.signin;

import atalaya.server.access.Policy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets pages of any site call what programs call with a write key (CORS), and nothing else. Such a
/// call takes no cookie along, so it can do no more than its key may.
final class OpenToSites extends OncePerRequestFilter {

    private static final String A_DAY = "86400";
    private static final String USUAL = "authorization, content-type, anonymousid";
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9, -]{1,1000}");

    /// Whatever the client asks for: each new version of a library thinks of more, such as the
    /// `sentat` and `rsa-retry-attempt` of RudderStack's.
    private static String headers(@Nullable String asked) {
        return asked != null && NAMES.matcher(asked).matches() ? asked : USUAL;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        if (!Policy.isByKey(request.getRequestURI())) {
            rest.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
            response.setHeader(
                    HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                    headers(request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS)));
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            rest.doFilter(request, response);
        }
    }
}
