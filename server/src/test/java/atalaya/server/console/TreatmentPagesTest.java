package atalaya.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.access.Role;
import atalaya.server.access.Visitor;
import atalaya.server.console.page.Words;
import atalaya.server.segment.Treatments;
import atalaya.server.store.ApplicationTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The pages of the treatment table, without a browser.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class TreatmentPagesTest {

    private static final Pattern EDITING = Pattern.compile("/treatment/(\\d+)/edit");

    private final ApplicationContext context;
    private final int port;
    private final Treatments treatments;

    TreatmentPagesTest(
            @Autowired ApplicationContext context,
            @LocalServerPort int port,
            @Autowired Treatments treatments) {
        this.context = context;
        this.port = port;
        this.treatments = treatments;
    }

    @Test
    void anAgentReadsTheTableAndTriesAQuestionButDraftsNothing() {
        var agent = Visitor.signedIn(context, port, Role.AGENT);

        assertThat(ok(agent.get("/treatment?version=1&lang=en")))
                .contains("Own key-account manager", "Strictly cash", "24/7 with SLA")
                .doesNotContain("id=\"draft\"");
        assertThat(ok(agent.get("/treatment?version=1&tier=C&question=return&days=40&lang=es")))
                .contains(
                        "No: 40 días está fuera del plazo. Devoluciones: con condiciones (30 días).");
        assertThat(ok(agent.get("/treatment?tier=C&question=return&days=-4&lang=en")))
                .contains("Say after how many days");
        assertThat(agent.post("/treatment", Map.of("base", "1")).statusCode()).isEqualTo(403);
    }

    @Test
    void aDirectorDraftsCorrectsSimulatesAndPublishes() {
        var director = Visitor.signedIn(context, port, Role.DIRECTOR);
        var begun = director.post("/treatment", Map.of("base", "1"));
        assertThat(begun.statusCode()).isEqualTo(303);
        var matcher = EDITING.matcher(begun.headers().firstValue("Location").orElseThrow());
        assertThat(matcher.find()).isTrue();
        var place = "/treatment/" + matcher.group(1);
        assertThat(ok(director.get(place + "/edit"))).contains("name=\"tiers.B.term.to\"");

        var form = form();
        form.put("tiers.C.returns.days", "75");
        form.put("tiers.D.term.to", "");
        var refused = director.post(place + "?lang=es", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Hay una cosa que no vale", "D, Plazo de pago: falta")
                .contains("value=\"75\"");

        form.put("tiers.D.term.to", "0");
        assertThat(director.post(place + "?lang=en", form).body())
                .contains("B, Returns: this tier is owed less than the one below it");

        form.put("tiers.C.returns.days", "45");
        form.put("note", "Winter returns");
        assertThat(director.post(place, form).statusCode()).isEqualTo(303);
        var shown = "/treatment?lang=en&version=" + matcher.group(1);
        assertThat(ok(director.get(shown)))
                .contains(
                        "Winter returns",
                        "1 promise changes",
                        "<del>With conditions (30 days)</del>",
                        "<ins>With conditions (45 days)</ins>")
                .doesNotContain("id=\"publish\"");

        assertThat(director.post(place + "/simulate", Map.of()).statusCode()).isEqualTo(303);
        var from = treatments.earliest().toString();
        assertThat(director.post(place + "/publish", Map.of("from", from)).statusCode())
                .as("nobody said to have seen whom it affects")
                .isEqualTo(422);
        assertThat(
                        director.post(place + "/publish", Map.of("from", "soon", "sure", "true"))
                                .statusCode())
                .isEqualTo(422);
        assertThat(
                        director.post(place + "/publish", Map.of("from", from, "sure", "true"))
                                .statusCode())
                .isEqualTo(303);
        assertThat(ok(director.get("/treatment?lang=en"))).contains("With conditions (45 days)");
        assertThat(director.post(place, form).body()).contains("Atalaya-6303");
        assertThat(director.get("/treatment?version=999").statusCode()).isEqualTo(404);
    }

    /// What the form of the shipped table sends.
    private Map<String, String> form() {
        var all = new HashMap<String, String>();
        var page = TreatmentForm.of(treatments.known(1), Words.of("en")).page(1, "", "");
        page.settings().forEach(control -> all.put(control.name(), control.value()));
        page.rows().stream()
                .flatMap(row -> row.cells().stream())
                .flatMap(cell -> cell.stream())
                .filter(control ->
                        !control.kind().equals("check") || control.value().equals("true"))
                .forEach(control -> all.put(control.name(), control.value()));
        return all;
    }

    private static String ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("⟦");
        return answer.body();
    }
}
