package atalaya.server.access.signin;

import atalaya.server.access.Policy;
import atalaya.server.access.Route;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/// Asks [Policy] about each request; one that no row names is refused.
final class PolicyCheck implements AuthorizationManager<RequestAuthorizationContext> {

    /// Where the row of a request is kept for [SignedInArgument] and [SameRow].
    static final String ROW = PolicyCheck.class.getName() + ".row";

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        var request = context.getRequest();
        var path = request.getRequestURI();
        var row = Policy.find(request.getMethod(), path);
        row.ifPresent(found -> request.setAttribute(ROW, found));
        return new AuthorizationDecision(row.filter(found -> admits(found, who)).isPresent());
    }

    private static boolean admits(Route row, Supplier<? extends @Nullable Authentication> who) {
        return row.signedOut()
                || who.get() instanceof SignedInToken token && row.admits(token.person().roles());
    }
}
