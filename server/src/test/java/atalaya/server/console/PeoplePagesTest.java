package atalaya.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.Audit;
import atalaya.server.access.AuditQuery;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.Role;
import atalaya.server.access.Visitor;
import atalaya.server.console.page.Words;
import atalaya.server.store.ApplicationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The pages of an administrator: people and roles, and the audit.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class PeoplePagesTest {

    private static final Pattern ACT =
            Pattern.compile("\\.record(?:Read)?\\([^;]*?\"([a-z]+(?:\\.[a-z-]+)+)\"");

    private final People people;
    private final Audit audit;
    private final int port;
    private final Visitor administrator;

    PeoplePagesTest(
            @Autowired ApplicationContext context,
            @Autowired People people,
            @Autowired Audit audit,
            @LocalServerPort int port) {
        this.people = people;
        this.audit = audit;
        this.port = port;
        this.administrator = Visitor.signedIn(context, port, Role.ADMINISTRATOR);
    }

    @Test
    void anAdministratorAddsSomebodyWhoThenChoosesAPassword() {
        var login = "lucia-" + UUID.randomUUID();
        var answer =
                administrator.post(
                        "/settings/people",
                        Map.of("login", login, "name", "Lucía <b>Romero</b>", "roles", "AGENT"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Lucía &lt;b&gt;Romero").doesNotContain("<b>Romero");
        var link = found("/welcome/[\\w-]{43}", answer.body());
        var lucia = Visitor.at(port);
        lucia.get(link);
        assertThat(lucia.post(link, Map.of("password", "una frase larga y tranquila")).statusCode())
                .isEqualTo(303);
        assertThat(lucia.get("/settings").statusCode()).isEqualTo(200);
        assertThat(lucia.get("/settings/people").statusCode()).isEqualTo(403);
    }

    @Test
    void aLoginThatExistsIsExplainedAndWhatWasTypedStays() {
        var login = added("Ann Lee").login();

        var answer =
                administrator.post(
                        "/settings/people?lang=en",
                        Map.of("login", login, "name", "Ann Marsh", "roles", "AGENT"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("There is already somebody with that login")
                .contains("Ann Marsh");
    }

    @Test
    void rolesAndAccessAreChangedAndReadBack() {
        var ann = added("Ann Lee");

        var answer =
                administrator.post(
                        "/settings/people/" + ann.person(),
                        Map.of("name", "Ann Marsh", "roles", "STEWARD", "owner", "Ann"));

        assertThat(answer.statusCode()).isEqualTo(303);
        var after = people.find(ann.person()).orElseThrow();
        assertThat(after.name()).isEqualTo("Ann Marsh");
        assertThat(after.roles()).containsExactly(Role.STEWARD);
        assertThat(after.active()).isFalse();
        assertThat(administrator.get(answer.headers().firstValue("Location").orElseThrow()).body())
                .contains("Ann Marsh");
    }

    @Test
    void theAuditSaysWhoAddedWhom() {
        var ann = added("Ann Lee");

        var page = administrator.get("/audit?what=person:" + ann.person() + "&lang=en");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Added a person").doesNotContain("⟦");
        assertThat(administrator.get("/audit?verify=true&lang=en").body()).contains("is intact");
        assertThat(administrator.get("/audit?since=nonsense&until=2026-01-01").statusCode())
                .isEqualTo(200);
        assertThat(administrator.get("/audit.csv?what=person:" + ann.person()).body())
                .startsWith("entry,at,person,act,subjects,reason\r\n")
                .contains("person.added,person:" + ann.person() + ",");
        assertThat(
                        audit.find(
                                new AuditQuery(null, "audit.exported", null, null, null),
                                Long.MAX_VALUE,
                                1))
                .hasSize(1);
    }

    @Test
    void everyActHasItsWords() throws IOException {
        var acts = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                ACT.matcher(Files.readString(file)).results().forEach(m -> acts.add(m.group(1)));
            }
        }

        for (var language : new String[] {"es", "en"}) {
            assertThat(Words.of(language).below("access.act.").keySet()).containsAll(acts);
        }
        assertThat(acts).contains("person.added", "customer.viewed");
    }

    private Person added(String name) {
        var login = "ann-" + UUID.randomUUID();
        administrator.post(
                "/settings/people", Map.of("login", login, "name", name, "roles", "AGENT"));
        return people.find(login).orElseThrow();
    }

    private static String found(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }
}
