package atalaya.server.access.signin;

import atalaya.server.access.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/// What a form must send back: a hash of the session's cookie, which another site cannot read.
///
/// Nothing is stored, it changes with the session, and it does not give the cookie away. Somebody
/// who has not signed in gets a cookie of their own for the sign-in form.
final class CsrfTokens implements CsrfTokenRepository {

    private static final String HEADER = "X-CSRF-TOKEN";
    private static final String PARAMETER = "_csrf";

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token(Secrets.fresh());
    }

    /// Called with a token made above when the request came without a cookie: sends the cookie that
    /// belongs to it. Called without one on sign-out, where the cookie goes anyway.
    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token instanceof Fresh fresh) {
            SessionCookie.write(request, response, fresh.secret());
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return SessionCookie.read(request).map(CsrfTokens::derived).orElse(null);
    }

    static CsrfToken derived(String cookie) {
        return new DefaultCsrfToken(HEADER, PARAMETER, value(cookie));
    }

    private static CsrfToken token(String secret) {
        return new Fresh(secret);
    }

    private static String value(String cookie) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Secrets.hash("csrf:" + cookie));
    }

    /// A token together with the cookie it derives from.
    private record Fresh(String secret) implements CsrfToken {

        @Override
        public String getHeaderName() {
            return HEADER;
        }

        @Override
        public String getParameterName() {
            return PARAMETER;
        }

        @Override
        public String getToken() {
            return value(secret);
        }
    }
}
