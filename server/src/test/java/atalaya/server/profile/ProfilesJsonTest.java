package atalaya.server.profile;

import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.NATIONAL_ID;
import static atalaya.identity.record.Attribute.OWNER;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.SourceRecord;
import atalaya.server.access.Role;
import atalaya.server.access.Visitor;
import atalaya.server.ingest.RecordLog;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.store.ApplicationTest;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Customers as JSON, over HTTP, as each role sees them.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class ProfilesJsonTest {

    private final ApplicationContext context;
    private final int port;
    private final Town town;
    private final Profiles profiles;

    ProfilesJsonTest(
            @Autowired ApplicationContext context,
            @LocalServerPort int port,
            @Autowired RecordLog log,
            @Autowired Resolution resolution,
            @Autowired Customers customers,
            @Autowired Profiles profiles) {
        this.context = context;
        this.port = port;
        this.town = new Town(log, resolution, customers);
        this.profiles = profiles;
    }

    @BeforeEach
    void annBrunoAndCarlaAreKnown() {
        town.settle(
                person("crm:ann", "Ann", "12345678Z", "Jorge Sanz"),
                person("crm:bruno", "Bruno", "87654321X", "Inés Mora"),
                person("crm:carla", "Carla", "23456789D", "Inés Mora"));
        int built = profiles.buildNext(100);
        while (built > 0) {
            built = profiles.buildNext(100);
        }
    }

    @Test
    void aStewardSeesTheDocumentAndAnAgentItsEndOnly() {
        var path = "/customers/%s.json".formatted(town.of("crm:ann"));

        assertThat(body(as(Role.STEWARD).get(path), 200)).contains("12345678Z", "\"crm:ann\"");
        assertThat(body(as(Role.AGENT).get(path), 200)).contains("Ann").doesNotContain("12345678Z");
    }

    @Test
    void anAccountManagerSeesTheirOwnCustomersOnly() {
        var jorge = Visitor.signedIn(context, port, "Jorge Sanz", Role.ACCOUNT_MANAGER);

        assertThat(body(jorge.get("/customers.json"), 200)).contains("Ann").doesNotContain("Bruno");
        assertThat(body(jorge.get("/search.json?q=bruno"), 200)).doesNotContain("Bruno\"");
        assertThat(body(jorge.get("/customers/%s.json".formatted(town.of("crm:bruno"))), 404))
                .contains("Atalaya-3001");
        assertThat(
                        jorge.get("/customers/%s/timeline.json".formatted(town.of("crm:bruno")))
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMergeShowsAtOnceTheOldIdLeadsToItAndWhatContradictsIsRefusedWithTheChain() {
        var steward = as(Role.STEWARD);
        var ann = town.of("crm:ann");
        var bruno = town.of("crm:bruno");
        var carla = town.of("crm:carla");

        var merged =
                body(
                        steward.postJson(
                                "/customers/%s/merge.json".formatted(ann),
                                "{\"other\":\"%s\",\"reason\":\"the same\"}".formatted(bruno)),
                        200);
        assertThat(merged).contains("\"kind\":\"merge\"").contains(town.of("crm:ann").toString());
        var gone = town.of("crm:ann").equals(ann) ? bruno : ann;
        var moved = steward.get("/customers/%s.json".formatted(gone));
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location").orElseThrow())
                .endsWith("/customers/%s.json".formatted(town.of("crm:ann")));

        var split =
                steward.postJson(
                        "/customers/%s/split.json".formatted(town.of("crm:ann")),
                        "{\"records\":[\"crm:bruno\"]}");
        assertThat(body(split, 409)).contains("Atalaya-3008", "\"chain\"", "crm:bruno");
        assertThat(split.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");

        var number = merged.replaceAll(".*\"decision\":(\\d+).*", "$1");
        assertThat(body(steward.postJson("/decisions/%s/undo.json".formatted(number), "{}"), 200))
                .contains("\"holds\":false");
        assertThat(body(steward.get("/customers/%s.json".formatted(carla)), 200)).contains("Carla");
        assertThat(steward.get("/customers/%s.json".formatted(gone)).statusCode()).isEqualTo(200);
        assertThat(body(steward.get("/customers/%s/identity.json".formatted(ann)), 200))
                .contains("founded", "\"decisions\":[{");
    }

    @Test
    void aCorrectionIsMadeAndUndone() {
        var agent = as(Role.AGENT);
        var carla = town.of("crm:carla");
        var path = "/customers/%s/corrections".formatted(carla);

        var made =
                body(
                        agent.postJson(
                                path + ".json",
                                "{\"attribute\":\"address.city\",\"text\":\"Lugo\"}"),
                        200);
        assertThat(body(agent.get("/customers/%s.json".formatted(carla)), 200)).contains("Lugo");
        var number = made.replaceAll(".*\"number\":(\\d+).*", "$1");
        body(agent.postJson("%s/%s/undo.json".formatted(path, number), "{}"), 200);
        assertThat(body(agent.get("/customers/%s.json".formatted(carla)), 200))
                .doesNotContain("Lugo");
    }

    @Test
    void whatCannotBeReadIsAProblemWithItsCode() {
        var steward = as(Role.STEWARD);

        assertThat(body(steward.get("/customers/nobody.json"), 404)).contains("Atalaya-3001");
        assertThat(body(steward.get("/why.json?a=crm:ann&b=nothing"), 400))
                .contains("Atalaya-3002");
        assertThat(body(steward.get("/why.json?a=crm:ann&b=crm:carla"), 200))
                .contains("\"verdict\":\"different\"", "priorMillibits");
        assertThat(body(steward.get("/duplicates.json"), 200)).contains("\"pending\":");
        assertThat(body(steward.get("/openapi.json"), 200))
                .contains("/customers/{id}.json", "/duplicates.json");
    }

    private Visitor as(Role role) {
        return Visitor.signedIn(context, port, role);
    }

    private SourceRecord person(String key, String given, String document, String owner) {
        return town.person(
                key,
                GIVEN_NAME,
                given,
                SURNAME_1,
                "Robles",
                NATIONAL_ID,
                document,
                EMAIL,
                given.toLowerCase(Locale.ROOT) + "@robles.example",
                OWNER,
                owner);
    }

    private static String body(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }
}
