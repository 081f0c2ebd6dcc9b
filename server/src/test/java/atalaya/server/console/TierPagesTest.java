package atalaya.server.console;

import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.SourceRecord;
import atalaya.insight.value.Tier;
import atalaya.server.Journey;
import atalaya.server.access.Role;
import atalaya.server.access.Visitor;
import atalaya.server.ingest.RecordLog;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.segment.TierFigures;
import atalaya.server.segment.TierReport;
import atalaya.server.segment.TierReport.Flow;
import atalaya.server.store.ApplicationTest;
import atalaya.server.value.Shop;
import atalaya.server.value.Valuation;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Twenty customers in tiers, on the pages: the first brings most, and would be raised or lowered
/// as they buy.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TierPagesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final List<String> NAMES =
            List.of(
                    "Aurora", "Benito", "Celia", "Darío", "Elvira", "Fermín", "Gloria", "Hilario",
                    "Irene", "Joaquín", "Katia", "Leandro", "Micaela", "Néstor", "Olalla", "Pablo",
                    "Quima", "Rodrigo", "Sabela", "Tomé");

    private final ApplicationContext context;
    private final int port;
    private final Town town;
    private final Shop shop;
    private final Journey journey;
    private final TierReport report;

    TierPagesTest(@Autowired ApplicationContext context, @LocalServerPort int port) {
        this.context = context;
        this.port = port;
        this.town =
                new Town(
                        context.getBean(RecordLog.class),
                        context.getBean(Resolution.class),
                        context.getBean(Customers.class));
        this.shop = new Shop(context.getBean(JdbcClient.class), town);
        this.journey = context.getBean(Journey.class);
        this.report = context.getBean(TierReport.class);
    }

    @BeforeAll
    void twentyPeopleBuyAndSomeMove() {
        var people = new ArrayList<SourceRecord>();
        for (int i = 0; i < NAMES.size(); i++) {
            people.add(
                    town.person(
                            "crm:" + i,
                            GIVEN_NAME,
                            i == 0 ? "=Aurora" : NAMES.get(i),
                            SURNAME_1,
                            NAMES.get(NAMES.size() - 1 - i) + "ez",
                            EMAIL,
                            "p%d@correo.example".formatted(i)));
        }
        town.settle(people.toArray(SourceRecord[]::new));
        for (int i = 0; i < NAMES.size(); i++) {
            shop.buys(
                    "crm:" + i,
                    TODAY.minusDays(20).toString(),
                    "P-" + i,
                    (2_000 - 100 * i) + ".00",
                    (1_000 - 50 * i) + ".00");
        }
        shop.happening("crm:0", "Survey Answered", TODAY.minusDays(3).toString())
                .with("{\"nps\": \"10\"}")
                .happens();
        context.getBean(Valuation.class).recompute();
        journey.catchUp();
        buys(1, 400);
        buys(2, 500);
        buys(4, 400);
        journey.catchUp();
    }

    private void buys(int person, int amount) {
        shop.buys(
                "crm:" + person,
                TODAY.minusDays(2).toString(),
                "Q-" + person,
                amount + ".00",
                amount / 2 + ".00");
    }

    private CustomerId id(int person) {
        return town.of("crm:" + person);
    }

    @Test
    void theFiguresOfATierAreThoseOfItsCustomers() {
        var a = report.figures().getFirst();

        assertThat(a.tier()).isEqualTo(Tier.A);
        assertThat(a)
                .extracting(
                        TierFigures::customers,
                        TierFigures::realised,
                        TierFigures::nps,
                        TierFigures::answers)
                .containsExactly(1L, 100_000L, 100.0, 1L);
        assertThat(report.figures().stream().mapToLong(TierFigures::realised).sum())
                .as("all of them add up")
                .isEqualTo(1_050_000 + 65_000);
        assertThat(a.retention()).as("nobody had bought a year before").isNull();
    }

    @Test
    void whoMovedIsCountedFromWhereToWhere() {
        assertThat(report.flows(Instant.now().minus(Duration.ofDays(1))))
                .allSatisfy(flow -> assertThat(flow.from()).as("new to tiers").isNull());
        var sinceFirst = context.getBean(JdbcClient.class);
        var moved =
                sinceFirst
                        .sql(
                                "select at from segment.step where before is not null order by step limit 1")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant();
        assertThat(report.flows(moved)).contains(new Flow(Tier.C, Tier.B, 1, 100_000));
        assertThat(report.months(moved))
                .singleElement()
                .satisfies(month -> assertThat(month.rises()).isEqualTo(1));
    }

    @Test
    void theReportSetsGoalsListsWhoWaitsAndGoesToCsv() {
        var director = Visitor.signedIn(context, port, Role.DIRECTOR);

        assertThat(ok(director.get("/tiers?lang=en")))
                .contains("Somebody has to agree", "Benito", "Retention");
        assertThat(
                        director.post(
                                        "/tiers/goals",
                                        Map.of(
                                                "tier", "A",
                                                "measure", "customers",
                                                "target", "1",
                                                "due", "2030-01-01"))
                                .statusCode())
                .isEqualTo(303);
        assertThat(ok(director.get("/tiers?lang=en"))).contains("goal 1 until 1 Jan 2030, reached");
        assertThat(
                        director.post(
                                        "/tiers/goals",
                                        Map.of(
                                                "tier", "A",
                                                "measure", "customers",
                                                "target", "many",
                                                "due", "2030-01-01"))
                                .statusCode())
                .isEqualTo(422);
        assertThat(ok(director.get("/tiers.csv"))).contains("A,1,1000.00,");
        var analyst = Visitor.signedIn(context, port, Role.ANALYST);
        assertThat(ok(analyst.get("/tiers?lang=es"))).doesNotContain("Fijar un objetivo");
        assertThat(Visitor.signedIn(context, port, Role.AGENT).get("/tiers").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theListOfATierShowsThoseWhoBringMostFirstAndGoesToCsv() {
        var agent = Visitor.signedIn(context, port, Role.AGENT);

        var page = ok(agent.get("/customers?tier=B&lang=en"));
        assertThat(page)
                .contains("Benito", "<span class=\"tier b\">B</span>")
                .doesNotContain("Gloria");
        assertThat(page.indexOf("Benito")).isLessThan(page.indexOf("Darío"));
        assertThat(ok(agent.get("/customers?tier=B&q=beni")))
                .contains("Benito")
                .doesNotContain("Celia");
        assertThat(ok(agent.get("/customers.csv?tier=A")))
                .startsWith(
                        "customer,tier,name,email,phone,city,owner,sources,interactions,last\r\n")
                .contains(id(0) + ",A,'=Aurora");
        assertThat(ok(agent.get("/customers.csv")).lines()).hasSize(21);
    }

    @Test
    void theProfileSaysTheTierWhyAndWhatIsOwedAndTakesADecision() {
        var director = Visitor.signedIn(context, port, Role.DIRECTOR);
        var agent = Visitor.signedIn(context, port, Role.AGENT);
        var place = "/customers/" + id(2);

        assertThat(ok(agent.get(place + "?lang=en")))
                .contains(
                        "Tier B customer",
                        "Shared key-account manager",
                        "The figures ask to raise to")
                .doesNotContain("id=\"agree\"")
                .doesNotContain("brought in 12 months");
        assertThat(ok(director.get(place + "?lang=es")))
                .contains("id=\"agree\"", "aportados en 12 meses");
        var no = Map.of("tier", "A", "agree", "false");
        assertThat(agent.post(place + "/tier", no).statusCode()).isEqualTo(403);
        assertThat(to(director.post(place + "/tier", no))).endsWith("?tier=refused#owed");
        assertThat(ok(director.get(place + "?tier=refused&lang=en")))
                .contains("Tier B customer", "refused by hand", "stays as it was");
        assertThat(to(director.post(place + "/tier", no))).endsWith("?tier=gone#owed");
    }

    private static String to(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("⟦");
        return answer.body();
    }
}
