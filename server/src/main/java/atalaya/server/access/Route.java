package atalaya.server.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// One row of [Policy]: a method and a path, who may call it, and which delicate fields its answer
/// may show at all.
///
/// @param pattern as the controller's mapping writes it, such as `/customers/{id}`
/// @param signedOut whether it answers people who have not signed in
/// @param shows classes of field that its answer may show; others stay hidden for everyone
public record Route(
        String method,
        PathPattern pattern,
        boolean signedOut,
        Set<Role> roles,
        Set<FieldClass> shows) {

    /// Stands for the command line, which shows everything.
    static final Route COMMAND =
            of("COMMAND", "/", Audience.SIGNED_IN, EnumSet.allOf(FieldClass.class));

    public Route {
        roles = copy(roles);
        shows = copy(shows);
    }

    static Route of(String method, String pattern, Audience audience, Set<FieldClass> shows) {
        return new Route(
                method,
                PathPatternParser.defaultInstance.parse(pattern),
                audience.signedOut(),
                audience.roles(),
                shows);
    }

    /// Whether programs call it with a write key, also from the pages of other sites.
    public boolean byKey() {
        return signedOut && roles.isEmpty();
    }

    /// Whether somebody with these roles may call it.
    public boolean admits(Set<Role> some) {
        return signedOut || some.stream().anyMatch(roles::contains);
    }

    public String path() {
        return pattern.getPatternString();
    }

    private static <E extends Enum<E>> Set<E> copy(Set<E> some) {
        return some.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(some));
    }
}
