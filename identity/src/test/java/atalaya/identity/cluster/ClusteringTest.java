package atalaya.identity.cluster;

import static atalaya.identity.Cast.joan;
import static atalaya.identity.Cast.record;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusteringTest {

    private static Set<Set<SourceKey>> customers(
            List<StandardRecord> records, List<Link> links, HandDecision... decisions) {
        Set<Set<SourceKey>> customers = new HashSet<>();
        for (var group : Clustering.partition(records, links, List.of(decisions))) {
            Set<SourceKey> keys = new HashSet<>();
            group.forEach(place -> keys.add(records.get(place).key()));
            customers.add(keys);
        }
        return customers;
    }

    private static SourceKey crm(String record) {
        return new SourceKey("crm", record);
    }

    @Test
    void twoPeopleWithProvenDocumentsPartThoughAThirdRecordTiesThem() {
        var records =
                List.of(
                        joan("1").document("12345678Z").standard(),
                        joan("2").standard(),
                        joan("3").document("00000001R").standard());
        var links = List.of(new Link(0, 1, 9_000), new Link(1, 2, 8_000), new Link(0, 2, 20_000));

        assertThat(customers(records, links))
                .containsExactlyInAnyOrder(Set.of(crm("1"), crm("2")), Set.of(crm("3")));
    }

    @Test
    void aPersonsWordOutranksTheModel() {
        var records = List.of(joan("1").standard(), joan("2").standard(), joan("3").standard());
        var links = List.of(new Link(0, 1, 9_000));

        assertThat(
                        customers(
                                records,
                                links,
                                new HandDecision.CannotLink(crm("1"), crm("2")),
                                new HandDecision.MustLink(crm("2"), crm("3"))))
                .containsExactlyInAnyOrder(Set.of(crm("1")), Set.of(crm("2"), crm("3")));
    }

    @Test
    void aSplitCustomerNeverHoldsRecordsOfBothSides() {
        var records = List.of(joan("1").standard(), joan("2").standard(), joan("3").standard());
        var links = List.of(new Link(0, 1, 9_000), new Link(1, 2, 8_000), new Link(0, 2, 7_000));

        assertThat(
                        customers(
                                records,
                                links,
                                new HandDecision.Sides(Set.of(crm("1")), Set.of(crm("3")))))
                .containsExactlyInAnyOrder(Set.of(crm("1"), crm("2")), Set.of(crm("3")));
    }

    @Test
    void whatBroughtACustomerTogetherIsToldInOrder() {
        var records = List.of(joan("1").standard(), joan("2").standard(), joan("3").standard());
        var links = List.of(new Link(0, 2, 7_000), new Link(1, 2, 8_000), new Link(0, 1, 9_000));

        var parted = Clustering.part(records, links, List.of(), null, SourceRule.ANY);

        assertThat(parted.joins()).containsExactly(links.get(2), links.get(1));
    }

    @Test
    void aLeafJoinsTheOneCustomerThatHoldsItsTelephone() {
        var records =
                List.of(
                        joan("1").phone("612405590").standard(),
                        record("~phone", "a").phone("612405590").leaf().standard());

        assertThat(customers(records, List.of())).hasSize(1);
    }

    @Test
    void theInboxTheFerrosShareStaysAlone() {
        var records =
                List.of(
                        record("crm", "1")
                                .given("Tim")
                                .surname("Ferro")
                                .email("casa@ferro.example")
                                .standard(),
                        record("crm", "2")
                                .given("Tom")
                                .surname("Ferro")
                                .email("casa@ferro.example")
                                .standard(),
                        record("~email", "a").email("casa@ferro.example").leaf().standard());
        var links = List.of(new Link(0, 2, 9_000), new Link(1, 2, 9_000));

        assertThat(customers(records, links)).hasSize(3);
    }

    @Test
    void theOrderOfRecordsAndLinksChangesNothing() {
        for (long seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            List<StandardRecord> records = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                var person = joan("" + i);
                if (i % 5 == 0) {
                    person.document(i % 2 == 0 ? "12345678Z" : "00000001R");
                }
                records.add(person.standard());
            }
            List<Link> links = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int left = random.nextInt(14);
                int right = random.nextInt(14);
                if (left != right) {
                    links.add(new Link(left, right, random.nextInt(5) * 1_000));
                }
            }
            var expected = customers(records, links);

            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            List<StandardRecord> shuffled = order.stream().map(records::get).toList();
            List<Link> moved = new ArrayList<>();
            for (var link : links) {
                moved.add(
                        new Link(
                                order.indexOf(link.right()),
                                order.indexOf(link.left()),
                                link.millibits()));
            }
            Collections.shuffle(moved, random);

            assertThat(customers(shuffled, moved)).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
