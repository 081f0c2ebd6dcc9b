package atalaya.server.access.signin;

import atalaya.server.access.Route;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Finds the controller of a request by the row of the policy that let it in ([PolicyCheck]), where
/// Spring would hold every path against every mapping again.
///
/// The mapping that is found is asked like any other, and when it declines, Spring looks for
/// itself.
final class RowMapping extends RequestMappingHandlerMapping {

    private Map<String, Mapped> byRow = Map.of();

    private record Mapped(RequestMappingInfo info, HandlerMethod handler) {}

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        var all = new HashMap<String, Mapped>();
        var shared = new HashMap<String, Mapped>();
        getHandlerMethods()
                .forEach((info, handler) ->
                        rows(info)
                                .forEach(row -> {
                                    var mapped = new Mapped(info, handler);
                                    if (all.putIfAbsent(row, mapped) != null) {
                                        shared.put(row, mapped);
                                    }
                                }));
        all.keySet().removeAll(shared.keySet()); // told apart by more than their path
        byRow = Map.copyOf(all);
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
            throws Exception {
        var mapped =
                request.getAttribute(PolicyCheck.ROW) instanceof Route row
                        ? byRow.get(row.method() + " " + row.path())
                        : null;
        var match = mapped == null ? null : mapped.info().getMatchingCondition(request);
        if (mapped == null || match == null) {
            return super.lookupHandlerMethod(path, request);
        }
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, mapped.handler());
        handleMatch(match, path, request);
        return mapped.handler();
    }

    private static Stream<String> rows(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .flatMap(method ->
                        info.getPatternValues().stream().map(path -> method + " " + path));
    }
}
