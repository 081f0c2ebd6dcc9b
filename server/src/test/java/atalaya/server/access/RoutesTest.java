package atalaya.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.store.ApplicationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// R12: every route answers each role exactly as the policy says, asked of the running application.
@Tag("R12")
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class RoutesTest {

    /// Refused by the policy: somebody signed in who may not, somebody who did not sign in, and a
    /// path that no row names.
    private static final Set<Integer> REFUSED = Set.of(401, 403, 405);

    private final ApplicationContext context;
    private final int port;

    RoutesTest(@Autowired ApplicationContext context, @LocalServerPort int port) {
        this.context = context;
        this.port = port;
    }

    @Test
    void everyRouteHasItsRowAndEveryRowItsRoute() {
        var rows =
                Policy.ROUTES.stream()
                        .map(row -> row.method() + " " + row.path())
                        .collect(Collectors.toSet());

        assertThat(routes()).isEqualTo(rows);
    }

    @TestFactory
    Stream<DynamicTest> everyRouteAnswersEachRoleAsThePolicySays() {
        var visitors =
                Stream.of(Role.values())
                        .collect(
                                Collectors.toMap(
                                        role -> role,
                                        role ->
                                                Visitor.signedIn(context, port, role)
                                                        .with("Accept", "application/json")));
        var stranger = Visitor.at(port).with("Accept", "application/json");
        var routes = routes();
        var tests = new ArrayList<DynamicTest>();
        for (var row : Policy.ROUTES) {
            if (!routes.contains(row.method() + " " + row.path()) || leaves(row)) {
                continue;
            }
            tests.add(
                    DynamicTest.dynamicTest(
                            row.method() + " " + row.path() + " nobody",
                            () -> check(row, stranger, row.signedOut())));
            visitors.forEach((role, visitor) ->
                    tests.add(
                            DynamicTest.dynamicTest(
                                    row.method() + " " + row.path() + " " + role,
                                    () -> check(row, visitor, row.admits(Set.of(role))))));
        }
        return tests.stream();
    }

    /// A route of programs asks everybody for a key, whoever they are.
    private static void check(Route row, Visitor visitor, boolean admitted) {
        int status = visitor.send(row.method(), example(row.path())).statusCode();

        if (row.byKey()) {
            assertThat(status).isIn(400, 401);
        } else if (admitted) {
            assertThat(status).isNotIn(REFUSED);
        } else {
            assertThat(status).isIn(REFUSED);
        }
    }

    /// Ends the visitor's own session; SignInTest asks these.
    private static boolean leaves(Route row) {
        return row.path().startsWith("/sign-out");
    }

    /// Some path that matches a pattern, of something that does not exist.
    private static String example(String pattern) {
        return pattern.replaceAll("\\{[^}]*}", "999999").replace("**", "x");
    }

    private TreeSet<String> routes() {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(RoutesTest::each)
                .filter(route -> !route.endsWith(" /error"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> each(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        var asked = methods.isEmpty() ? List.of(RequestMethod.values()) : List.copyOf(methods);
        return info.getPatternValues().stream()
                .flatMap(path -> asked.stream().map(method -> method + " " + path));
    }
}
