package atalaya.server.access.signin;

import atalaya.server.access.ApiKeys;
import atalaya.server.access.Person;
import atalaya.server.access.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Tells Spring Security who is asking: the program whose key is shown, or else the person whose
/// session the cookie opens. It is asked once for a request, and only when somebody wants to know:
/// the stylesheet is for everyone.
///
/// Nothing is ever saved here; [SignIn] begins a session and [Sessions] ends it.
final class SessionContext implements SecurityContextRepository {

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final ApiKeys keys;

    SessionContext(Sessions sessions, ApiKeys keys) {
        this.sessions = sessions;
        this.keys = keys;
    }

    /// Whether a program shows a key, so that no cookie counts.
    static boolean showsKey(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER);
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        var context = SecurityContextHolder.createEmptyContext();
        who(exchange.getRequest())
                .ifPresent(person -> context.setAuthentication(new SignedInToken(person)));
        return context;
    }

    private Optional<Person> who(HttpServletRequest request) {
        return showsKey(request)
                ? keys.program(
                        request.getHeader(HttpHeaders.AUTHORIZATION)
                                .substring(BEARER.length())
                                .strip())
                : SessionCookie.read(request).flatMap(sessions::find);
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // a session is a row that SignIn wrote
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return showsKey(request) || SessionCookie.read(request).isPresent();
    }
}
