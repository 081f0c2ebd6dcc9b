package atalaya.server.value;

import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.NATIONAL_ID;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static atalaya.insight.value.LedgerPart.COST;
import static atalaya.insight.value.LedgerPart.DISCOUNTS;
import static atalaya.insight.value.LedgerPart.FREIGHT;
import static atalaya.insight.value.LedgerPart.RETURNS;
import static atalaya.insight.value.LedgerPart.RETURNS_HANDLING;
import static atalaya.insight.value.LedgerPart.SALES;
import static atalaya.insight.value.LedgerPart.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.insight.risk.Standing;
import atalaya.server.Journey;
import atalaya.server.ingest.RecordLog;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.store.ApplicationTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What Ann, Marta and the twins bring, cost and feel.
@ApplicationTest
class ValuationTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final Town town;
    private final Shop shop;
    private final Journey journey;
    private final Valuation valuation;
    private final Values values;
    private final Decisions decisions;
    private final JdbcClient sql;

    @Autowired
    ValuationTest(
            RecordLog log,
            Resolution resolution,
            Customers customers,
            Journey journey,
            Valuation valuation,
            Values values,
            Decisions decisions,
            JdbcClient sql) {
        this.town = new Town(log, resolution, customers);
        this.shop = new Shop(sql, town);
        this.journey = journey;
        this.valuation = valuation;
        this.values = values;
        this.decisions = decisions;
        this.sql = sql;
    }

    @BeforeEach
    void nobodyHasDoneAnything() {
        takeBack("true");
        town.settle(
                town.person(
                        "crm:ann",
                        GIVEN_NAME,
                        "Ann",
                        SURNAME_1,
                        "Lee",
                        NATIONAL_ID,
                        "12345678Z",
                        EMAIL,
                        "ann@lee.example"),
                town.person(
                        "shop:tim",
                        GIVEN_NAME,
                        "Tim",
                        SURNAME_1,
                        "Ferro",
                        EMAIL,
                        "tim@ferro.example"));
        valuation.recompute();
        journey.catchUp();
    }

    private static String ago(int days) {
        return TODAY.minusDays(days).toString();
    }

    private Figures ann() {
        journey.catchUp();
        return values.of(town.of("crm:ann")).orElseThrow();
    }

    @Test
    void whatAnnBringsIsALedgerWhosePartsAddUp() {
        shop.happening("crm:ann", "Order Completed", ago(400))
                .amount("90.00")
                .cost("50.00")
                .with("{\"discount\": \"10.00\"}")
                .of("order", "P-1")
                .happens();
        shop.buys("crm:ann", ago(30), "P-2", "60.00", "30.00");
        shop.happening("crm:ann", "Order Shipped", ago(29)).cost("4.00").happens();
        shop.happening("crm:ann", "Return Received", ago(12)).of("return", "R-1").happens();
        shop.happening("crm:ann", "Return Refunded", ago(10))
                .amount("30.00")
                .of("return", "R-1")
                .happens();
        shop.happening("crm:ann", "Call Ended", ago(9))
                .with("{\"talkSeconds\": \"300\"}")
                .happens();

        var ann = ann();

        assertThat(ann.ledger().sum(SALES)).isEqualTo(16_000);
        assertThat(ann.ledger().sum(DISCOUNTS)).isEqualTo(1_000);
        assertThat(ann.ledger().sum(RETURNS)).isEqualTo(3_000);
        // 80.00, and what came back went back on the shelf at 80 of 150
        assertThat(ann.ledger().sum(COST)).isEqualTo(8_000 - 1_600);
        assertThat(ann.ledger().sum(FREIGHT)).isEqualTo(400);
        assertThat(ann.ledger().sum(RETURNS_HANDLING)).isEqualTo(450);
        assertThat(ann.ledger().sum(SERVICE)).isEqualTo(300);
        assertThat(ann.ledger().contribution())
                .isEqualTo(16_000 - 1_000 - 3_000 - 6_400 - 400 - 450 - 300);
        assertThat(ann.year().sum(SALES)).isEqualTo(6_000);
        assertThat(ann.contribution().realised()).isEqualTo(ann.year().contribution());
    }

    @Test
    void anOrderCountsOnceWhoeverSpeaksOfItAndItsInvoiceSaysWhatItCost() {
        shop.happening("crm:ann", "Order Completed", ago(20))
                .amount("60.00")
                .of("order", "P-3")
                .happens();
        shop.happening("crm:ann", "Order Completed", ago(19))
                .amount("60.00")
                .of("order", "P-3")
                .happens();
        shop.happening("crm:ann", "Order Updated", ago(20))
                .amount("60.00")
                .cost("25.00")
                .of("order", "P-3")
                .happens();
        shop.happening("crm:ann", "Order Updated", ago(18))
                .cost("7.00")
                .of("order", "P-elsewhere")
                .happens();
        shop.happening("crm:ann", "Order Completed", ago(5)).amount("99.00").in("USD").happens();

        var ann = ann();

        assertThat(ann.ledger().sum(SALES)).isEqualTo(6_000);
        assertThat(ann.ledger().sum(COST)).isEqualTo(2_500);
        assertThat(ann.notes().twice()).isEqualTo(1);
        assertThat(ann.notes().strayCosts()).isEqualTo(700);
        assertThat(ann.notes().foreign()).isEqualTo(1);
        assertThat(ann.rfm()).isNotNull().satisfies(rfm -> assertThat(rfm.purchases()).isOne());
    }

    @Test
    void anAmountThatCannotBeOneIsLeftOutAndStopsNobodysFigures() {
        shop.buys("crm:ann", ago(9), "P-6", "40.00", "25.00");
        shop.buys("crm:ann", ago(8), "P-7", "9E+99", "1.00");

        var ann = ann();

        assertThat(ann.ledger().sum(SALES)).isEqualTo(4_000);
        assertThat(ann.notes().foreign()).isOne();
    }

    @Test
    void whatIsToComeWaitsAndWhatWasACostUnderZeroIsLeftOut() {
        shop.buys("crm:ann", TODAY.plusDays(3).toString(), "P-4", "10.00", "1.00");
        shop.buys("crm:ann", ago(3), "P-5", "10.00", "-1.00");

        var ann = ann();

        assertThat(ann.notes().later()).isOne();
        assertThat(ann.notes().badCosts()).isOne();
        assertThat(ann.ledger().contribution()).isEqualTo(1_000);
    }

    @Test
    void aReturnPastItsTermAndAnAbandonedCallTellWhyTheRelationshipSuffers() {
        for (int days = 300; days > 60; days -= 20) {
            shop.buys("crm:ann", ago(days), "P-" + days, "40.00", "20.00");
        }
        double before = ann().feeling().value();
        shop.happening("crm:ann", "Return Requested", ago(41)).of("return", "R-2").happens();
        shop.happening("crm:ann", "Call Abandoned", ago(3)).happens();

        var ann = ann();

        assertThat(ann.feeling().value()).isLessThan(before);
        assertThat(ann.feeling().reasons())
                .extracting(Feeling.Reason::type)
                .contains("Call Abandoned", "Return Overdue");
        double points = ann.feeling().reasons().stream().mapToDouble(Feeling.Reason::points).sum();
        assertThat(50 + points + ann.feeling().rest())
                .isCloseTo(ann.feeling().value(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(ann.frictions())
                .extracting(Friction::kind)
                .containsExactly(Friction.Kind.SLOW_RETURN, Friction.Kind.ABANDONED_CALL);
        assertThat(ann.standing()).isEqualTo(Standing.LAPSED);
    }

    @Test
    void aCardThatLiesUnusedWasNeverActivated() {
        shop.happening("shop:tim", "Card Issued", ago(60)).of("card", "K-1").happens();
        journey.catchUp();

        assertThat(values.of(town.of("shop:tim")))
                .hasValueSatisfying(
                        tim -> assertThat(tim.standing()).isEqualTo(Standing.NEVER_ACTIVATED));
    }

    @Test
    void afterVeryMuchAtOnceEverybodyIsLookedAtAnewAndNothingIsMissed() {
        for (int i = 0; i < 205; i++) {
            shop.buys("crm:ann", ago(1 + i), "M-" + i, "3.00", "1.00");
        }

        assertThat(valuation.valueNext(1)).isOne();
        assertThat(sql.sql("select anew from value.progress").query(Boolean.class).single())
                .isTrue();

        assertThat(ann().ledger().contribution()).isEqualTo(205 * 200);
        assertThat(sql.sql("select anew from value.progress").query(Boolean.class).single())
                .isFalse();
    }

    @Test
    void aMergeAddsTheirFiguresAndItsUndoBringsThemBackExactly() {
        shop.buys("crm:ann", ago(50), "P-6", "50.00", "20.00");
        shop.buys("shop:tim", ago(40), "P-7", "30.00", "10.00");
        var apart = rows();

        var merged = decisions.merge(town.of("crm:ann"), town.of("shop:tim"), "ines", "");
        journey.catchUp();
        assertThat(values.of(town.of("crm:ann")).orElseThrow().ledger().contribution())
                .isEqualTo(5_000);
        shop.buys("crm:ann", ago(45), "P-8", "20.00", "5.00");
        journey.catchUp();

        decisions.undo(merged.decision().number(), "ines", "");
        journey.catchUp();
        assertThat(values.of(town.of("shop:tim")).orElseThrow().ledger().contribution())
                .isEqualTo(2_000);
        assertThat(values.of(town.of("crm:ann")).orElseThrow().ledger().contribution())
                .isEqualTo(4_500);
        takeBack("reference = 'P-8'");
        valuation.recompute();
        assertThat(rows()).isEqualTo(apart);
    }

    @Test
    void whateverHappenedFiguresAreWhatARebuildGives() {
        long seed = 7;
        var random = new Random(seed);
        var keys = List.of("crm:ann", "shop:tim");
        for (int step = 0; step < 40; step++) {
            var key = keys.get(random.nextInt(2));
            switch (random.nextInt(4)) {
                case 0, 1 ->
                        shop.buys(
                                key,
                                ago(random.nextInt(700)),
                                "Q-" + random.nextInt(30),
                                "12.00",
                                "5.00");
                case 2 ->
                        shop.happening(key, "Return Refunded", ago(random.nextInt(700)))
                                .amount("5.00")
                                .of("return", "R-" + random.nextInt(9))
                                .happens();
                default -> shop.happening(key, "Case Opened", ago(random.nextInt(700))).happens();
            }
            if (random.nextInt(3) == 0) {
                journey.value();
            }
        }
        journey.catchUp();
        var followed = rows();

        sql.sql("truncate value.figure, value.gone").update();
        sql.sql("update value.progress set started = false, sweep = null, swept = 0").update();
        valuation.recompute();

        assertThat(rows()).as("seed %d", seed).isEqualTo(followed);
    }

    /// As when its source takes an interaction back.
    private void takeBack(String which) {
        sql.sql(
                        """
                        insert into ingest.departure (placed, position, record)
                        select nextval('ingest.position'), position, record
                          from ingest.interaction where record is not null and %s
                        """
                                .formatted(which))
                .update();
        sql.sql("delete from ingest.interaction where " + which).update();
    }

    /// All that does not say when, or by which run, it was written.
    private Set<Map<String, Object>> rows() {
        journey.catchUp();
        return Set.copyOf(
                sql.sql(
                                """
                                select customer, until, ledger::text, year::text, contribution,
                                       realised, last_day, purchases, worth, first_bought,
                                       last_bought, repeats, coalesce(spend_mean, 0) as spend_mean,
                                       health, trend, ended, unused, lapsed, protested,
                                       detail::text as detail, standing
                                  from value.figure
                                """)
                        .query()
                        .listOfRows());
    }
}
