package atalaya.server.access.signin;

import atalaya.server.access.Route;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Refuses a request whose controller is not the one that its row of the policy names.
///
/// The check before ([PolicyCheck]) goes by the path alone. Should Spring ever read a path in
/// another way than we do, this is the second lock on the door.
final class SameRow implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(SameRow.class);

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod) || isErrorPage(request)) {
            return true;
        }
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (request.getAttribute(PolicyCheck.ROW) instanceof Route row
                && row.path().equals(String.valueOf(pattern))) {
            return true;
        }
        log.error("refused cause=no-policy-row pattern={}", pattern);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return false;
    }

    private static boolean isErrorPage(HttpServletRequest request) {
        return request.getDispatcherType() == jakarta.servlet.DispatcherType.ERROR;
    }
}
