package atalaya.server;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.SourceKey;
import atalaya.identity.survive.GoldenValue;
import atalaya.server.ingest.ImportOptions;
import atalaya.server.ingest.ImportProgress;
import atalaya.server.ingest.Importer;
import atalaya.server.profile.Corrections;
import atalaya.server.profile.Profiles;
import atalaya.server.profile.Search;
import atalaya.server.profile.Timeline;
import atalaya.server.profile.TimelineEntry;
import atalaya.server.profile.TimelineFilter;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.Explanations;
import atalaya.server.store.ApplicationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/// The whole path of one record, in the order in which it happens. Read it second, after the
/// README; each step names the class where it goes on.
@ApplicationTest
class OneRecordsJourneyTest {

    private static final SourceKey IN_THE_CRM = new SourceKey("crm", "17");
    private static final SourceKey IN_THE_SHOP = new SourceKey("shop", "W-9");
    private static final SourceKey HER_TWIN = new SourceKey("crm", "18");

    private final Importer importer;
    private final Journey journey;
    private final Customers customers;
    private final Explanations explanations;
    private final Profiles profiles;
    private final Timeline timeline;
    private final Search search;
    private final Corrections corrections;
    private final Decisions decisions;

    OneRecordsJourneyTest(
            @Autowired Importer importer,
            @Autowired Journey journey,
            @Autowired Customers customers,
            @Autowired Explanations explanations,
            @Autowired Profiles profiles,
            @Autowired Timeline timeline,
            @Autowired Search search,
            @Autowired Corrections corrections,
            @Autowired Decisions decisions) {
        this.importer = importer;
        this.journey = journey;
        this.customers = customers;
        this.explanations = explanations;
        this.profiles = profiles;
        this.timeline = timeline;
        this.search = search;
        this.corrections = corrections;
        this.decisions = decisions;
    }

    @Test
    void oneRecordsJourney(@TempDir Path folder) throws IOException {
        // Two departments know Marta. The CRM has her with both surnames; the shop has one surname,
        // no accents, and a telephone typed another way. Neither knows the other's number for her.
        // A source file says what the columns mean: atalaya.server.ingest.source.SourceFile.
        write(
                folder,
                "crm.csv",
                """
                number;first;second name;third name;nif;mail;mobile;born
                17;Marta;Prado;Iglesias;12345678Z;marta.prado@correo.example;+34 612 40 55 90;14/03/1984
                18;Ana;Prado;Iglesias;87654321X;ana.prado@correo.example;+34 612 40 55 91;14/03/1984
                """);
        write(folder, "crm.yaml", CRM);
        write(
                folder,
                "shop.csv",
                """
                account,name,mail,phone
                W-9,marta prado,MARTA.PRADO@correo.example,612405590
                """);
        write(
                folder,
                "orders.csv",
                """
                order,day,account,total
                P-100,2026-05-04,W-9,59.90
                P-101,2026-06-11,W-9,18.00
                """);
        write(folder, "shop.yaml", SHOP);

        // Receive: each row becomes a record of the log, or a flaw; nothing is dropped in silence.
        // The same file again is told apart and changes nothing: atalaya.server.ingest.Importer.
        assertThat(importAll(folder)).isEqualTo(5);
        assertThat(importAll(folder)).isZero();

        // Place, then build: each room takes what the room before it has: atalaya.server.Journey.
        journey.catchUp();

        // Marta's two records found each other, though no number joins them. Her twin, of the same
        // birth date and surnames, stayed apart.
        var marta = customerOf(IN_THE_CRM);
        assertThat(customerOf(IN_THE_SHOP)).isEqualTo(marta);
        assertThat(customerOf(HER_TWIN)).isNotEqualTo(marta);

        // Why? The answer is the score itself, term by term: atalaya.identity.match.MatchModel.
        var why = explanations.why(IN_THE_CRM, IN_THE_SHOP).orElseThrow();
        assertThat(why.sameCustomer()).isTrue();
        assertThat(why.sharedKeys()).isNotEmpty();
        assertThat(explanations.how(marta).steps()).isNotEmpty();

        // One profile, each value with its source and the values that lost against it:
        // atalaya.identity.survive.Survivorship.
        var profile = profiles.find(marta).orElseThrow();
        assertThat(profile.name()).isEqualTo("Marta Prado Iglesias");
        // Her orders name only the account; such a bare identifier is a leaf (~user_id), which
        // joins
        // the one customer that holds it and never ties two people.
        assertThat(profile.sources()).containsExactly("crm", "shop", "~user_id");
        assertThat(golden(marta, Attribute.NATIONAL_ID).from()).isEqualTo(IN_THE_CRM);

        // What she did in the shop is on her timeline, newest first, though her facts stay with the
        // record that brought them: atalaya.server.profile.Timeline.
        assertThat(timeline.page(marta, TimelineFilter.ALL, null, 50).entries())
                .extracting(TimelineEntry::reference)
                .containsExactly("P-101", "P-100");

        // She is found by whatever she gives on the telephone: atalaya.server.profile.Search.
        assertThat(search.find("612 405 590", null, 10).toString()).contains(marta.toString());
        assertThat(search.find("prado igl", null, 10).toString()).contains(marta.toString());

        // She calls: she has moved and married. Lucía corrects her name; a correction outranks
        // every
        // source, says who made it, and can be taken back: atalaya.server.profile.Corrections.
        var corrected =
                corrections.correct(marta, Attribute.SURNAME_1, "Pradera", "lucia", "by telephone");
        journey.catchUp();
        assertThat(golden(marta, Attribute.SURNAME_1).text()).isEqualTo("Pradera");
        assertThat(golden(marta, Attribute.SURNAME_1).rule()).isEqualTo(GoldenValue.Rule.CORRECTED);
        corrections.undo(corrected.number(), "lucia");
        journey.catchUp();
        assertThat(golden(marta, Attribute.SURNAME_1).text()).isEqualTo("Prado");

        // Somebody thinks that the shop's account is another person's, and splits it off. Facts go
        // with their record, so the orders go too: atalaya.server.resolve.Decisions.
        long account = customers.record(IN_THE_SHOP).orElseThrow();
        var split = decisions.split(marta, Set.of(account), "lucia", "another Marta");
        journey.catchUp();
        assertThat(customerOf(IN_THE_SHOP)).isNotEqualTo(marta);
        assertThat(timeline.page(marta, TimelineFilter.ALL, null, 50).entries()).isEmpty();

        // It was a mistake. Undoing it brings back exactly what was there.
        decisions.undo(split.decision().number(), "lucia", "the same Marta");
        journey.catchUp();
        var again = profiles.find(marta).orElseThrow();
        assertThat(again.golden()).isEqualTo(profile.golden());
        assertThat(again.members()).isEqualTo(profile.members());
        assertThat(again.activity()).isEqualTo(profile.activity());
    }

    private static final String CRM =
            """
            source: crm
            title: CRM
            owner: Jorge Sanz
            kinds: [demographic]
            trust: 80
            freshness: 1 day
            purpose: sales
            country: ES
            files:
              customers:
                file: crm.csv
                format: csv
                separator: ";"
                rows: snapshot
                records: person
                key: number
                dates: dd/MM/yyyy
                columns:
                  first: givenName
                  second name: surname1
                  third name: surname2
                  nif: nationalId
                  mail: email
                  mobile: phone
                  born: birthDate
            """;

    private static final String SHOP =
            """
            source: shop
            title: Web shop
            owner: Inés Mora
            kinds: [transactional]
            trust: 60
            freshness: 1 hour
            purpose: sales
            country: ES
            files:
              accounts:
                file: shop.csv
                format: csv
                separator: ","
                rows: snapshot
                records: person
                key: account
                columns:
                  account: userId
                  name: fullName
                  mail: email
                  phone: phone
              orders:
                file: orders.csv
                format: csv
                separator: ","
                interactions:
                  id: order
                  type: Order Completed
                  at: { column: day, format: yyyy-MM-dd }
                  channel: web
                  department: sales
                  who:
                    account: userId
                  amount: total
                  currency: EUR
                  reference: { order: order }
            """;

    /// Imports what is new in a folder, and says how many rows that were.
    private long importAll(Path folder) {
        return importer.plan(List.of(folder), null, null).parts().stream()
                .flatMap(part ->
                        importer.run(part, ImportOptions.USUAL, ImportProgress.NONE).stream())
                .mapToLong(result -> result.added() + result.changed())
                .sum();
    }

    private CustomerId customerOf(SourceKey key) {
        long record = customers.record(key).orElseThrow();
        return customers.of(List.of(record)).values().iterator().next();
    }

    private GoldenValue golden(CustomerId customer, Attribute attribute) {
        return Objects.requireNonNull(
                profiles.find(customer).orElseThrow().golden().get(attribute));
    }

    private static void write(Path folder, String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
