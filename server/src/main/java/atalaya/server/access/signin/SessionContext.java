package atalaya.server.access.signin;

import atalaya.server.access.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Tells Spring Security who is asking: the person whose session the cookie opens. It is asked once
/// for a request, and only when somebody wants to know: the stylesheet is for everyone.
///
/// Nothing is ever saved here; [SignIn] begins a session and [Sessions] ends it.
final class SessionContext implements SecurityContextRepository {

    private final Sessions sessions;

    SessionContext(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        var context = SecurityContextHolder.createEmptyContext();
        SessionCookie.read(exchange.getRequest())
                .flatMap(sessions::find)
                .ifPresent(person -> context.setAuthentication(new SignedInToken(person)));
        return context;
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // a session is a row that SignIn wrote
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return SessionCookie.read(request).isPresent();
    }
}
