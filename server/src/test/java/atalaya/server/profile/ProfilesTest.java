package atalaya.server.profile;

import static atalaya.identity.record.Attribute.CITY;
import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.HOUSEHOLD;
import static atalaya.identity.record.Attribute.NATIONAL_ID;
import static atalaya.identity.record.Attribute.OWNER;
import static atalaya.identity.record.Attribute.PHONE;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static atalaya.identity.record.Attribute.SURNAME_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.server.ingest.RecordLog;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.Resolution;
import atalaya.server.resolve.Town;
import atalaya.server.store.ApplicationTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
class ProfilesTest {

    private final Town town;
    private final Profiles profiles;
    private final Corrections corrections;
    private final Decisions decisions;
    private final Customers customers;
    private final Timeline timeline;
    private final Search search;
    private final Relations relations;
    private final JdbcClient sql;

    @Autowired
    ProfilesTest(
            RecordLog log,
            Resolution resolution,
            Customers customers,
            Profiles profiles,
            Corrections corrections,
            Decisions decisions,
            Timeline timeline,
            Search search,
            Relations relations,
            JdbcClient sql) {
        this.town = new Town(log, resolution, customers);
        this.customers = customers;
        this.profiles = profiles;
        this.corrections = corrections;
        this.decisions = decisions;
        this.timeline = timeline;
        this.search = search;
        this.relations = relations;
        this.sql = sql;
    }

    @BeforeEach
    void martaIsKnown() {
        town.settle(
                town.person(
                        "crm:marta",
                        GIVEN_NAME,
                        "Marta",
                        SURNAME_1,
                        "Prado",
                        SURNAME_2,
                        "Iglesias",
                        NATIONAL_ID,
                        "12345678Z",
                        EMAIL,
                        "marta.prado@correo.example",
                        PHONE,
                        "+34612405590",
                        CITY,
                        "Ávila",
                        OWNER,
                        "Jorge Sanz",
                        HOUSEHOLD,
                        "H-1"),
                town.person(
                        "shop:m1",
                        GIVEN_NAME,
                        "Marta",
                        SURNAME_1,
                        "Prado",
                        SURNAME_2,
                        "Iglesias",
                        NATIONAL_ID,
                        "12345678Z",
                        EMAIL,
                        "marta.prado@correo.example"),
                town.person(
                        "crm:pablo",
                        GIVEN_NAME,
                        "Pablo",
                        SURNAME_1,
                        "Ruiz",
                        NATIONAL_ID,
                        "87654321X",
                        HOUSEHOLD,
                        "h-1"));
        catchUp();
    }

    @Test
    void martaHasOneProfileWithWhereEachValueCameFrom() {
        var marta = profiles.find(town.of("crm:marta")).orElseThrow();

        assertThat(marta.name()).isEqualTo("Marta Prado Iglesias");
        assertThat(marta.members()).hasSize(2);
        assertThat(marta.sources()).containsExactly("crm", "shop");
        assertThat(marta.golden())
                .hasEntrySatisfying(CITY, city -> assertThat(city.from()).hasToString("crm:marta"));
        assertThat(marta.identifiers())
                .anySatisfy(one -> {
                    assertThat(one.value()).isEqualTo("marta.prado@correo.example");
                    assertThat(one.from()).hasSize(2);
                });
    }

    @Test
    void aCorrectionOutranksEverySourceAndItsUndoBringsTheOldValueBack() {
        var marta = town.of("crm:marta");
        var correction = corrections.correct(marta, CITY, "Segovia", "lucia", "se mudó en octubre");

        var after = profiles.find(marta).orElseThrow();
        assertThat(after.text(CITY)).contains("Segovia");
        assertThat(after.corrections()).extracting(Correction::author).containsExactly("lucia");

        corrections.undo(correction.number(), "lucia");

        assertThat(profiles.find(marta).orElseThrow().text(CITY)).contains("Ávila");
    }

    @Test
    void theProfileIsTheSameWhenBuiltAgainFromTheRecords() {
        var before = StoredProfiles.rows(sql);

        profiles.rebuild();

        assertThat(StoredProfiles.rows(sql)).isEqualTo(before);
    }

    @Test
    void mergingTwoCustomersShowsAtOnceAndUndoPutsBothBack() {
        var marta = town.of("crm:marta");
        var pablo = town.of("crm:pablo");
        var before = StoredProfiles.rows(sql);

        var effect = decisions.merge(marta, pablo, "ines", "");

        assertThat(effect.customers()).hasSize(1);
        assertThat(profiles.find(effect.customers().getFirst()).orElseThrow().members()).hasSize(3);
        assertThat(profiles.rows(List.of(marta, pablo))).hasSize(1);

        decisions.undo(effect.decision().number(), "ines", "");

        assertThat(StoredProfiles.rows(sql)).isEqualTo(before);
    }

    @Test
    void theTimelineHoldsWhatAllRecordsDidNewestFirstAPageAtATime() {
        for (int day = 1; day <= 7; day++) {
            happened(day % 2 == 0 ? "crm:marta" : "shop:m1", day, "Order Completed", "web", 5);
        }
        happened("crm:marta", 8, "Call Abandoned", "call", -6);
        catchUp();
        var marta = town.of("crm:marta");

        var seen = new ArrayList<Instant>();
        String cursor = null;
        do {
            var page = timeline.page(marta, TimelineFilter.ALL, cursor, 3);
            page.entries().forEach(entry -> seen.add(entry.at()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).hasSize(8).isSortedAccordingTo(Comparator.reverseOrder());
        var calls = new TimelineFilter("call", "calls", null, null);
        assertThat(timeline.page(marta, calls, null, 50).entries())
                .extracting(TimelineEntry::type)
                .containsExactly("Call Abandoned");
        assertThat(timeline.channels(marta)).containsEntry("web", 7L).containsEntry("call", 1L);
        var weeks = timeline.weeks(marta, LocalDate.of(2026, 10, 14));
        assertThat(weeks).hasSize(52);
        assertThat(weeks.stream().mapToInt(TimelineWeek::interactions).sum()).isEqualTo(8);
        assertThat(weeks.stream().mapToDouble(TimelineWeek::bad).sum()).isEqualTo(-6);
        var profile = profiles.find(marta).orElseThrow();
        assertThat(profile.activity().interactions()).isEqualTo(8);
        assertThat(profile.activity().outcome()).isEqualTo(29);
    }

    @Test
    void martaIsFoundByWhateverSomeoneTypes() {
        happened("shop:m1", 9, "Order Completed", "web", 5);
        var marta = town.of("crm:marta");

        assertThat(foundBy("prado igl")).containsEntry("name", marta);
        assertThat(foundBy("MARTA pradó")).containsEntry("name", marta);
        assertThat(foundBy("612 40 55 90")).containsEntry("phone", marta);
        assertThat(foundBy("+34 612-405-590")).containsEntry("phone", marta);
        assertThat(foundBy("405590")).containsEntry("phone", marta);
        assertThat(foundBy("Marta.Prado@correo.example")).containsEntry("email", marta);
        assertThat(foundBy("12.345.678-z")).containsEntry("document", marta);
        assertThat(foundBy("p-9")).containsEntry("reference", marta);
        assertThat(foundBy(marta.toString())).containsEntry("id", marta);
        assertThat(foundBy("zzzz")).isEmpty();
        assertThat(search.find("marta", "Somebody Else", 10).isEmpty()).isTrue();
    }

    @Test
    void thoseWhoLiveTogetherAreRelated() {
        assertThat(relations.of(town.of("crm:marta")))
                .containsExactly(
                        new Relation(
                                Relation.Kind.HOUSEHOLD,
                                town.of("crm:pablo"),
                                "Pablo Ruiz",
                                "crm"));
    }

    @Test
    void ofSomebodyElsesCustomerOnlyTheTieIsShown() {
        assertThat(relations.of(town.of("crm:marta"), Optional.of("Jorge Sanz")))
                .containsExactly(new Relation(Relation.Kind.HOUSEHOLD, null, "", "crm"));
    }

    @Test
    void whereAPageEndedSaysNothingAboutWhoStoodThere() {
        var next = Objects.requireNonNull(profiles.page(CustomerFilter.ALL, null, 1).next());

        assertThat(new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8))
                .doesNotContainIgnoringCase("marta");
        assertThat(profiles.page(CustomerFilter.ALL, null, 1).next()).isNotEqualTo(next);
        assertThatThrownBy(() -> profiles.page(CustomerFilter.ALL, next.substring(2), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("start again");
    }

    @Test
    void aListShowsPagesInOrderAndNarrows() {
        var first = profiles.page(CustomerFilter.ALL, null, 1);
        var second = profiles.page(CustomerFilter.ALL, first.next(), 1);

        assertThat(first.rows().getFirst().name()).isEqualTo("Marta Prado Iglesias");
        assertThat(second.rows().getFirst().name()).isEqualTo("Pablo Ruiz");
        assertThat(profiles.page(CustomerFilter.ALL.withOwner("Jorge Sanz"), null, 10).rows())
                .hasSize(1);
        assertThat(
                        profiles.page(
                                        new CustomerFilter(null, "shop", "avila", "prado", false),
                                        null,
                                        10)
                                .rows())
                .hasSize(1);
        assertThat(profiles.count()).isEqualTo(customers.count()).isEqualTo(2);
    }

    private Map<String, CustomerId> foundBy(String typed) {
        var found = new HashMap<String, CustomerId>();
        search.find(typed, null, 10)
                .groups()
                .forEach(group -> found.put(group.by(), group.hits().getFirst().row().customer()));
        return found;
    }

    private void happened(String key, int day, String type, String channel, int outcome) {
        sql.sql(
                        """
                        insert into ingest.interaction
                               (position, source, file, message_id, type, at, channel,
                                reference_kind, reference, outcome, record, placed, hash)
                        select next, 'shop', 'f', :id, :type, :at, :channel, 'order', :reference,
                               :outcome, :record, next, ''
                          from nextval('ingest.position') as next
                            on conflict (source, message_id) do nothing
                        """)
                .param("id", "m" + day)
                .param("type", type)
                .param("at", LocalDate.of(2026, 10, day).atTime(10, 0).atOffset(ZoneOffset.UTC))
                .param("channel", channel)
                .param("reference", "P-" + day)
                .param("outcome", outcome)
                .param("record", town.number(key))
                .update();
    }

    private void catchUp() {
        int built = profiles.buildNext(100);
        while (built > 0) {
            built = profiles.buildNext(100);
        }
    }
}
