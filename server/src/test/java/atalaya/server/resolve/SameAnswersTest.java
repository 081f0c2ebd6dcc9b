package atalaya.server.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.bulk.BulkResolver;
import atalaya.identity.match.MatchModel;
import atalaya.identity.record.Attribute;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.standard.Standardizer;
import atalaya.server.ingest.RecordLog;
import atalaya.server.store.ApplicationTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Customers are a function of the set of records and the model: in memory and in PostgreSQL, in
/// any order, in batches of any size, whatever changed on the way (R3, rules 3 to 5).
@ApplicationTest
class SameAnswersTest {

    private static final String EMPTY =
            """
            truncate ingest.record, ingest.version, resolve.standard_record, resolve.blocking_key,
                     resolve.holder, resolve.held, resolve.link, resolve.review,
                     resolve.customer_of, resolve.change, resolve.decision, resolve.model
            """;

    private final Town town;
    private final RecordLog log;
    private final Resolution resolution;
    private final JdbcClient sql;
    private final Models models;
    private final Rebuild rebuild;

    @Autowired
    SameAnswersTest(
            RecordLog log,
            Resolution resolution,
            Customers customers,
            JdbcClient sql,
            Models models,
            Rebuild rebuild) {
        this.town = new Town(log, resolution, customers);
        this.log = log;
        this.resolution = resolution;
        this.sql = sql;
        this.models = models;
        this.rebuild = rebuild;
    }

    /// More of them by `./atalaya prove R3`.
    private static final int ROUNDS = Integer.getInteger("atalaya.prove.rounds", 3);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("R3")
    void placingOneByOneGivesWhatMemoryGives(long seed) {
        var random = new Random(seed);
        var people = new RandomTown(seed, 30);
        var records = new ArrayList<SourceRecord>();
        for (int i = 0; i < 150; i++) {
            records.add(people.record((i % 2 == 0 ? "crm:" : "shop:") + i));
        }
        var expected = inMemory(records, RandomTown.touchy());

        for (int order = 0; order < 2; order++) {
            empty(RandomTown.touchy());
            Collections.shuffle(records, random);
            arriveInBatches(records, random);
            assertThat(town.partition("")).as("seed %d order %d", seed, order).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("R3")
    void recordsThatChangeAndGoLeaveNoTraceOfWhatTheyWere(long seed) {
        var random = new Random(seed);
        var people = new RandomTown(seed, 20);
        empty(RandomTown.touchy());
        Map<SourceKey, SourceRecord> now = new LinkedHashMap<>();
        var gone = new HashSet<SourceKey>();
        for (int step = 0; step < 12; step++) {
            var batch = new ArrayList<SourceRecord>();
            for (int i = 0; i < 12; i++) {
                var record = people.record("crm:" + random.nextInt(90));
                if (!gone.contains(record.key())) {
                    batch.add(later(record, 100 * step + i));
                }
            }
            for (var record : batch) {
                town.arrive(record);
                now.put(record.key(), record);
            }
            if (step % 3 == 2) {
                var leaving = List.copyOf(now.keySet()).get(random.nextInt(now.size()));
                log.retire(Set.of(leaving));
                gone.add(leaving);
                now.remove(leaving);
            }
            town.place(1 + random.nextInt(20));
        }
        var living = now.keySet().stream().map(SourceKey::toString).collect(Collectors.toSet());
        var placed =
                town.partition("").stream()
                        .map(group -> {
                            var kept = new TreeSet<>(group);
                            kept.retainAll(living);
                            return (Set<String>) kept;
                        })
                        .filter(group -> !group.isEmpty())
                        .collect(Collectors.toSet());
        assertThat(placed)
                .as("seed %d", seed)
                .isEqualTo(inMemory(List.copyOf(now.values()), RandomTown.touchy()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("R3")
    void placingAllAtOnceWritesTheSameRows(long seed) {
        var people = new RandomTown(seed, 30);
        empty(RandomTown.touchy());
        var records = new ArrayList<SourceRecord>();
        for (int i = 0; i < 120; i++) {
            records.add(people.record("crm:" + i));
            if (i % 10 == 0) {
                records.add(
                        town.leaf("phone", Attribute.PHONE, "+346124055%02d".formatted(i / 10)));
            }
        }
        arriveInBatches(records, new Random(seed));
        var customers = town.partition("");
        var rows = rows();

        rebuild.again();

        assertThat(rows()).as("seed %d", seed).isEqualTo(rows);
        assertThat(town.partition("")).isEqualTo(customers);
    }

    @Test
    void aPublishedModelPlacesAllAnewAndIdsGoOn() {
        empty(RandomTown.touchy());
        town.settle(town.person("crm:ann", Attribute.EMAIL, "ann@lee.example"));
        var ann = town.of("crm:ann");

        rebuild.publish(MatchModel.shipped(), 1);

        assertThat(town.of("crm:ann")).isEqualTo(ann);
        assertThat(models.current()).isEqualTo(MatchModel.shipped());
    }

    @Test
    void aModelIsReadBackAsItWasPublished() {
        var shipped = MatchModel.shipped();
        assertThat(Models.read(Models.write(shipped))).isEqualTo(shipped);
        assertThat(models.current()).isNotNull();
    }

    private void arriveInBatches(List<SourceRecord> records, Random random) {
        int at = 0;
        while (at < records.size()) {
            int to = Math.min(records.size(), at + 1 + random.nextInt(60));
            log.append(records.subList(at, to));
            at = to;
            resolution.resolveNext(1 + random.nextInt(80));
        }
        town.place(7);
    }

    /// The same, told at a later time than those before.
    private static SourceRecord later(SourceRecord record, int second) {
        return new SourceRecord(
                record.key(),
                record.type(),
                record.country(),
                Instant.ofEpochSecond(1_750_000_000L + second),
                record.values());
    }

    private static Set<Set<String>> inMemory(List<SourceRecord> records, MatchModel model) {
        var standards = records.stream().map(Standardizer::standardize).toList();
        return BulkResolver.resolve(standards, model, List.of()).customers().stream()
                .map(group ->
                        group.stream()
                                .map(place -> standards.get(place).key().toString())
                                .collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
    }

    private List<String> rows() {
        return sql.sql(
                        """
                        select row('key', key, record)::text from resolve.blocking_key
                        union all
                        select row('holder', identifier, record, follower)::text
                          from resolve.holder
                        union all
                        select row('held', identifier, records)::text
                          from resolve.held where records > 0
                        union all
                        select row('link', left_record, right_record, millibits, same)::text
                          from resolve.link
                        union all
                        select row('place', record, customer)::text from resolve.customer_of
                        union all
                        select row('standing', record, serial, type, retired, keys,
                                   identifiers)::text
                          from resolve.standard_record
                         order by 1
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void empty(MatchModel model) {
        sql.sql(EMPTY).update();
        models.add(1, model, 0);
        sql.sql(
                        """
                        update resolve.progress
                           set position = 0, last_serial = 0, last_change = 0, epoch = 1,
                               revision = (random() * 1000000000)::bigint
                        """)
                .update();
    }
}
