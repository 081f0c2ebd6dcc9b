package atalaya.server.console;

import static atalaya.identity.record.Attribute.ACQUISITION_COST;
import static atalaya.identity.record.Attribute.CUSTOMER_SINCE;
import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.FULL_NAME;
import static atalaya.identity.record.Attribute.LOYALTY_NUMBER;
import static atalaya.identity.record.Attribute.REFERRED_BY;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.insight.value.LedgerPart;
import atalaya.server.Journey;
import atalaya.server.access.Role;
import atalaya.server.access.Visitor;
import atalaya.server.ingest.RecordLog;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.store.ApplicationTest;
import atalaya.server.value.Mark;
import atalaya.server.value.Portfolio;
import atalaya.server.value.Portfolios;
import atalaya.server.value.Scorecard;
import atalaya.server.value.Scorecards;
import atalaya.server.value.Shop;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All customers together: ten who bring a little, one who brings most, one who costs, and one who
/// only asked.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class PortfolioPagesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final Portfolios portfolios;
    private final Scorecards scorecards;
    private final Visitor director;
    private final Visitor agent;
    private final Town town;

    @Autowired
    PortfolioPagesTest(
            ApplicationContext context,
            @LocalServerPort int port,
            Portfolios portfolios,
            Scorecards scorecards,
            RecordLog log,
            Resolution resolution,
            Customers customers,
            Journey journey,
            JdbcClient sql) {
        this.portfolios = portfolios;
        this.scorecards = scorecards;
        this.director = Visitor.signedIn(context, port, Role.DIRECTOR);
        this.agent = Visitor.signedIn(context, port, Role.AGENT);
        this.town = new Town(log, resolution, customers);
        var shop = new Shop(sql, town);
        boolean first =
                sql.sql("select not exists (select from ingest.interaction)")
                        .query(Boolean.class)
                        .single();
        if (first) {
            trade(shop, sql);
            journey.catchUp();
        }
    }

    private void trade(Shop shop, JdbcClient sql) {
        town.settle(
                town.person(
                        "crm:ann",
                        FULL_NAME,
                        "Ann Lee",
                        EMAIL,
                        "ann@lee.example",
                        LOYALTY_NUMBER,
                        "N-1"),
                town.person(
                        "crm:bob",
                        FULL_NAME,
                        "=HYPERLINK(1)",
                        EMAIL,
                        "bob@ray.example",
                        ACQUISITION_COST,
                        "40.00",
                        CUSTOMER_SINCE,
                        ago(15),
                        REFERRED_BY,
                        "N-1"));
        shop.buys("crm:ann", ago(20), "P-1", "1000.00", "100.00");
        shop.buys("crm:bob", ago(15), "P-2", "30.00", "20.00");
        for (int i = 0; i < 10; i++) {
            town.settle(
                    town.person(
                            "crm:n" + i,
                            FULL_NAME,
                            "Neighbour " + "abcdefghij".charAt(i) + " Park" + i,
                            EMAIL,
                            "n" + i + "@park.example"));
            shop.buys("crm:n" + i, ago(40 + i), "N-" + i, "20.00", "10.00");
        }
        trouble(shop);
        town.settle(town.person("crm:zoe", FULL_NAME, "Zoe Asks", EMAIL, "zoe@asks.example"));
        shop.happening("crm:zoe", "Call Ended", ago(7))
                .with("{\"queue\": \"Ventas\", \"talkSeconds\": \"120\"}")
                .happens();
        sql.sql(
                        """
                        insert into ingest.interaction
                               (position, source, file, message_id, type, at, amount, currency,
                                placed, hash)
                        select next, 'shop', 'f', 'nobody', 'Order Completed', now() - interval '3 days',
                               7.50, 'EUR', next, ''
                          from nextval('ingest.position') as next
                        """)
                .update();
    }

    private static void trouble(Shop shop) {
        shop.happening("crm:n0", "Call Abandoned", ago(9))
                .with("{\"queue\": \"Posventa\", \"waitSeconds\": \"400\"}")
                .happens();
        shop.happening("crm:n0", "Call Abandoned", ago(8))
                .with("{\"queue\": \"Posventa\", \"waitSeconds\": \"30\"}")
                .happens();
        shop.happening("crm:n1", "Call Ended", ago(8))
                .with("{\"queue\": \"Posventa\", \"talkSeconds\": \"60\"}")
                .happens();
        shop.happening("crm:n2", "Card Issued", ago(90))
                .of("card", "K-1")
                .with("{\"promotion\": \"Verano\", \"monthlyCost\": \"1.50\"}")
                .happens();
        shop.happening("crm:n3", "Return Requested", ago(60)).of("return", "R-1").happens();
        shop.happening("crm:n4", "Case Opened", ago(20))
                .of("case", "S-1")
                .with("{\"topic\": \"Retraso\"}")
                .happens();
        shop.happening("crm:n4", "Case Resolved", ago(19)).of("case", "S-1").happens();
    }

    private static String ago(int days) {
        return TODAY.minusDays(days).toString();
    }

    @Test
    void theBestFifthTheMapAndTheBooksAreWhatWasTraded() {
        var portfolio = portfolios.now();

        assertThat(portfolio.customers()).isEqualTo(13);
        assertThat(portfolio.whale().customers()).isEqualTo(12);
        // 900 + 10 × 10 − 30, less a minute on the telephone and a complaint
        assertThat(portfolio.whale().total()).isEqualTo(97_000 - 60 - 300);
        // two of twelve are the best fifth
        assertThat(portfolio.whale().topShare(.2)).isEqualTo(91_000.0 / 96_640);
        assertThat(portfolio.whale().below()).isOne();
        assertThat(portfolio.cells()).extracting(cell -> cell.recency()).containsExactly(0, 1);
        assertThat(portfolio.cells()).extracting(cell -> cell.customers()).containsExactly(2L, 10L);
        assertThat(portfolio.books().unallocated().contribution()).isEqualTo(750);
        assertThat(portfolio.books().all().contribution()).isEqualTo(97_390 - 120);
        assertThat(portfolio.askers()).isEqualTo(new Portfolio.Askers(1, -120));
        assertThat(portfolio.referrals().converted()).isOne();
        assertThat(portfolio.losses().drivers())
                .singleElement()
                .satisfies(driver -> assertThat(driver.part()).isEqualTo(LedgerPart.ACQUISITION));
        assertThat(portfolio.channels())
                .anySatisfy(channel -> assertThat(channel.channel()).isEqualTo("web"));
    }

    @Test
    void eachMarkOpensItsCustomers() {
        assertThat(portfolios.behind(new Mark.Best(20), null, 9))
                .extracting(line -> line.name())
                .first()
                .isEqualTo("Ann Lee");
        assertThat(portfolios.count(new Mark.Best(20))).isEqualTo(2);
        assertThat(portfolios.behind(new Mark.Below(), null, 9))
                .singleElement()
                .satisfies(line -> assertThat(line.realised()).isEqualTo(-3_000));
        assertThat(portfolios.behind(new Mark.NeverBought(), null, 9))
                .extracting(line -> line.name())
                .containsExactly("Zoe Asks");
        assertThat(portfolios.count(new Mark.Driver(LedgerPart.ACQUISITION))).isOne();
        assertThat(portfolios.count(new Mark.In(1, 0))).isEqualTo(10);
        assertThat(portfolios.count(new Mark.In(4, 4))).isZero();
        var page = portfolios.behind(new Mark.All(), null, 5);
        var rest = portfolios.behind(new Mark.All(), page.getLast().place(), 50);
        assertThat(page.size() + rest.size()).isEqualTo(13);
    }

    @Test
    void thePageSaysItInBothLanguagesAndOnlyToManagement() {
        var spanish = director.get("/portfolio?lang=es");

        assertThat(spanish.statusCode()).isEqualTo(200);
        assertThat(spanish.body())
                .contains("¿Qué clientes dan el margen?", "/portfolio/customers?mark=best-20")
                .contains("mark=in-1-0", "mark=driver-acquisition", "mark=asked")
                .contains("Una persona que nunca compró")
                .doesNotContain("⟦");
        assertThat(director.get("/portfolio?lang=en").body())
                .contains("Which customers bring the margin?")
                .doesNotContain("⟦");
        assertThat(director.get("/portfolio?lang=es&days=30").body())
                .contains("Migración entre niveles", "/portfolio?days=365")
                .containsPattern("/portfolio\\?days=30\" aria-current=\"true\"");
        assertThat(director.get("/portfolio/customers?mark=below&lang=en").body())
                .contains("Below zero")
                .doesNotContain("⟦");
        assertThat(agent.get("/portfolio").statusCode()).isEqualTo(403);
        assertThat(agent.get("/portfolio/customers.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void theBackOfficeShowsWhatGoesWrongAndForWhom() {
        var boards = new EnumMap<Scorecard.Board, Scorecard.Row>(Scorecard.Board.class);
        scorecards.now().boards().forEach(one -> boards.put(one.board(), one.rows().getFirst()));

        assertThat(scorecards.now().abandoners()).isOne();
        var queue = boards.get(Scorecard.Board.QUEUE);
        assertThat(queue).isEqualTo(new Scorecard.Row("Posventa", 3, 2, 1, 0, 0, null));
        assertThat(boards.get(Scorecard.Board.STEP))
                .isEqualTo(new Scorecard.Row("1-requested", 1, 1, 1, 0, 0, null));
        assertThat(boards.get(Scorecard.Board.PROMOTION))
                .isEqualTo(new Scorecard.Row("Verano", 1, 1, 1, 0, 150, null));
        assertThat(boards.get(Scorecard.Board.TOPIC))
                .isEqualTo(new Scorecard.Row("Retraso", 1, 0, 0, 0, 0, null));
        assertThat(portfolios.behind(new Mark.Row(Scorecard.Board.QUEUE, "Posventa"), null, 9))
                .singleElement()
                .satisfies(line -> assertThat(line.customer()).isEqualTo(town.of("crm:n0")));

        var page = director.get("/backoffice?lang=es");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("mark=row-queue-Posventa", "5–10 min", "Solicitada", "1 cliente colgó")
                .doesNotContain("⟦");
        assertThat(director.get("/backoffice?lang=en").body()).doesNotContain("⟦");
        assertThat(director.get("/portfolio/customers?mark=row-queue-Posventa").body())
                .contains(town.of("crm:n0").toString());
        assertThat(director.get("/backoffice.csv").body().lines())
                .contains("queue,Posventa,3,2,1,0.00,0.00,,,,,");
        assertThat(agent.get("/backoffice").statusCode()).isEqualTo(403);
        assertThat(agent.get("/backoffice.csv").statusCode()).isEqualTo(403);
    }

    @Test
    void aListIsAFileThatNoSpreadsheetTakesForFormulas() {
        var csv = director.get("/portfolio/customers.csv?mark=below");

        assertThat(csv.body())
                .startsWith("customer,name,city,owner,contribution_12_months")
                .contains("'=hyperlink(1)")
                .contains(",-30.00,")
                .doesNotContain(",=hyperlink");
        assertThat(director.get("/portfolio/customers.csv?mark=nonsense").statusCode())
                .isEqualTo(200);
        assertThat(PortfolioController.cell("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
        assertThat(PortfolioController.cell("@sum")).isEqualTo("'@sum");
        assertThat(PortfolioController.cell("-3.20")).isEqualTo("-3.20");
    }
}
