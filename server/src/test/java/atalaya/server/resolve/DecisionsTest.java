package atalaya.server.resolve;

import static atalaya.identity.record.Attribute.BIRTH_DATE;
import static atalaya.identity.record.Attribute.EMAIL;
import static atalaya.identity.record.Attribute.GIVEN_NAME;
import static atalaya.identity.record.Attribute.NATIONAL_ID;
import static atalaya.identity.record.Attribute.SURNAME_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import atalaya.identity.record.SourceKey;
import atalaya.server.ingest.RecordLog;
import atalaya.server.store.ApplicationTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// What people decide outranks the model, and undo restores exactly (rule 7, R4).
@ApplicationTest
class DecisionsTest {

    private final Town town;
    private final Decisions decisions;
    private final Explanations explanations;
    private static int cast;

    @Autowired
    DecisionsTest(
            RecordLog log,
            Resolution resolution,
            Customers customers,
            Decisions decisions,
            Explanations explanations) {
        this.town = new Town(log, resolution, customers);
        this.decisions = decisions;
        this.explanations = explanations;
    }

    @Test
    void mergedByHandTheyAreOneWhateverTheModelThinksAndUndoPartsThem() {
        var tim = alone("tim", "Tim", "12345678Z");
        var tom = alone("tom", "Tom", "87654321X");

        var merged = decisions.merge(town.of(tim), town.of(tom), "ines", "same passport");

        assertThat(town.with(tim)).containsExactlyInAnyOrder(tim, tom);
        assertThat(merged.customers()).containsExactly(town.of(tim));
        assertThat(merged.changes()).isNotEmpty();
        assertThat(decisions.of(town.of(tim))).extracting(Decision::author).containsExactly("ines");

        decisions.undo(merged.decision().number(), "ines", "");

        assertThat(town.with(tim)).containsExactly(tim);
        assertThat(town.with(tom)).containsExactly(tom);
        assertThatThrownBy(() -> decisions.undo(merged.decision().number(), "ines", ""))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whoWasTakenOutStaysOutThoughTheModelWouldJoinThem() {
        var father =
                town.person("crm:father" + ++cast, EMAIL, "luis%d@ruiz.example".formatted(cast));
        var pair = twoOfOne("luis");
        var customer = town.of(pair.getFirst());

        decisions.split(customer, town.numbers(pair.getLast()), "ines", "father and son");

        assertThat(town.with(pair.getFirst())).doesNotContain(pair.getLast());
        town.settle(father);
        assertThat(town.with(pair.getFirst())).doesNotContain(pair.getLast());
    }

    @Test
    void aMergeOfThoseTheModelHoldsApartByDocumentBringsAllTheirRecordsAlong() {
        var one = twoOfOne("ana");
        var other = alone("eve", "Eve", "23456789D");

        decisions.merge(town.of(one.getFirst()), town.of(other), "ines", "");

        assertThat(town.with(other)).containsAll(one).contains(other);
    }

    @Test
    void whatContradictsEarlierDecisionsIsRefusedWithTheChain() {
        var a = alone("a", "Aldo", "34567890V");
        var b = alone("b", "Bruno", "45678901G");
        var c = alone("c", "Carlo", "56789012B");
        var first = decisions.merge(town.of(a), town.of(b), "ines", "");
        var second = decisions.notSame(town.of(b), town.of(c), "ines", "");

        var refused =
                catchThrowableOfType(
                        Refusal.class, () -> decisions.merge(town.of(a), town.of(c), "jorge", ""));

        assertThat(refused.why()).isEqualTo(Refusal.Why.CONTRADICTS);
        assertThat(refused.chain())
                .extracting(Refusal.Chain::decision)
                .contains(second.decision().number());
        var split =
                catchThrowableOfType(
                        Refusal.class,
                        () -> decisions.split(town.of(a), town.numbers(b), "jorge", ""));
        assertThat(split.chain())
                .extracting(Refusal.Chain::decision)
                .containsExactly(first.decision().number());
        assertThat(town.with(a)).containsExactlyInAnyOrder(a, b);
    }

    @Test
    void aPersonSeesWhyTwoRecordsAreOneAndHowTheyCameTogether() {
        var pair = twoOfOne("why");

        var why = explanations.why(key(pair.getFirst()), key(pair.getLast())).orElseThrow();
        var how = explanations.how(town.of(pair.getFirst()));

        assertThat(why.sameCustomer()).isTrue();
        assertThat(why.sharedKeys()).isNotEmpty();
        assertThat(why.verdict().score().evidence()).isNotEmpty();
        assertThat(why.verdict().score().millibits())
                .isEqualTo(explanations.links(town.of(pair.getFirst())).getFirst().millibits());
        assertThat(how.steps()).isNotEmpty();
        assertThat(how.steps().getFirst().records()).isNotEmpty();
    }

    /// More of them by `./atalaya prove R4`.
    private static final int ROUNDS = Integer.getInteger("atalaya.prove.rounds", 3);

    static LongStream seeds() {
        return LongStream.range(31, 31 + ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("R4")
    void whateverWasDecidedAndArrivedUndoingAllGivesWhatTheModelSays(long seed) {
        var random = new Random(seed);
        var people = new RandomTown(seed, 12);
        var source = "s" + seed;
        var held = new ArrayList<Long>();
        var keys = new ArrayList<String>();
        for (int step = 0; step < 40; step++) {
            if (keys.size() < 4 || random.nextInt(3) == 0) {
                var key = source + ":" + step;
                town.settle(people.record(key));
                keys.add(key);
            } else if (!held.isEmpty() && random.nextInt(4) == 0) {
                decisions.undo(held.remove(random.nextInt(held.size())), "ines", "");
            } else {
                decide(random, keys).ifPresent(held::add);
            }
            obeyed(held, seed, step);
        }
        for (var number : held.reversed()) {
            decisions.undo(number, "ines", "");
        }
        var after = town.partition(source + ":");
        rebuilt(after, source, seed);
    }

    @Autowired Rebuild rebuild;

    private void rebuilt(Set<Set<String>> after, String source, long seed) {
        rebuild.again();
        assertThat(town.partition(source + ":")).as("seed %d", seed).isEqualTo(after);
    }

    /// Each decision that holds is obeyed: merged ones are one, parted ones are not.
    private void obeyed(List<Long> held, long seed, int step) {
        for (long number : held) {
            var decision = decisions.find(number).orElseThrow();
            var left = customersOf(decision.left());
            var right = customersOf(decision.right());
            if (decision.parts()) {
                left.retainAll(right);
                assertThat(left).as("seed %d step %d", seed, step).isEmpty();
            } else {
                left.addAll(right);
                assertThat(left).as("seed %d step %d", seed, step).hasSize(1);
            }
        }
    }

    @Autowired Customers customers;

    private Set<CustomerId> customersOf(List<Long> records) {
        return new HashSet<>(customers.of(records).values());
    }

    private Optional<Long> decide(Random random, List<String> keys) {
        var one = town.of(keys.get(random.nextInt(keys.size())));
        var other = town.of(keys.get(random.nextInt(keys.size())));
        try {
            var effect =
                    switch (random.nextInt(3)) {
                        case 0 -> decisions.merge(one, other, "ines", "");
                        case 1 -> decisions.notSame(one, other, "ines", "");
                        default -> decisions.split(one, some(random, one), "ines", "");
                    };
            return Optional.of(effect.decision().number());
        } catch (Refusal refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    private Set<Long> some(Random random, CustomerId customer) {
        var out = new TreeSet<Long>();
        customers
                .members(customer)
                .forEach(member -> {
                    if (random.nextBoolean()) {
                        out.add(member.record());
                    }
                });
        return out;
    }

    private String alone(String name, String given, String document) {
        var key = "crm:%s%d".formatted(name, ++cast);
        town.settle(
                town.person(
                        key, GIVEN_NAME, given, SURNAME_1, "Solo" + cast, NATIONAL_ID, document));
        return key;
    }

    private List<String> twoOfOne(String name) {
        cast++;
        var keys = List.of("crm:%s%d".formatted(name, cast), "shop:%s%d".formatted(name, cast));
        for (var key : keys) {
            town.settle(
                    town.person(
                            key,
                            GIVEN_NAME,
                            "Luisa",
                            SURNAME_1,
                            "Robles",
                            BIRTH_DATE,
                            "1970-01-%02d".formatted(1 + cast),
                            EMAIL,
                            "%s%d@robles.example".formatted(name, cast)));
        }
        assertThat(town.with(keys.getFirst())).containsAll(keys);
        return keys;
    }

    private static SourceKey key(String text) {
        int colon = text.indexOf(':');
        return new SourceKey(text.substring(0, colon), text.substring(colon + 1));
    }
}
