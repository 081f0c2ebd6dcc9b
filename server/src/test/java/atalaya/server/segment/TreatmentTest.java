package atalaya.server.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.server.access.Audit;
import atalaya.server.access.AuditQuery;
import atalaya.server.access.Role;
import atalaya.server.access.Visitor;
import atalaya.server.store.ApplicationTest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The table of treatments over HTTP: what it answers, and how a version comes into force.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class TreatmentTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApplicationContext context;
    private final int port;
    private final Treatments treatments;
    private final JdbcClient sql;

    TreatmentTest(
            @Autowired ApplicationContext context,
            @LocalServerPort int port,
            @Autowired Treatments treatments,
            @Autowired JdbcClient sql) {
        this.context = context;
        this.port = port;
        this.treatments = treatments;
        this.sql = sql;
    }

    @Test
    void theShippedTableAnswersFromTheFirstDay() {
        var agent = as(Role.AGENT).with("Accept-Language", "en");

        var table = json(agent.get("/v1/treatment?on=2026-01-01"), 200);
        assertThat(table.path("version").asInt()).isEqualTo(1);
        assertThat(table.path("clauses").path("A").path("support").asString())
                .isEqualTo("24/7 with SLA");
        assertThat(table.path("clauses").path("D").path("term").asString())
                .isEqualTo("strictly cash");
        assertThat(json(agent.get("/v1/treatment?on=2025-12-31"), 404).path("code").asString())
                .isEqualTo("Atalaya-6302");
    }

    @Test
    void mayACustomerOfATierReturnAfterFortyDays() {
        var path = "/v1/treatment/answer?question=return&days=40&tier=";
        var agent = as(Role.AGENT);

        var no = json(agent.with("Accept-Language", "es").get(path + "C"), 200);
        assertThat(no.path("answer").asString()).isEqualTo("no");
        assertThat(no.path("clause").asString()).isEqualTo("con condiciones (30 días)");
        assertThat(no.path("sentence").asString())
                .isEqualTo(
                        "No: 40 días está fuera del plazo. Nivel C, Devoluciones: con condiciones (30"
                                + " días) (tabla versión 1, vigente desde el 1 ene 2026).");

        agent.with("Accept-Language", "en-GB");
        assertThat(json(agent.get(path + "A"), 200).path("reason").asString())
                .isEqualTo("any-time");
        assertThat(json(agent.get(path + "C&defect=true"), 200).path("sentence").asString())
                .startsWith("Yes: it is faulty, and the warranty covers 40 days. Tier C, Returns:");
        var discount = agent.get("/v1/treatment/answer?question=discount&tier=B");
        assertThat(json(discount, 200).path("answer").asString()).isEqualTo("with-approval");
    }

    @Test
    void aQuestionThatCannotBeAnsweredSaysWhatIsMissing() {
        var agent = as(Role.AGENT);

        var noDays = json(agent.get("/v1/treatment/answer?question=return&tier=C"), 400);
        assertThat(noDays.path("code").asString()).isEqualTo("Atalaya-6306");
        assertThat(noDays.path("place").asString()).isEqualTo("days");
        assertThat(code(agent.get("/v1/treatment/answer?question=gift&tier=C"), 400))
                .isEqualTo("Atalaya-6306");
        assertThat(code(agent.get("/v1/treatment/answer?question=help&hour=24&tier=C"), 400))
                .isEqualTo("Atalaya-6306");
        assertThat(code(agent.get("/v1/treatment/answer?question=pay&days=-1&tier=C"), 400))
                .isEqualTo("Atalaya-6306");
        assertThat(agent.get("/v1/treatment/answer?question=credit&tier=E").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aDraftIsSimulatedPublishedAndThenStaysAsItIs() {
        var director = as(Role.DIRECTOR).with("Accept-Language", "en");
        var terms = terms();
        returns(terms, "C").put("days", 45);
        int version = drafted(director, terms);
        var place = "/v1/treatment/versions/" + version;
        var soon = treatments.earliest().plusDays(1);
        var from = "{\"validFrom\":\"%s\"}".formatted(soon);

        assertThat(code(director.postJson(place + "/publish", from), 409))
                .isEqualTo("Atalaya-6304");
        var simulated = json(director.postJson(place + "/simulate", "{}"), 200);
        assertThat(simulated.path("promises"))
                .hasSize(1)
                .first()
                .satisfies(one -> {
                    assertThat(one.path("tier").asString()).isEqualTo("C");
                    assertThat(one.path("before").asString())
                            .isEqualTo("with conditions (30 days)");
                    assertThat(one.path("after").asString()).isEqualTo("with conditions (45 days)");
                });
        assertThat(
                        code(
                                director.postJson(
                                        place + "/publish", "{\"validFrom\":\"2026-01-01\"}"),
                                422))
                .isEqualTo("Atalaya-6305");
        assertThat(json(director.postJson(place + "/publish", from), 200).path("state").asString())
                .isEqualTo("published");

        var answer = "/v1/treatment/answer?question=return&days=40&tier=C";
        assertThat(json(director.get(answer), 200).path("answer").asString()).isEqualTo("no");
        assertThat(json(director.get(answer + "&on=" + soon), 200).path("answer").asString())
                .isEqualTo("yes");
        assertThat(code(director.postJson(place, terms.toString()), 409)).isEqualTo("Atalaya-6303");
        assertThat(code(director.postJson(place + "/discard", "{}"), 409))
                .isEqualTo("Atalaya-6303");
        assertThatThrownBy(() ->
                        sql.sql("update segment.treatment set note = 'x' where version = :v")
                                .param("v", version)
                                .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(audited("treatment.published", "treatment:" + version)).isEqualTo(1);
    }

    @Test
    void anEditedDraftHasToBeSimulatedAgainAndCanBeThrownAway() {
        var analyst = as(Role.ANALYST);
        var terms = terms();
        int version = drafted(analyst, terms);
        var place = "/v1/treatment/versions/" + version;
        analyst.postJson(place + "/simulate", "{}");
        assertThat(json(analyst.get(place), 200).path("state").asString()).isEqualTo("simulated");

        returns(terms, "C").put("days", 20);
        assertThat(json(analyst.postJson(place, terms.toString()), 200).path("state").asString())
                .isEqualTo("draft");
        assertThat(
                        analyst.postJson(place + "/publish", "{\"validFrom\":\"2030-01-01\"}")
                                .statusCode())
                .as("an analyst drafts and does not publish")
                .isEqualTo(403);
        assertThat(analyst.postJson(place + "/discard", "{}").statusCode()).isEqualTo(204);
        assertThat(code(analyst.get(place), 404)).isEqualTo("Atalaya-6302");
    }

    @Test
    void aTableWithAHoleOrAContradictionIsRefusedWithItsPlace() {
        var director = as(Role.DIRECTOR).with("Accept-Language", "es");
        var hole = terms();
        ((ObjectNode) hole.path("tiers").path("C")).remove("delivery");
        var refused = json(director.postJson("/v1/treatment/versions", hole.toString()), 422);
        assertThat(refused.path("code").asString()).isEqualTo("Atalaya-6007");
        assertThat(refused.path("place").asString()).isEqualTo("tiers.C.delivery.pace");
        assertThat(refused.path("detail").asString()).isEqualTo("tiers.C.delivery.pace: falta");

        var worse = terms();
        returns(worse, "B").put("days", 10).put("approvalDays", 12);
        refused = json(director.postJson("/v1/treatment/versions", worse.toString()), 422);
        assertThat(refused.path("code").asString()).isEqualTo("Atalaya-6301");
        assertThat(refused.path("flaws").path(0).path("place").asString())
                .isEqualTo("tiers.B.returns");
        assertThat(refused.path("flaws").path(0).path("why").asString())
                .isEqualTo("worse-than-below");

        var misspelt = terms();
        ((ObjectNode) misspelt.path("tiers").path("A")).put("suport", "24/7");
        assertThat(
                        json(director.postJson("/v1/treatment/versions", misspelt.toString()), 422)
                                .path("flaws")
                                .toString())
                .contains("tiers.A.suport", "unknown-place");

        var over = terms();
        ((ObjectNode) over.path("tiering").path("shares")).put("C", 90);
        assertThat(code(director.postJson("/v1/treatment/versions", over.toString()), 422))
                .isEqualTo("Atalaya-6301");
        assertThat(code(director.postJson("/v1/treatment/versions", "{"), 400))
                .isEqualTo("Atalaya-3002");
    }

    @Test
    void theVersionThatBeganLastIsInForce() {
        assertThat(treatments.inForce(LocalDate.of(2026, 1, 1)))
                .map(TreatmentVersion::version)
                .contains(1);
        assertThat(treatments.inForce(LocalDate.of(2025, 1, 1))).isEmpty();
        var shipped = treatments.known(1).terms();
        assertThat(TermsReader.read(terms())).isEqualTo(new Reading.Whole(shipped));
    }

    private long audited(String act, String subject) {
        var audit = context.getBean(Audit.class);
        return audit.find(new AuditQuery(null, act, subject, null, null), Long.MAX_VALUE, 10)
                .size();
    }

    private static int drafted(Visitor who, ObjectNode terms) {
        return json(who.postJson("/v1/treatment/versions", terms.toString()), 201)
                .path("version")
                .asInt();
    }

    private ObjectNode terms() {
        return (ObjectNode)
                JSON.readTree(
                        JSON.writeValueAsString(TermsWriter.write(treatments.known(1).terms())));
    }

    private static ObjectNode returns(ObjectNode terms, String tier) {
        return (ObjectNode) terms.path("tiers").path(tier).path("returns");
    }

    private static String code(HttpResponse<String> answer, int status) {
        return json(answer, status).path("code").asString();
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private Visitor as(Role role) {
        return Visitor.signedIn(context, port, role);
    }
}
