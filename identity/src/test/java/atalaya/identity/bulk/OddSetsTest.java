package atalaya.identity.bulk;

import static atalaya.identity.Cast.record;
import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.Cast;
import atalaya.identity.learn.Trainer;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Sets that no average prepares for: the engine stays sane on each.
class OddSetsTest {

    private static final List<String> GIVEN =
            List.of(
                    "Ana", "Luis", "Marta", "Pedro", "Rosa", "Paco", "Joan", "Carmen", "Iker",
                    "Nuria", "Tomás", "Elvira", "Bruno", "Irene", "Óscar", "Sonia", "Víctor");
    private static final List<String> SURNAMES =
            List.of(
                    "Ruiz", "Prado", "Vidal", "Mora", "Ferro", "Lago", "Soto", "Urbano", "Rayón",
                    "Bernal", "Cuesta", "Duarte", "Espino", "Fuentes", "Galán", "Hierro", "Ibarra");

    private static List<List<Integer>> customers(List<StandardRecord> records) {
        var model = Trainer.learn(records, 1);
        return BulkResolver.resolve(records, model, List.of()).customers();
    }

    private static int largest(List<List<Integer>> customers) {
        return customers.stream().mapToInt(List::size).max().orElse(0);
    }

    /// So many different people; of one in three only the name is known where `poor` says so.
    private static List<StandardRecord> people(int count, boolean poor) {
        var random = new Random(11);
        List<StandardRecord> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Cast one =
                    record("crm", "%04d".formatted(i))
                            .given(GIVEN.get(random.nextInt(GIVEN.size())))
                            .surname(SURNAMES.get(random.nextInt(SURNAMES.size())))
                            .surname2(SURNAMES.get(random.nextInt(SURNAMES.size())));
            if (!poor || i % 3 > 0) {
                one.born(
                                "%d-%02d-%02d"
                                        .formatted(
                                                1940 + random.nextInt(60),
                                                1 + random.nextInt(12),
                                                1 + random.nextInt(28)))
                        .phone("6" + (10_000_000 + random.nextInt(89_999_999)));
            }
            people.add(one.standard());
        }
        return people;
    }

    @Test
    void differentPeopleStayApart() {
        assertThat(customers(people(400, false)))
                .hasSizeGreaterThanOrEqualTo(396)
                .allSatisfy(customer -> assertThat(customer).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void aFileHalfEmptyMakesNoGiant() {
        assertThat(largest(customers(people(300, true)))).isLessThanOrEqualTo(3);
    }

    @Test
    void aFileOfOnlyOneRecordRepeatedIsOneCustomer() {
        List<StandardRecord> same = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            same.add(
                    record("crm", "%02d".formatted(i))
                            .whole("Ana Ruiz Saavedra")
                            .born("1970-03-01")
                            .email("ana@ruiz.example")
                            .standard());
        }

        assertThat(customers(same)).hasSize(1);
    }

    @Test
    void aFileOfDuplicatesOnlyIsHalved() {
        var once = people(120, false);
        List<StandardRecord> twice = new ArrayList<>(once);
        once.forEach(one -> twice.add(one.withKey(new SourceKey("web", one.key().record()))));

        assertThat(customers(twice)).hasSize(120);
    }

    @Test
    void oneColumnOfNamesMakesNoGiant() {
        List<StandardRecord> names = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            names.add(
                    record("crm", "%03d".formatted(i))
                            .whole(
                                    GIVEN.get(i % 17)
                                            + " "
                                            + SURNAMES.get(i / 17 % 17)
                                            + " "
                                            + SURNAMES.get(i * 7 / 11 % 17))
                            .standard());
        }

        assertThat(largest(customers(names))).isLessThanOrEqualTo(2);
    }

    @Test
    void recordsOfNothingStayAlone() {
        List<StandardRecord> empty = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            empty.add(record("crm", "" + i).standard());
        }

        assertThat(customers(empty)).hasSize(20);
        assertThat(customers(empty.subList(0, 1))).hasSize(1);
        assertThat(customers(List.of())).isEmpty();
    }

    /// All pairs of them would be five thousand million; their name is too common to bring anybody
    /// together, and what else they share is not.
    @Test
    @Timeout(120)
    void aHundredThousandOfOneNameAreFoundByTheirMail() {
        List<StandardRecord> namesakes = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            namesakes.add(
                    record(i % 2 == 0 ? "crm" : "web", "%06d".formatted(i))
                            .whole("Ana Ruiz Saavedra")
                            .email("ana%06d@correo.example".formatted(i / 2))
                            .standard());
        }

        var customers = customers(namesakes);

        assertThat(customers).hasSize(50_000);
        assertThat(largest(customers)).isEqualTo(2);
    }
}
