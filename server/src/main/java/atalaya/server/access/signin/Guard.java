package atalaya.server.access.signin;

import atalaya.server.access.ApiKeys;
import atalaya.server.access.Policy;
import atalaya.server.access.Sessions;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What every request goes through, in this order: headers of the answer, where a change comes from
/// ([SameOrigin]), its token ([CsrfTokens]), who asks ([SessionContext]), and whether the policy
/// lets them ([PolicyCheck]).
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ConditionalOnWebApplication
class Guard {

    /// Nothing from elsewhere and nothing inline. What breaks it is reported to [CspReports].
    static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; manifest-src 'self'; "
                    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
                    + "report-uri "
                    + CspReports.PATH;

    @Bean
    SecurityFilterChain everyRequest(HttpSecurity http, Sessions sessions, ApiKeys keys)
            throws Exception {
        return http.securityContext(context ->
                        context.securityContextRepository(new SessionContext(sessions, keys)))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .csrf(csrf ->
                        csrf.csrfTokenRepository(new CsrfTokens())
                                .ignoringRequestMatchers(
                                        PathPatternRequestMatcher.pathPattern(CspReports.PATH),
                                        request -> Policy.isByKey(request.getRequestURI()),
                                        SessionContext::showsKey))
                .addFilterBefore(new SameOrigin(), CsrfFilter.class)
                .addFilterBefore(new OpenToSites(), SameOrigin.class)
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(new PolicyCheck()))
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint((request, response, _) ->
                                        Refusals.signedOut(request, response))
                                .accessDeniedHandler((request, response, _) ->
                                        Refusals.forbidden(request, response)))
                .headers(headers ->
                        headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT))
                                .frameOptions(FrameOptionsConfig::deny)
                                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                                .crossOriginOpenerPolicy(
                                        c -> c.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                                .crossOriginResourcePolicy(
                                        c -> c.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                                .permissionsPolicyHeader(p ->
                                        p.policy(
                                                "camera=(), geolocation=(), "
                                                        + "microphone=(), payment=(), usb=()")))
                .build();
    }

    /// Requests are measured as a whole; measuring each filter of this chain as well took a quarter
    /// of what answering a read takes.
    @Bean
    SecurityObservationSettings filtersUnmeasured() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WebMvcRegistrations controllersByRow() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new RowMapping();
            }
        };
    }

    /// Nobody signs in through Spring's own ways; without this Boot would invent a user.
    @Bean
    AuthenticationManager noOtherWayIn() {
        return who -> {
            throw new org.springframework.security.authentication.ProviderNotFoundException(
                    "people sign in at /login");
        };
    }
}
