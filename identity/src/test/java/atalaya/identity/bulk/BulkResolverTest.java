package atalaya.identity.bulk;

import static atalaya.identity.Cast.record;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.cluster.SourceRule;
import atalaya.identity.learn.Trainer;
import atalaya.identity.match.Verdict;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class BulkResolverTest {

    private static final List<String> GIVEN =
            List.of("Ana", "Luis", "Marta", "Pedro", "Rosa", "Paco", "Joan", "Carmen", "Iker");
    private static final List<String> SURNAMES =
            List.of("Ruiz", "Prado", "Vidal", "Mora", "Ferro", "Lago", "Soto", "Urbano", "Rayón");

    /// Two records of each of some people, eighty if not said, the second as a clerk would type it.
    private static List<StandardRecord> town(long seed) {
        return town(seed, 80);
    }

    private static List<StandardRecord> town(long seed, int people) {
        var random = new Random(seed);
        List<StandardRecord> town = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            String given = GIVEN.get(random.nextInt(GIVEN.size()));
            String first = SURNAMES.get(random.nextInt(SURNAMES.size()));
            String second = SURNAMES.get(random.nextInt(SURNAMES.size()));
            String born =
                    "%d-%02d-%02d"
                            .formatted(
                                    1940 + random.nextInt(60),
                                    1 + random.nextInt(12),
                                    1 + random.nextInt(28));
            String phone = "6" + (10_000_000 + random.nextInt(89_999_999));
            town.add(
                    record("crm", "" + i)
                            .given(given)
                            .surname(first)
                            .surname2(second)
                            .born(born)
                            .phone(phone)
                            .standard());
            town.add(
                    record("web", "" + i)
                            .whole((given + " " + first).toUpperCase(java.util.Locale.ROOT))
                            .born(born)
                            .phone("+34" + phone)
                            .standard());
        }
        return town;
    }

    private static Set<Set<SourceKey>> customers(List<StandardRecord> records) {
        var model = Trainer.learn(records, 7);
        Set<Set<SourceKey>> customers = new HashSet<>();
        for (var group : BulkResolver.resolve(records, model, List.of()).customers()) {
            Set<SourceKey> keys = new HashSet<>();
            group.forEach(place -> keys.add(records.get(place).key()));
            customers.add(keys);
        }
        return customers;
    }

    @Test
    void everyoneInTownIsFoundTwice() {
        var customers = customers(town(3));

        assertThat(customers).hasSize(80).allSatisfy(records -> assertThat(records).hasSize(2));
    }

    @Test
    void theOrderOfTheRecordsChangesNeitherTheModelNorTheCustomers() {
        for (long seed = 0; seed < 3; seed++) {
            var town = town(seed);
            List<StandardRecord> shuffled = new ArrayList<>(town);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(Trainer.learn(shuffled, 7))
                    .as("seed %d", seed)
                    .isEqualTo(Trainer.learn(town, 7));
            assertThat(customers(shuffled)).as("seed %d", seed).isEqualTo(customers(town));
        }
    }

    @Test
    void bulkSaysWhatASingleJudgementSays() {
        var town = town(5);
        var model = Trainer.learn(town, 7);
        var hubs = BulkResolver.hubs(town, model.hubLimit());

        var result = BulkResolver.resolve(town, model, List.of());

        assertThat(result.pairs()).isNotEmpty();
        for (var pair : result.pairs()) {
            var verdict = model.judge(town.get(pair.left()), town.get(pair.right()), hubs);
            assertThat(verdict.score().millibits()).isEqualTo(pair.millibits());
            assertThat(verdict instanceof Verdict.Same).isEqualTo(pair.same());
        }
    }

    @Test
    void aRuleOfTheSourcesLeavesOutPairsOfOneSource() {
        var town = town(5);
        var model = Trainer.learn(town, 7);

        var result = BulkResolver.resolve(town, model, List.of(), -20_000, SourceRule.DIFFERENT);

        assertThat(result.pairs())
                .isNotEmpty()
                .allSatisfy(pair ->
                        assertThat(town.get(pair.left()).key().source())
                                .isNotEqualTo(town.get(pair.right()).key().source()));
        assertThat(result.scoredPairs())
                .isLessThan(BulkResolver.resolve(town, model, List.of()).scoredPairs());
    }

    @Test
    void aModelKeepsNoValueOfFewerThanFiveRecords() {
        var model = Trainer.learn(town(9), 7);

        assertThat(model.frequencies())
                .hasEntrySatisfying("phone", terms -> assertThat(terms.common()).isEmpty());
    }

    @Test
    void howManyThreadsThereAreChangesNothing() throws Exception {
        var town = town(6, 700);
        try (var one = new ForkJoinPool(1);
                var many = new ForkJoinPool(8)) {
            var alone = one.submit(() -> resolved(town)).get();
            var together = many.submit(() -> resolved(town)).get();

            assertThat(together.pairs()).isNotEmpty().isEqualTo(alone.pairs());
            assertThat(together.customers()).isEqualTo(alone.customers());
        }
    }

    private static BulkResolver.Result resolved(List<StandardRecord> records) {
        return BulkResolver.resolve(records, Trainer.learn(records, 7), List.of());
    }
}
