package atalaya.server.access.signin;

import atalaya.server.access.Route;
import atalaya.server.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Fills in [SignedIn] and `Optional<SignedIn>` parameters of controllers.
@Configuration(proxyBeanMethods = false)
class SignedInArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new SameRow());
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == SignedIn.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest exchange,
            @Nullable WebDataBinderFactory binders) {
        var request = exchange.getNativeRequest(HttpServletRequest.class);
        var who = request == null ? Optional.<SignedIn>empty() : find(request);
        return parameter.getParameterType() == Optional.class
                ? who
                : who.orElseThrow(
                        () -> new IllegalStateException("a route for everyone takes Optional"));
    }

    /// Who asks, on a request that has passed the policy.
    static Optional<SignedIn> find(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedInToken token
                        && request.getAttribute(PolicyCheck.ROW) instanceof Route row
                ? Optional.of(new SignedIn(token.person(), row))
                : Optional.empty();
    }
}
