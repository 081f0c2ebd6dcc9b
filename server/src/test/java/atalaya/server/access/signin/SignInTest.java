package atalaya.server.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.Accounts;
import atalaya.server.access.Audit;
import atalaya.server.access.AuditEntry;
import atalaya.server.access.AuditQuery;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.Preferences.Language;
import atalaya.server.access.Role;
import atalaya.server.access.SignedIn;
import atalaya.server.access.Visitor;
import atalaya.server.store.ApplicationTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class SignInTest {

    private static final String PASSWORD = "una frase larga y tranquila";

    private final People people;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Audit audit;
    private final JdbcClient sql;
    private final int port;

    SignInTest(
            @Autowired People people,
            @Autowired Accounts accounts,
            @Autowired Passwords passwords,
            @Autowired Audit audit,
            @Autowired JdbcClient sql,
            @LocalServerPort int port) {
        this.people = people;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.sql = sql;
        this.port = port;
    }

    @Test
    void aStrangerIsLedToTheSignInAndBack() throws Exception {
        var stranger = Visitor.at(port);

        assertThat(location(stranger.get("/customers?sort=name")))
                .isEqualTo("/login?next=%2Fcustomers%3Fsort%3Dname");

        var ann = somebody(Role.AGENT);
        stranger.get("/login");
        var in =
                stranger.post(
                        "/login",
                        Map.of(
                                "login",
                                ann.login(),
                                "password",
                                PASSWORD,
                                "next",
                                "/customers?sort=name"));
        assertThat(location(in)).isEqualTo("/customers?sort=name");
    }

    @Test
    void theWayBackNeverLeadsToAnotherSite() throws Exception {
        var ann = somebody(Role.AGENT);
        for (var next :
                new String[] {
                    "https://evil.example",
                    "//evil.example",
                    "/\\evil.example",
                    "/\t/evil.example",
                    "javascript:alert(1)",
                    "/login"
                }) {
            var visitor = Visitor.at(port);
            visitor.get("/login");
            var in =
                    visitor.post(
                            "/login",
                            Map.of("login", ann.login(), "password", PASSWORD, "next", next));

            assertThat(location(in)).as(next).isEqualTo("/");
        }
    }

    @Test
    void aProgramGetsProblemDetails() {
        var answer = Visitor.at(port).get("/customers.json");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":401").contains("Atalaya-5010");
    }

    @Test
    void aPartOfAPageSendsTheWholePageToTheSignIn() {
        var answer =
                Visitor.at(port)
                        .with("HX-Request", "true")
                        .with("HX-Current-URL", "http://localhost:" + port + "/customers?sort=name")
                        .get("/customers/C-0001-0001/timeline");

        assertThat(answer.headers().firstValue("HX-Redirect"))
                .contains("/login?next=%2Fcustomers%3Fsort%3Dname");
    }

    @Test
    void theCookieIsNewAfterEachSignInAndOldOnesEnd() throws Exception {
        var ann = somebody(Role.AGENT);
        var visitor = Visitor.at(port);
        visitor.get("/login");
        var before = visitor.cookie();
        enter(visitor, ann, PASSWORD);
        var first = visitor.cookie();
        assertThat(first).isNotEqualTo(before);

        enter(visitor, ann, PASSWORD);
        assertThat(visitor.cookie()).isNotEqualTo(first);
        visitor.post("/sign-out", Map.of());

        var eve = Visitor.at(port);
        eve.setCookie(before);
        assertThat(eve.get("/openapi.json").statusCode())
                .as("a cookie from before the sign-in opens nothing")
                .isEqualTo(401);
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() throws Exception {
        var visitor = Visitor.at(port);
        enter(visitor, somebody(Role.AGENT), PASSWORD);
        var stolen = visitor.cookie();

        assertThat(location(visitor.post("/sign-out", Map.of()))).isEqualTo("/login");

        visitor.setCookie(stolen);
        assertThat(visitor.get("/openapi.json").statusCode()).isEqualTo(401);
    }

    @Test
    void signingOutEverywhereEndsTheOtherDeviceToo() throws Exception {
        var ann = somebody(Role.AGENT);
        var phone = Visitor.at(port);
        var desk = Visitor.at(port);
        enter(phone, ann, PASSWORD);
        enter(desk, ann, PASSWORD);

        desk.post("/sign-out/everywhere", Map.of());

        assertThat(phone.get("/openapi.json").statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionEndsWhenIdleAndAfterADayOfWork() throws Exception {
        for (var age :
                new String[] {
                    "seen_at = seen_at - interval '2 hours 1 minute'",
                    "began_at = began_at - interval '12 hours 1 minute'"
                }) {
            var visitor = Visitor.at(port);
            enter(visitor, somebody(Role.AGENT), PASSWORD);
            assertThat(visitor.get("/openapi.json").statusCode()).isEqualTo(200);

            sql.sql("update access.session set " + age).update();

            assertThat(visitor.get("/openapi.json").statusCode()).as(age).isEqualTo(401);
        }
    }

    @Test
    void whoLeavesIsOutAtOnce() throws Exception {
        var ann = somebody(Role.AGENT);
        var visitor = Visitor.at(port);
        enter(visitor, ann, PASSWORD);

        accounts.change(
                SignedIn.atCommandLine(),
                ann.person(),
                new Accounts.Account("Ann Lee", Set.of(Role.AGENT), null),
                false);

        assertThat(visitor.get("/openapi.json").statusCode()).isEqualTo(401);
        assertThat(enter(Visitor.at(port), ann, PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginGetTheSameAnswer() throws Exception {
        var ann = somebody(Role.AGENT);
        var one = Visitor.at(port);
        one.get("/login");
        var wrong = enter(one, ann, "not her password at all");
        var unknown = enter(one, "nobody-here", "not her password at all");

        assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
        assertThat(stripped(wrong.body(), ann.login()))
                .isEqualTo(stripped(unknown.body(), "nobody-here"));
    }

    @Test
    void fiveFailuresMakeALoginWaitWhetherItExistsOrNot() throws Exception {
        for (var login :
                new String[] {somebody(Role.AGENT).login(), "nobody-" + UUID.randomUUID()}) {
            for (int i = 0; i < Attempts.PER_LOGIN; i++) {
                assertThat(enter(Visitor.at(port), login, "wrong").statusCode()).isEqualTo(401);
            }
            var sixth = enter(Visitor.at(port), login, PASSWORD);

            assertThat(sixth.statusCode()).as("even with the right password").isEqualTo(429);
            assertThat(sixth.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 30L);
        }
        sql.sql("delete from access.failure").update();
    }

    @Test
    void aResetLinkSetsANewPasswordAndEndsEverything() throws Exception {
        var ann = somebody(Role.AGENT);
        var old = Visitor.at(port);
        enter(old, ann, PASSWORD);

        var link = accounts.reset(SignedIn.atCommandLine(), ann.person());
        assertThat(old.get("/openapi.json").statusCode()).isEqualTo(401);
        assertThat(enter(Visitor.at(port), ann, PASSWORD).statusCode()).isEqualTo(401);

        var visitor = Visitor.at(port);
        visitor.get(link);
        assertThat(visitor.post(link, Map.of("password", "otra frase aun mas larga")).statusCode())
                .isEqualTo(303);
        assertThat(visitor.get("/openapi.json").statusCode()).isEqualTo(200);
        assertThat(enter(Visitor.at(port), ann, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(enter(Visitor.at(port), ann, "otra frase aun mas larga").statusCode())
                .isEqualTo(303);
    }

    @Test
    void aPersonChangesTheirPasswordOnlyKnowingTheOldOne() throws Exception {
        var ann = somebody(Role.AGENT);
        var desk = Visitor.at(port);
        var phone = Visitor.at(port);
        enter(desk, ann, PASSWORD);
        enter(phone, ann, PASSWORD);

        var form = Map.of("old", "a guess", "password", "otra frase aun mas larga");
        assertThat(location(desk.post("/settings/password", form))).endsWith("REFUSED");
        form = Map.of("old", PASSWORD, "password", "otra frase aun mas larga");
        assertThat(location(desk.post("/settings/password", form))).endsWith("DONE");

        assertThat(desk.get("/openapi.json").statusCode()).isEqualTo(200);
        assertThat(phone.get("/openapi.json").statusCode()).isEqualTo(401);
    }

    @Test
    void preferencesStayWithThePerson() throws Exception {
        var ann = somebody(Role.AGENT);
        var visitor = Visitor.at(port);
        enter(visitor, ann, PASSWORD);

        visitor.post("/settings/preferences", Map.of("theme", "dark", "letterKeys", "false"));

        var preferences = people.find(ann.person()).orElseThrow().preferences();
        assertThat(preferences.theme().word()).isEqualTo("dark");
        assertThat(preferences.letterKeys()).isFalse();
        assertThat(preferences.language()).isEqualTo(Language.ES);
    }

    @Test
    void theAuditSaysWhoCameAndWent() throws Exception {
        var ann = somebody(Role.AGENT);
        var visitor = Visitor.at(port);
        enter(visitor, ann, PASSWORD);
        visitor.post("/sign-out", Map.of());

        assertThat(
                        audit.find(
                                new AuditQuery(ann.person(), null, null, null, null),
                                Long.MAX_VALUE,
                                10))
                .extracting(AuditEntry::act)
                .containsExactly("person.signed-out", "person.signed-in");
    }

    private Person somebody(Role... roles) throws Exception {
        var login = "ann-" + UUID.randomUUID();
        accounts.add(
                SignedIn.atCommandLine(),
                login,
                new Accounts.Account("Ann Lee", Set.of(roles), null),
                Language.ES);
        var person = people.find(login).orElseThrow();
        people.password(person.person(), passwords.hash(PASSWORD));
        return person;
    }

    private static HttpResponse<String> enter(Visitor visitor, Person person, String password) {
        return enter(visitor, person.login(), password);
    }

    private static HttpResponse<String> enter(Visitor visitor, String login, String password) {
        visitor.get("/login");
        return visitor.post("/login", Map.of("login", login, "password", password));
    }

    private static String stripped(String page, String login) {
        return page.replace(login, "").replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere");
    }
}
