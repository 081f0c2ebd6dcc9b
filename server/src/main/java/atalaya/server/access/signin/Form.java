package atalaya.server.access.signin;

import atalaya.server.access.Preferences;
import atalaya.server.access.Preferences.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import org.springframework.modulith.NamedInterface;
import org.springframework.security.web.csrf.CsrfToken;

/// What every page before the sign-in has: a language and the token its form sends back.
@NamedInterface("pages")
public record Form(Language language, String csrfParameter, String csrfToken) {

    /// Also fetches the token, so that its cookie is set before any of the page is sent.
    static Form of(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken csrf) {
            return new Form(language(request), csrf.getParameterName(), csrf.getToken());
        }
        throw new IllegalStateException("the token filter comes before every page");
    }

    /// What the address asks for, else what the browser prefers among those we speak.
    static Language language(HttpServletRequest request) {
        var asked = request.getParameter("lang");
        return Language.parse(asked == null ? "" : asked)
                .orElseGet(() ->
                        Collections.list(request.getLocales()).stream()
                                .flatMap(locale ->
                                        Arrays.stream(Language.values())
                                                .filter(l -> l.tag().equals(locale.getLanguage())))
                                .findFirst()
                                .orElse(Preferences.DEFAULT.language()));
    }
}
