package atalaya.server.resolve;

import static atalaya.identity.record.Attribute.BIRTH_DATE;
import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.PHONE;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.SourceRecord;
import atalaya.server.ingest.RecordLog;
import atalaya.server.store.ApplicationTest;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class PlacingTest {

    private final Town town;
    private final Customers customers;
    private final Ledger ledger;

    @Autowired
    PlacingTest(RecordLog log, Resolution resolution, Customers customers, Ledger ledger) {
        this.town = new Town(log, resolution, customers);
        this.customers = customers;
        this.ledger = ledger;
    }

    @Test
    void annsTwoRecordsBecomeOneCustomerUnderTheOlderId() {
        town.settle(
                town.person(
                        "crm:ann",
                        GIVEN_NAME,
                        "Ann",
                        SURNAME_1,
                        "Lee",
                        BIRTH_DATE,
                        "1980-03-01",
                        EMAIL,
                        "ann@lee.example"));
        var first = town.of("crm:ann");
        town.settle(
                town.person(
                        "shop:7",
                        GIVEN_NAME,
                        "Ann",
                        SURNAME_1,
                        "Lee",
                        BIRTH_DATE,
                        "1980-03-01",
                        EMAIL,
                        "Ann@Lee.example"));

        assertThat(town.with("crm:ann")).containsExactly("crm:ann", "shop:7");
        assertThat(town.of("shop:7")).isEqualTo(first);
        assertThat(ledger.of(first))
                .extracting(entry -> Ledger.kind(entry.change()))
                .containsExactly("FOUNDED", "JOINED");
    }

    @Test
    void aThirdRecordThatKnowsBothMergesThemAndTheYoungerIdStillResolves() {
        town.settle(
                town.person(
                        "crm:bea",
                        GIVEN_NAME,
                        "Bea",
                        SURNAME_1,
                        "Cano",
                        BIRTH_DATE,
                        "1971-05-05",
                        EMAIL,
                        "bea@cano.example"),
                town.person(
                        "till:31", GIVEN_NAME, "Bea", SURNAME_1, "Cano", PHONE, "+34612405590"));
        var both = new TreeSet<>(Set.of(town.of("crm:bea"), town.of("till:31")));

        town.settle(
                town.person(
                        "shop:8",
                        GIVEN_NAME,
                        "Bea",
                        SURNAME_1,
                        "Cano",
                        BIRTH_DATE,
                        "1971-05-05",
                        EMAIL,
                        "bea@cano.example",
                        PHONE,
                        "+34612405590"));

        assertThat(town.with("crm:bea")).containsExactly("crm:bea", "shop:8", "till:31");
        assertThat(customers.current(both.last())).contains(both.first());
    }

    @Test
    void whoChangesTheirEmailLeavesTheCustomerTheyWereIn() {
        town.settle(
                town.person("crm:eva", EMAIL, "eva@ruiz.example"),
                town.person("shop:9", EMAIL, "eva@ruiz.example"));
        assertThat(town.with("crm:eva")).hasSize(2);

        town.settle(town.person("shop:9", EMAIL, "someone@else.example"));

        assertThat(town.with("crm:eva")).containsExactly("crm:eva");
        assertThat(town.with("shop:9")).containsExactly("shop:9");
    }

    @Test
    void whoeverTheirSourceNoLongerListsStaysWithTheCustomerThatHoldsTheirEmail() {
        town.settle(
                person("crm:gil", "Gil", "gil@soto.example"),
                person("shop:gil", "Gil", "gil@soto.example"));
        assertThat(town.with("crm:gil")).hasSize(2);

        town.retire("crm:gil");

        assertThat(town.with("shop:gil")).containsExactly("crm:gil", "shop:gil");
    }

    @Test
    void aBareEmailJoinsTheOneWhoHoldsItAndStaysAloneWhereTwoDo() {
        town.settle(town.leaf("email", EMAIL, "casa@ferro.example"));
        town.settle(person("crm:ferro1", "Ada", "casa@ferro.example"));
        assertThat(town.with("crm:ferro1"))
                .containsExactly("crm:ferro1", "~email:casa@ferro.example");
        var ada = town.of("crm:ferro1");

        town.settle(person("crm:ferro2", "Zoilo", "casa@ferro.example"));

        assertThat(town.with("crm:ferro1")).containsExactly("crm:ferro1");
        assertThat(town.of("crm:ferro1")).isEqualTo(ada);
        assertThat(town.with("~email:casa@ferro.example")).hasSize(1);
    }

    private SourceRecord person(String key, String given, String email) {
        return town.person(
                key,
                GIVEN_NAME,
                given,
                SURNAME_1,
                given.equals("Gil") ? "Soto" : "Ferro" + given,
                BIRTH_DATE,
                given.equals("Zoilo") ? "1944-02-02" : "1971-09-09",
                EMAIL,
                email);
    }
}
