package atalaya.server.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.Role;
import atalaya.server.access.Visitor;
import atalaya.server.store.ApplicationTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// What every answer says, and what every change must prove.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class HeadersTest {

    private final ApplicationContext context;
    private final CspReports reports;
    private final int port;

    HeadersTest(
            @Autowired ApplicationContext context,
            @Autowired CspReports reports,
            @LocalServerPort int port) {
        this.context = context;
        this.reports = reports;
        this.port = port;
    }

    @Test
    void everyAnswerIsStrictAboutWhatAPageMayDo() {
        for (var path : List.of("/login", "/openapi.json", "/nothing/here", "/welcome/unknown")) {
            var headers = Visitor.at(port).get(path).headers();

            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("script-src 'self'")
                    .contains("style-src 'self'")
                    .contains("frame-ancestors 'none'")
                    .contains("base-uri 'none'")
                    .contains("form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void theCookieIsOutOfReach() {
        assertThat(Visitor.at(port).get("/login").headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("atalaya=")
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
    }

    @Test
    void aChangeWithoutItsTokenIsRefused() {
        var ann = Visitor.signedIn(context, port, Role.ADMINISTRATOR);

        assertThat(ann.postWithout("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(ann.postWithout("/sign-out", Map.of("_csrf", "guess")).statusCode())
                .isEqualTo(403);
        assertThat(
                        Visitor.at(port)
                                .postWithout("/login", Map.of("login", "a", "password", "b"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(ann.get("/openapi.json").statusCode()).as("she is still in").isEqualTo(200);
    }

    @Test
    void theTokenOfAnotherSessionIsRefused() {
        var ann = Visitor.signedIn(context, port, Role.ADMINISTRATOR);
        var eve = Visitor.signedIn(context, port, Role.AGENT);

        var answer = ann.postWithout("/sign-out", Map.of("_csrf", eve.token()));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aChangeThatAnotherSiteAsksForIsRefused() {
        for (var header :
                List.of(
                        Map.entry("Origin", "https://evil.example"),
                        Map.entry("Origin", "null"),
                        Map.entry("Origin", "http://localhost:1"),
                        Map.entry("Sec-Fetch-Site", "cross-site"),
                        Map.entry("Sec-Fetch-Site", "same-site"))) {
            var ann = Visitor.signedIn(context, port, Role.ADMINISTRATOR);
            var elsewhere = ann.with(header.getKey(), header.getValue());

            assertThat(elsewhere.post("/sign-out", Map.of()).statusCode())
                    .as(header.toString())
                    .isEqualTo(403);
        }
        var ann = Visitor.signedIn(context, port, Role.ADMINISTRATOR);
        assertThat(
                        ann.with("Origin", "http://localhost:" + port)
                                .with("Sec-Fetch-Site", "same-origin")
                                .post("/sign-out", Map.of())
                                .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aBrokenContentPolicyIsCounted() {
        long before = reports.count();

        assertThat(Visitor.at(port).postWithout("/csp-report", Map.of()).statusCode())
                .isEqualTo(204);

        assertThat(reports.count()).isEqualTo(before + 1);
    }
}
