package atalaya.server.segment;

import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.OWNER;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import atalaya.insight.risk.Warning;
import atalaya.insight.risk.Warning.Kind;
import atalaya.server.Journey;
import atalaya.server.access.Role;
import atalaya.server.access.SignedIn;
import atalaya.server.access.Visitor;
import atalaya.server.ingest.RecordLog;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.segment.Alerts.Asked;
import atalaya.server.store.ApplicationTest;
import atalaya.server.store.AtalayaError;
import atalaya.server.value.Shop;
import atalaya.server.value.Valuation;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Jorge looks after Ann, Inés after Tim, and nobody after Tom.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class AlertsTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Asked OPEN = new Asked(null, null, true);
    private static final Asked CLOSED = new Asked(null, null, false);

    private final ApplicationContext context;
    private final int port;
    private final Town town;
    private final Shop shop;
    private final Journey journey;
    private final Valuation valuation;
    private final Alerts alerts;
    private final JdbcClient sql;

    AlertsTest(@Autowired ApplicationContext context, @LocalServerPort int port) {
        this.context = context;
        this.port = port;
        this.sql = context.getBean(JdbcClient.class);
        this.town =
                new Town(
                        context.getBean(RecordLog.class),
                        context.getBean(Resolution.class),
                        context.getBean(Customers.class));
        this.shop = new Shop(sql, town);
        this.journey = context.getBean(Journey.class);
        this.valuation = context.getBean(Valuation.class);
        this.alerts = context.getBean(Alerts.class);
    }

    @BeforeEach
    void annTimAndTomAreKnown() {
        sql.sql("truncate ingest.interaction, ingest.departure, segment.alert").update();
        town.settle(
                town.person(
                        "crm:ann",
                        GIVEN_NAME,
                        "Ann",
                        SURNAME_1,
                        "Lee",
                        EMAIL,
                        "ann@lee.example",
                        OWNER,
                        "Jorge Sanz"),
                town.person(
                        "crm:tim",
                        GIVEN_NAME,
                        "Tim",
                        SURNAME_1,
                        "Ferro",
                        EMAIL,
                        "tim@ferro.example",
                        OWNER,
                        "Inés Mora"),
                town.person(
                        "crm:tom",
                        GIVEN_NAME,
                        "Tomé",
                        SURNAME_1,
                        "Souto",
                        EMAIL,
                        "tom@souto.example"));
        valuation.recompute();
        journey.catchUp();
    }

    private static String ago(int days) {
        return TODAY.minusDays(days).toString();
    }

    private void returns(String key, int daysAgo) {
        shop.happening(key, "Return Requested", ago(daysAgo)).of("return", "RMA-1").happens();
    }

    private List<Warning> open() {
        journey.catchUp();
        return alerts.find(OPEN, Long.MAX_VALUE, 50).stream().map(Alert::warning).toList();
    }

    @Test
    void aReturnPastItsTermIsToldOnceAndIsOverWhenItIsSettled() {
        returns("crm:ann", 41);
        returns("crm:tom", 41);

        assertThat(open()).as("nobody looks after Tom").hasSize(1);
        assertThat(open())
                .extracting(Warning::kind, Warning::subject, Warning::from)
                .containsExactly(tuple(Kind.RETURN_OVERDUE, "RMA-1", 14L));
        shop.buys("crm:ann", ago(1), "P-1", "10.00", "5.00");
        assertThat(open()).as("told once").hasSize(1);

        shop.happening("crm:ann", "Return Refunded", ago(0) + "T00:00:01Z")
                .amount("20.00")
                .of("return", "RMA-1")
                .happens();
        assertThat(open()).isEmpty();
        assertThat(alerts.find(CLOSED, Long.MAX_VALUE, 50))
                .singleElement()
                .satisfies(one -> assertThat(one.overAt()).isNotNull());
    }

    @Test
    void deviceFaultsAndRisingInterestAreTold() {
        shop.happening("crm:tim", "Device Fault", ago(1)).of("device", "boiler-7").happens();
        for (int i = 0; i < 3; i++) {
            shop.happening("crm:ann", "Product Viewed", ago(1)).happens();
        }

        assertThat(open())
                .extracting(Warning::kind)
                .containsExactlyInAnyOrder(Kind.DEVICE_FAULT, Kind.INTEREST_RISES);
    }

    @Test
    void aCardThatNobodyUsesIsTold() {
        shop.happening("crm:ann", "Card Issued", ago(60)).of("card", "T-1").happens();

        assertThat(open()).extracting(Warning::kind).containsExactly(Kind.CARD_UNUSED);
    }

    @Test
    void whatWasDealtWithIsNotRaisedAgainWhileItLasts() {
        returns("crm:ann", 41);
        open();
        var alert = alerts.find(OPEN, Long.MAX_VALUE, 50).getFirst();

        var done = alerts.done(SignedIn.atCommandLine(), alert.alert(), " Called, refunds today ");
        assertThat(done.note()).isEqualTo("Called, refunds today");
        shop.buys("crm:ann", ago(1), "P-2", "10.00", "5.00");

        assertThat(open()).isEmpty();
        assertThat(alerts.unseen(null)).isZero();
        assertThatThrownBy(() -> alerts.done(SignedIn.atCommandLine(), 999_999, ""))
                .isInstanceOfSatisfying(
                        AtalayaError.class,
                        error -> assertThat(error.code()).isEqualTo("Atalaya-6309"));
    }

    @Test
    void anAccountManagerSeesTheirOwnWithABadgeAndDealsWithThem() {
        returns("crm:ann", 41);
        shop.happening("crm:tim", "Device Fault", ago(1)).of("device", "=boiler").happens();
        journey.catchUp();
        var jorge = Visitor.signedIn(context, port, "Jorge Sanz", Role.ACCOUNT_MANAGER);
        var ines = Visitor.signedIn(context, port, "Inés Mora", Role.ACCOUNT_MANAGER);

        assertThat(ok(jorge.get("/?lang=en"))).contains("aria-label=\"1 new alert\"");
        var page = ok(jorge.get("/alerts?lang=en"));
        assertThat(page)
                .containsPattern("Return RMA-1 waits since 4[01] days; its term is 14\\.")
                .contains("/customers/" + town.of("crm:ann"))
                .doesNotContain("Tim Ferro");
        assertThat(ok(jorge.get("/?lang=en"))).as("seen").doesNotContain("1 new alert");
        assertThat(ok(ines.get("/alerts.csv?lang=es")))
                .startsWith(
                        "alert,kind,customer,name,tier,owner,why,raised,seen,done,over,note\r\n")
                .contains("device-fault", "Tim Ferro")
                .doesNotContain("Ann");

        var number =
                alerts.find(new Asked("Jorge Sanz", null, true), Long.MAX_VALUE, 1)
                        .getFirst()
                        .alert();
        assertThat(ines.postJson("/v1/alerts/" + number, "{}").statusCode())
                .as("not her customer")
                .isEqualTo(404);
        assertThat(jorge.post("/alerts/" + number, Map.of("note", "Called")).statusCode())
                .isEqualTo(303);
        assertThat(ok(jorge.get("/alerts?lang=en"))).contains("All up to date");
        assertThat(ok(jorge.get("/alerts?lang=en&state=done"))).contains("Dealt with by", "Called");
        assertThat(ok(jorge.get("/v1/alerts?open=false"))).contains("\"kind\":\"return-overdue\"");
        assertThat(jorge.get("/v1/alerts?kind=nonsense").statusCode()).isEqualTo(400);
        assertThat(Visitor.signedIn(context, port, Role.AGENT).get("/alerts").statusCode())
                .isEqualTo(403);
    }

    private static String ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("⟦");
        return answer.body();
    }
}
