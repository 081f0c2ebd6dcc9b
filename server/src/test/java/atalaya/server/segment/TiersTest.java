package atalaya.server.segment;

import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.OWNER;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static atalaya.identity.record.Attribute.TIER_FLOOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import atalaya.identity.record.SourceRecord;
import atalaya.insight.value.Tier;
import atalaya.insight.value.TierDecision.Reason;
import atalaya.insight.value.TierRule.Shares;
import atalaya.insight.value.TierScheme;
import atalaya.server.Journey;
import atalaya.server.access.Role;
import atalaya.server.access.SignedIn;
import atalaya.server.access.Visitor;
import atalaya.server.ingest.RecordLog;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.segment.Simulation.Move;
import atalaya.server.store.ApplicationTest;
import atalaya.server.store.AtalayaError;
import atalaya.server.value.Shop;
import atalaya.server.value.Valuation;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Twenty people of whom the first brings 1,000.00, the second 950.00, and so on: one is A, three
/// are B, six C and ten D.
@ApplicationTest(web = WebEnvironment.RANDOM_PORT)
class TiersTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final SignedIn INES = SignedIn.atCommandLine();
    private static final JsonMapper JSON = JsonMapper.builder().build();

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
    private final Valuation valuation;
    private final Tiers tiers;
    private final Treatments treatments;
    private final Simulations simulations;
    private final Decisions decisions;
    private final JdbcClient sql;

    TiersTest(@Autowired ApplicationContext context, @LocalServerPort int port) {
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
        this.tiers = context.getBean(Tiers.class);
        this.treatments = context.getBean(Treatments.class);
        this.simulations = context.getBean(Simulations.class);
        this.decisions = context.getBean(Decisions.class);
    }

    @BeforeEach
    void twentyPeopleBuy() {
        // Taken back as sources do: facts in columns are only ever added to.
        sql.sql(
                        """
                        insert into ingest.departure (placed, position, record)
                        select nextval('ingest.position'), position, record
                          from ingest.interaction where record is not null
                        """)
                .update();
        sql.sql("delete from ingest.interaction").update();
        var people = new ArrayList<SourceRecord>();
        for (int i = 0; i < NAMES.size(); i++) {
            people.add(
                    town.person(
                            "crm:" + i,
                            GIVEN_NAME,
                            NAMES.get(i),
                            SURNAME_1,
                            NAMES.get(NAMES.size() - 1 - i) + "ez",
                            EMAIL,
                            "p%d@correo.example".formatted(i),
                            OWNER,
                            i < 10 ? "Jorge Sanz" : "Inés Mora"));
        }
        town.settle(people.toArray(SourceRecord[]::new));
        for (int i = 0; i < NAMES.size(); i++) {
            buys(i, 2_000 - 100 * i);
        }
        sql.sql("truncate segment.step, segment.standing, segment.cut").update();
        sql.sql("update segment.progress set figure = 0, version = 0").update();
        valuation.recompute();
        journey.catchUp();
    }

    /// Half of an order is contribution.
    private void buys(int person, int amount) {
        if (amount > 0) {
            shop.buys(
                    "crm:" + person,
                    TODAY.minusDays(20).toString(),
                    "P-%d-%d".formatted(person, System.nanoTime()),
                    amount + ".00",
                    amount / 2 + ".00");
        }
    }

    private CustomerId id(int person) {
        return town.of("crm:" + person);
    }

    private CustomerTier tier(int person) {
        return tiers.of(id(person)).orElseThrow();
    }

    @Test
    void theSharesOfTheTableSayHowManyAreInEachTier() {
        assertThat(tiers.held().values())
                .extracting(Tiers.Held::customers)
                .containsExactly(1L, 3L, 6L, 10L);
        assertThat(tiers.held().get(Tier.A)).isEqualTo(new Tiers.Held(1, 100_000, 0));
        assertThat(tier(0).tier()).isEqualTo(Tier.A);
        assertThat(tier(3).tier()).isEqualTo(Tier.B);
        assertThat(tier(4)).extracting(CustomerTier::tier).isEqualTo(Tier.C);
        assertThat(tier(19).reason()).isEqualTo(Reason.FIRST);
    }

    /// The last customer bought much 400 days ago, and the one before 100 days ago; both bought a
    /// little 20 days ago, as everybody.
    @Test
    void howCustomersCameToTheirFirstTierIsToldBackwards() {
        shop.buys("crm:19", TODAY.minusDays(400).toString(), "P-old", "19000.00", "100.00");
        shop.buys("crm:18", TODAY.minusDays(100).toString(), "P-later", "9000.00", "100.00");
        sql.sql("truncate segment.step, segment.standing, segment.cut").update();
        sql.sql("update segment.progress set figure = 0, version = 0").update();
        valuation.recompute();
        journey.catchUp();

        assertThat(tiers.history(id(19)))
                .extracting(TierStep::before, TierStep::tier, TierStep::reason)
                .containsExactly(tuple(Tier.A, Tier.D, "FELL"), tuple(null, Tier.A, "FIRST"));
        assertThat(tiers.history(id(19))).allMatch(TierStep::backcast);
        assertThat(tiers.history(id(0))).noneMatch(TierStep::backcast);
        var fell = tiers.history(id(19)).getFirst().at();
        assertThat(fell).isEqualTo(TODAY.minusDays(30).atStartOfDay().toInstant(ZoneOffset.UTC));
        assertThat(tier(19))
                .extracting(CustomerTier::tier, CustomerTier::since)
                .containsExactly(Tier.D, fell);
        assertThat(tiers.history(id(18)))
                .extracting(TierStep::before, TierStep::tier, TierStep::reason)
                .containsExactly(tuple(Tier.B, Tier.A, "ROSE"), tuple(null, Tier.B, "FIRST"));
        assertThat(tiers.history(id(0))).as("nothing to tell of").hasSize(1);
        var report = context.getBean(TierReport.class);
        assertThat(report.figures().getFirst().retention())
                .as("A a year ago held 19, who came back 20 days ago")
                .isEqualTo(1);
        assertThat(report.flows(Instant.now().minus(Duration.ofDays(365))))
                .filteredOn(flow -> flow.from() == Tier.A)
                .singleElement()
                .satisfies(flow -> assertThat(flow.to()).isEqualTo(Tier.D));
        assertThat(tiers.awaiting(null, 9)).isEmpty();
        assertThat(inTierD(new Tiers.Was(Tier.A, 365))).containsExactly(id(19));
        assertThat(inTierD(new Tiers.Was(Tier.A, 20))).as("by then D already").isEmpty();
        assertThat(inTierD(new Tiers.Was(Tier.D, 20))).containsExactly(id(19));
        var page =
                Visitor.signedIn(context, port, Role.DIRECTOR)
                        .get("/customers?tier=D&was=A&days=365&lang=en");
        assertThat(page.body())
                .contains(id(19).toString(), "In A, 365 days ago")
                .doesNotContain(id(17).toString());
    }

    private List<CustomerId> inTierD(Tiers.Was was) {
        return tiers.in(new Tiers.InTier(Tier.D, null, null, null, was), null, 30).stream()
                .map(CustomerTier::customer)
                .toList();
    }

    @Test
    void whoPassesACutByLittleWaitsAndByMuchRises() {
        buys(4, 120);
        journey.catchUp();
        assertThat(tier(4))
                .extracting(CustomerTier::tier, CustomerTier::reason, CustomerTier::score)
                .containsExactly(Tier.C, Reason.HELD_BY_BAND, 86_000L);

        buys(4, 200);
        journey.catchUp();
        assertThat(tier(4))
                .extracting(CustomerTier::tier, CustomerTier::reason)
                .containsExactly(Tier.B, Reason.ROSE);
        assertThat(tiers.history(id(4)))
                .extracting(TierStep::before, TierStep::tier, TierStep::reason)
                .containsExactly(tuple(Tier.C, Tier.B, "ROSE"), tuple(null, Tier.C, "FIRST"));
    }

    @Test
    void intoASomebodyHasToAgree() {
        buys(1, 400);
        journey.catchUp();

        assertThat(tier(1).tier()).isEqualTo(Tier.B);
        assertThat(tiers.awaiting(null, 10))
                .extracting(CustomerTier::customer)
                .containsExactly(id(1));
        assertThat(tiers.awaiting("Inés Mora", 10)).isEmpty();
        assertThatThrownBy(() -> tiers.approve(INES, id(1), Tier.C))
                .isInstanceOfSatisfying(
                        AtalayaError.class,
                        error -> assertThat(error.code()).isEqualTo("Atalaya-6307"));

        assertThat(tiers.approve(INES, id(1), Tier.A).tier()).isEqualTo(Tier.A);
        journey.catchUp();
        valuation.recompute();
        journey.catchUp();
        assertThat(tier(1).tier()).isEqualTo(Tier.A);
        assertThat(tiers.awaiting(null, 10)).isEmpty();
        assertThat(tiers.history(id(1)).getFirst())
                .extracting(TierStep::reason, TierStep::person)
                .containsExactly("ROSE", 0L);
        assertThatThrownBy(() -> tiers.approve(INES, id(1), Tier.A))
                .isInstanceOf(AtalayaError.class);
    }

    @Test
    void whatWasRefusedStaysAsItIsAndIsNotAskedAgain() {
        buys(1, 400);
        journey.catchUp();

        assertThat(tiers.refuse(INES, id(1), Tier.A).tier()).isEqualTo(Tier.B);
        buys(1, 10);
        journey.catchUp();

        assertThat(tier(1).tier()).isEqualTo(Tier.B);
        assertThat(tiers.awaiting(null, 10)).isEmpty();
        assertThat(tiers.history(id(1)).getFirst().reason()).isEqualTo("REFUSED");
    }

    @Test
    void anAgreedFloorHoldsACustomerUp() {
        agreedFloor("B");
        assertThat(tier(19))
                .extracting(CustomerTier::tier, CustomerTier::floor, CustomerTier::proposed)
                .containsExactly(Tier.D, Tier.B, Tier.B);

        assertThat(tiers.approve(INES, id(19), Tier.B).tier())
                .as("two tiers up, so somebody agreed")
                .isEqualTo(Tier.B);
        valuation.recompute();
        journey.catchUp();
        assertThat(tier(19).reason()).isEqualTo(Reason.HELD_BY_FLOOR);
        agreedFloor("D");
    }

    private void agreedFloor(String floor) {
        town.settle(
                town.person(
                        "crm:19",
                        GIVEN_NAME,
                        NAMES.get(19),
                        SURNAME_1,
                        NAMES.getFirst() + "ez",
                        EMAIL,
                        "p19@correo.example",
                        OWNER,
                        "Inés Mora",
                        TIER_FLOOR,
                        floor));
        journey.catchUp();
    }

    @Test
    void aMergeInheritsTheBetterTierAndItsUndoingGivesBothBack() {
        var apart = tier(12);
        var merged = decisions.merge(id(0), id(12), "ines", "");
        journey.catchUp();
        assertThat(tier(12).tier()).isEqualTo(Tier.A);
        assertThat(tiers.held().values().stream().mapToLong(Tiers.Held::customers).sum())
                .isEqualTo(19);
        buys(0, 90);
        journey.catchUp();

        decisions.undo(merged.decision().number(), "ines", "");
        journey.catchUp();

        assertThat(tier(0).tier()).isEqualTo(Tier.A);
        assertThat(tier(12)).usingRecursiveComparison().ignoringFields("reason").isEqualTo(apart);
        assertThat(tiers.history(id(12))).extracting(TierStep::tier).containsOnly(Tier.D);
    }

    @Test
    void aSimulationSaysWhoWouldMoveAndPublishingMovesThem() {
        var terms = treatments.inForce().terms();
        var wider =
                new Terms(
                        new TierScheme(new Shares(.05, .25, .3), .5, .1),
                        terms.warrantyDays(),
                        terms.tiers());
        var draft = treatments.draft(INES, treatments.inForce().version(), "wider B", wider);

        var simulation = simulations.run(INES, draft.version());

        assertThat(simulation.customers()).isEqualTo(20);
        // B would begin at 750.00 and C at 450.00: by the band only who brings 500.00 rises.
        assertThat(simulation.moves()).containsExactly(new Move(Tier.D, Tier.C, 1, 50_000));
        assertThat(simulation.promises()).isEmpty();
        assertThat(simulation.touched()).isEqualTo(simulation.moved());
        assertThat(simulations.of(draft.version())).contains(simulation);

        treatments.publish(INES, draft.version(), treatments.earliest());
        journey.catchUp();
        assertThat(tier(0).version()).isEqualTo(draft.version());
        assertThat(tiers.rule(treatments.known(draft.version())))
                .hasValueSatisfying(rule -> assertThat(rule.fromB()).isEqualTo(75_000));
        assertThat(tier(10).tier()).isEqualTo(Tier.C);

        var asBefore = treatments.draft(INES, draft.version(), "as before", terms);
        simulations.run(INES, asBefore.version());
        treatments.publish(INES, asBefore.version(), treatments.earliest());
    }

    @Test
    void aProgramAsksForACustomerAndSeesMoneyOnlyIfItMay() {
        var agent = Visitor.signedIn(context, port, Role.AGENT).with("Accept-Language", "en");
        var path = "/v1/customers/email:p7@correo.example/treatment";

        var owed = json(agent.get(path), 200);
        assertThat(owed.path("tier").path("tier").asString()).isEqualTo("C");
        assertThat(owed.path("tier").path("realised").isNull()).isTrue();
        assertThat(owed.path("clauses").path("account").asString()).isEqualTo("contact centre");
        var answer = json(agent.get(path + "/answer?question=return&days=40"), 200);
        assertThat(answer.path("customer").asString()).isEqualTo(id(7).toString());
        assertThat(answer.path("answer").path("answer").asString()).isEqualTo("no");
        assertThat(answer.path("answer").path("sentence").asString())
                .startsWith("No: 40 days is past the term. Tier C");

        var director = Visitor.signedIn(context, port, Role.DIRECTOR);
        assertThat(json(director.get(path), 200).path("tier").path("realised").decimalValue())
                .isEqualByComparingTo("650.00");
        var held = json(director.get("/v1/tiers"), 200);
        assertThat(held.path("tiers").path(0).path("fromScore").decimalValue())
                .isEqualByComparingTo("1000.00");
        assertThat(agent.get("/v1/customers/email:nobody@correo.example/treatment").statusCode())
                .isEqualTo(404);
        var ines = Visitor.signedIn(context, port, "Inés Mora", Role.ACCOUNT_MANAGER);
        assertThat(ines.get(path).statusCode()).as("not her customer").isEqualTo(404);
    }

    @Test
    void aDirectorAgreesOverHttpAndAnAgentMayNot() {
        buys(1, 400);
        journey.catchUp();
        var director = Visitor.signedIn(context, port, Role.DIRECTOR);
        var path = "/v1/customers/%s/tiers".formatted(id(1));
        var yes = "{\"tier\": \"A\", \"agree\": true}";

        assertThat(json(director.get("/v1/tiers/awaiting"), 200).path("customers")).hasSize(1);
        assertThat(Visitor.signedIn(context, port, Role.AGENT).postJson(path, yes).statusCode())
                .isEqualTo(403);
        assertThat(json(director.postJson(path, yes), 200).path("tier").asString()).isEqualTo("A");
        assertThat(json(director.postJson(path, yes), 409).path("code").asString())
                .isEqualTo("Atalaya-6307");
        assertThat(json(director.get(path), 200).path("steps").path(0).path("byHand").asBoolean())
                .isTrue();
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
