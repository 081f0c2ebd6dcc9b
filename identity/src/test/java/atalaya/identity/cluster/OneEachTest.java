package atalaya.identity.cluster;

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

/// Each source knows each customer once.
class OneEachTest {

    private static StandardRecord of(String source, String record) {
        return record(source, record).given("Ann").surname("Lee").standard();
    }

    private static Set<Set<String>> customers(
            List<StandardRecord> records, List<Link> links, HandDecision... decisions) {
        Set<Set<String>> customers = new HashSet<>();
        for (var group :
                Clustering.partition(
                        records, links, List.of(decisions), null, SourceRule.ONE_EACH)) {
            Set<String> keys = new HashSet<>();
            group.forEach(place -> keys.add(records.get(place).key().toString()));
            customers.add(keys);
        }
        return customers;
    }

    @Test
    void twoLinksThatExplainAllOutweighTheStrongestOne() {
        var records =
                List.of(of("crm", "ann"), of("crm", "sister"), of("shop", "1"), of("shop", "2"));
        var links = List.of(new Link(0, 2, 10_000), new Link(0, 3, 9_000), new Link(1, 2, 9_000));

        assertThat(customers(records, links))
                .containsExactlyInAnyOrder(
                        Set.of("crm:ann", "shop:2"), Set.of("crm:sister", "shop:1"));
    }

    @Test
    void aRecordOfAThirdSourceStillBringsTwoTogether() {
        var records = List.of(of("crm", "1"), of("shop", "1"), of("till", "1"));
        var links = List.of(new Link(0, 2, 5_000), new Link(1, 2, 4_000));

        assertThat(customers(records, links)).hasSize(1);
    }

    @Test
    void aPersonsWordOutranksTheRule() {
        var records = List.of(of("crm", "1"), of("crm", "2"));
        var decision =
                new HandDecision.MustLink(new SourceKey("crm", "1"), new SourceKey("crm", "2"));

        assertThat(customers(records, List.of(), decision)).hasSize(1);
        assertThat(customers(records, List.of(new Link(0, 1, 20_000)))).hasSize(2);
    }

    @Test
    void betweenTwoSourcesNoChoiceWeighsMore() {
        for (long seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            int left = 1 + random.nextInt(5);
            int right = 1 + random.nextInt(5);
            long[][] weights = new long[left][right];
            List<StandardRecord> records = new ArrayList<>();
            for (int i = 0; i < left + right; i++) {
                records.add(of(i < left ? "crm" : "shop", "" + i));
            }
            List<Link> links = new ArrayList<>();
            for (int i = 0; i < left; i++) {
                for (int j = 0; j < right; j++) {
                    if (random.nextInt(3) > 0) {
                        weights[i][j] = 1 + random.nextInt(9);
                        links.add(new Link(i, left + j, (int) weights[i][j]));
                    }
                }
            }

            long chosen = OneEach.choose(records, links).stream().mapToLong(Link::millibits).sum();

            assertThat(chosen).as("seed %d", seed).isEqualTo(most(weights, 0, 0));
        }
    }

    /// By trying all.
    private static long most(long[][] weights, int row, int takenColumns) {
        if (row == weights.length) {
            return 0;
        }
        long most = most(weights, row + 1, takenColumns);
        for (int column = 0; column < weights[row].length; column++) {
            if (weights[row][column] > 0 && (takenColumns >> column & 1) == 0) {
                most =
                        Math.max(
                                most,
                                weights[row][column]
                                        + most(weights, row + 1, takenColumns | 1 << column));
            }
        }
        return most;
    }

    @Test
    void noCustomerHoldsTwoOfASourceAndTheOrderChangesNothing() {
        for (long seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            List<StandardRecord> records = new ArrayList<>();
            for (int i = 0; i < 18; i++) {
                records.add(of(List.of("crm", "shop", "till").get(i % 3), "" + i));
            }
            List<Link> links = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int left = random.nextInt(18);
                int right = random.nextInt(18);
                if (left != right) {
                    links.add(new Link(left, right, random.nextInt(6) * 1_000));
                }
            }
            var expected = customers(records, links);
            assertThat(expected)
                    .as("seed %d", seed)
                    .allSatisfy(customer ->
                            assertThat(customer.stream().map(key -> key.split(":")[0]).distinct())
                                    .hasSameSizeAs(customer));

            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < 18; i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            List<Link> moved = new ArrayList<>();
            for (var link : links) {
                moved.add(
                        new Link(
                                order.indexOf(link.left()),
                                order.indexOf(link.right()),
                                link.millibits()));
            }
            Collections.shuffle(moved, random);
            assertThat(customers(order.stream().map(records::get).toList(), moved))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }
}
