package atalaya.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.standard.IdentifierType;
import atalaya.server.ingest.Records.Outcome;
import atalaya.server.ingest.interaction.Interaction;
import atalaya.server.ingest.interaction.Interaction.Reference;
import atalaya.server.ingest.interaction.Interaction.Who;
import atalaya.server.store.Copies;
import atalaya.server.store.StoreTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@StoreTest
class RecordLogTest {

    private static final SourceKey ANN = new SourceKey("crm", "1");
    private static final SourceKey BEA = new SourceKey("crm", "2");

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Interactions interactions;
    private final Log log;
    private final RecordLog records;

    RecordLogTest(JdbcClient sql, DataSource database, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.log = new Log(sql, new Copies(database));
        var folded = new Records(sql, log);
        this.interactions =
                new Interactions(sql, log, folded, new Leaves(sql, log), new References(sql, log));
        this.records = new RecordLog(sql, log, folded, interactions);
    }

    @BeforeEach
    void empty() {
        sql.sql(
                        "truncate ingest.record, ingest.version, ingest.interaction,"
                                + " ingest.reference, ingest.lean, ingest.departure")
                .update();
    }

    @Test
    void aRecordKeepsItsNumberAndMovesToTheEndWhenItChanges() {
        long ann = append(person(ANN, "Lee")).getFirst();
        append(person(BEA, "Ferro"));
        long head = records.head();

        assertThat(append(person(ANN, "Marsh"))).containsExactly(ann);

        assertThat(records.after(0, 10))
                .extracting(record -> record.source().key())
                .containsExactly(BEA, ANN);
        assertThat(records.after(head, 10))
                .singleElement()
                .satisfies(changed -> {
                    assertThat(changed.source().first(Attribute.SURNAME_1)).contains("Marsh");
                    assertThat(changed.record()).isEqualTo(ann);
                });
        assertThat(records.number(ANN)).contains(ann);
        assertThat(records.find(List.of(ann, 17L))).hasSize(1);
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        append(person(ANN, "Lee"));
        long head = records.head();

        append(person(ANN, "Lee"));

        assertThat(records.head()).isEqualTo(head);
        assertThat(sql.sql("select count(*) from ingest.version").query(Long.class).single())
                .isOne();
    }

    @Test
    void aRetiredRecordIsSeenByReadersAndCanComeBack() {
        append(person(ANN, "Lee"));
        long head = records.head();

        transaction.executeWithoutResult(_ -> records.retire(List.of(ANN)));
        assertThat(records.after(head, 10)).singleElement().matches(LoggedRecord::retired);

        append(person(ANN, "Lee"));
        assertThat(records.after(head, 10)).singleElement().matches(record -> !record.retired());
    }

    @Test
    void positionOrderIsCommitOrder() throws Exception {
        var started = new CountDownLatch(1);
        int writers = 6;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < writers; writer++) {
                var source = "w" + writer;
                pool.submit(() -> {
                    started.await();
                    for (int i = 0; i < 60; i++) {
                        append(person(new SourceKey(source, "" + i), "Lee"));
                    }
                    return null;
                });
            }
            started.countDown();
            var seen = new ArrayList<Long>();
            long position = 0;
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (seen.size() < writers * 60 && System.nanoTime() < deadline) {
                for (var record : records.after(position, 50)) {
                    seen.add(record.record());
                    position = record.position();
                }
            }
            assertThat(seen).hasSize(writers * 60).doesNotHaveDuplicates();
        }
    }

    @Test
    void anInteractionBelongsToThePersonItsOrderBelongsTo() {
        long ann = append(person(ANN, "Lee")).getFirst();
        interact(happened("warehouse", "s1", null, order("o1")));
        assertThat(owner("s1")).isNull();
        assertThat(interactions.unallocated()).isOne();
        long placed = interactions.after(0, 10).getLast().placed();

        interact(happened("web", "e1", new Who.Record(ANN), order("o1")));

        assertThat(owner("s1")).isEqualTo(ann);
        assertThat(interactions.after(placed, 10))
                .extracting(Interactions.Placed::record)
                .containsExactlyInAnyOrder(ann, ann);
        interact(happened("warehouse", "s2", null, order("o1")));
        assertThat(owner("s2")).isEqualTo(ann);
    }

    @Test
    void aChainOfReferencesIsFollowed() {
        interact(happened("warehouse", "i1", null, returned("r1")));
        interact(happened("warehouse", "i2", null, returned("r1"), order("o1")));
        interact(happened("web", "e1", new Who.Record(ANN), order("o1")));
        assertThat(owner("i1")).isNull();

        long ann = append(person(ANN, "Lee")).getFirst();

        assertThat(List.of("i1", "i2", "e1")).allMatch(id -> Objects.equals(owner(id), ann));
    }

    @Test
    void aCampaignIsOfManyAndTellsNothing() {
        append(person(ANN, "Lee"));
        interact(happened("web", "e1", new Who.Record(ANN), new Reference("campaign", "c1")));
        interact(happened("web", "e2", null, new Reference("campaign", "c1")));

        assertThat(owner("e2")).isNull();
    }

    @Test
    void aBareEmailIsALeaf() {
        var who = new Who.Leaf(IdentifierType.EMAIL, "ann@lee.example");
        interact(happened("web", "e1", who), happened("web", "e2", who));

        assertThat(records.after(0, 10))
                .singleElement()
                .satisfies(leaf -> {
                    assertThat(leaf.source().key()).hasToString("~email:ann@lee.example");
                    assertThat(leaf.source().type().founds()).isFalse();
                    assertThat(leaf.source().first(Attribute.EMAIL)).contains("ann@lee.example");
                    assertThat(owner("e1")).isEqualTo(leaf.record());
                });
    }

    @Test
    void aPersonsKeyTellsMoreThanABareEmail() {
        interact(
                happened(
                        "web",
                        "e1",
                        new Who.Leaf(IdentifierType.EMAIL, "shared@ferro.example"),
                        order("o1")));
        interact(happened("warehouse", "s1", null, order("o1")));
        var leaf = owner("s1");
        long ann = append(person(ANN, "Lee")).getFirst();

        interact(happened("tills", "t1", new Who.Record(ANN), order("o1")));

        assertThat(owner("s1")).isEqualTo(ann);
        assertThat(interactions.after(0, 100))
                .filteredOn(Interactions.Placed::left)
                .extracting(Interactions.Placed::record)
                .containsExactly(leaf);
    }

    /// Of equals the smaller key counts, and Ann's is smaller.
    @Test
    void anOrderIsOfWhoPlacedItWhoeverPaid() {
        long bea = append(person(ANN, "Lee"), person(BEA, "Ferro")).getLast();

        interact(happened("warehouse", "s1", null, order("o1")));
        interact(happened("bank", "e1", new Who.Record(ANN), order("o1")));
        interact(happened("web", "e2", "Order Completed", new Who.Record(BEA), order("o1")));
        interact(happened("warehouse", "s2", null, order("o1")));

        assertThat(owner("s1")).isEqualTo(bea);
        assertThat(owner("s2")).isEqualTo(bea);
    }

    @Test
    void aMessageHasOneEffect() {
        append(person(ANN, "Lee"));
        var event = happened("web", "e1", new Who.Record(ANN), order("o1"));

        assertThat(interact(event, event)).containsExactly(Outcome.SAME, Outcome.ADDED);
        assertThat(interact(event)).containsExactly(Outcome.SAME);
        assertThat(interact(happened("web", "e1", new Who.Record(ANN), order("o2"))))
                .containsExactly(Outcome.CHANGED);
        assertThat(sql.sql("select reference from ingest.interaction").query(String.class).list())
                .containsExactly("o2");
    }

    @Test
    void whoseAnInteractionIsDoesNotDependOnTheOrderOfArrival() {
        long seed = 20261122;
        var random = new Random(seed);
        var arriving = new ArrayList<Object>(List.of(person(ANN, "Lee"), person(BEA, "Ferro")));
        arriving.add(happened("web", "e1", new Who.Record(ANN), order("o1")));
        arriving.add(happened("tills", "e2", new Who.Record(BEA), order("o2")));
        arriving.add(happened("tills", "e3", new Who.Record(BEA), order("o1")));
        arriving.add(
                happened("web", "e4", new Who.Leaf(IdentifierType.PHONE, "+34600"), order("o2")));
        arriving.add(happened("warehouse", "e5", null, returned("r1"), order("o2")));
        arriving.add(happened("warehouse", "e6", null, returned("r1")));
        arriving.add(happened("warehouse", "e7", null, order("o1")));
        arriving.add(happened("bank", "e8", new Who.Record(ANN), order("o3")));
        arriving.add(happened("web", "e9", "Order Completed", new Who.Record(BEA), order("o3")));
        arriving.add(happened("warehouse", "e10", null, order("o3")));
        Map<String, String> expected = null;
        for (int round = 0; round < 30; round++) {
            empty();
            Collections.shuffle(arriving, random);
            for (var one : arriving) {
                switch (one) {
                    case SourceRecord record -> append(record);
                    case Interaction interaction -> interact(interaction);
                    default -> throw new AssertionError();
                }
            }
            var owners = owners();
            expected = expected == null ? owners : expected;
            assertThat(owners).as("seed %d round %d", seed, round).isEqualTo(expected);
        }
        assertThat(expected)
                .containsEntry("e6", "crm:2")
                .containsEntry("e7", "crm:1")
                .containsEntry("e10", "crm:2");
    }

    /// Parcels and returns that share numbers at random, some of orders that have an owner.
    private static List<Interaction> parcels(Random random) {
        var parcels = new ArrayList<Interaction>();
        for (int i = 0; i < 12; i++) {
            var about = new Reference[1 + random.nextInt(2)];
            for (int j = 0; j < about.length; j++) {
                about[j] =
                        switch (random.nextInt(3)) {
                            case 0 -> order("o" + random.nextInt(3));
                            case 1 -> returned("r" + random.nextInt(6));
                            default -> new Reference("shipment", "s" + random.nextInt(6));
                        };
            }
            var who = i == 0 ? new Who.Record(BEA) : null;
            parcels.add(happened("warehouse", "p" + i, who, about));
        }
        return parcels;
    }

    @Test
    void whoseParcelsAreDoesNotDependOnHowManyArriveAtOnce() {
        var random = new Random(20261126);
        for (int world = 0; world < 40; world++) {
            var parcels = parcels(random);
            Map<String, String> expected = null;
            for (int atOnce : new int[] {1, 3, 12}) {
                empty();
                append(person(ANN, "Lee"), person(BEA, "Ferro"));
                interact(happened("web", "w1", new Who.Record(ANN), order("o0")));
                interact(happened("web", "w2", new Who.Record(BEA), order("o1")));
                for (int from = 0; from < parcels.size(); from += atOnce) {
                    var batch = parcels.subList(from, from + atOnce);
                    interact(batch.toArray(Interaction[]::new));
                }
                var owners = owners();
                owners.putAll(references());
                expected = expected == null ? owners : expected;
                assertThat(owners).as("world %d, %d at once", world, atOnce).isEqualTo(expected);
                Collections.shuffle(parcels, random);
            }
        }
    }

    private Map<String, String> references() {
        var references = new TreeMap<String, String>();
        sql.sql("select kind, value, rank, name from ingest.reference")
                .query(row -> {
                    references.put(
                            row.getString("kind") + " " + row.getString("value"),
                            row.getInt("rank") + " " + row.getString("name"));
                });
        return references;
    }

    private List<Long> append(SourceRecord... given) {
        return transaction.execute(_ -> records.append(List.of(given)));
    }

    private List<Outcome> interact(Interaction... given) {
        return transaction.execute(_ -> {
            log.lock();
            return interactions.append(given[0].source(), List.of(given), null);
        });
    }

    private @Nullable Long owner(String messageId) {
        return sql.sql("select record from ingest.interaction where message_id = :id")
                .param("id", messageId)
                .query((row, _) -> new Long[] {row.getObject("record", Long.class)})
                .single()[0];
    }

    private Map<String, String> owners() {
        var owners = new TreeMap<String, String>();
        sql.sql(
                        """
                        select message_id, coalesce(r.source || ':' || r.key, '-') as owner
                          from ingest.interaction left join ingest.record r using (record)
                        """)
                .query(row -> {
                    owners.put(row.getString("message_id"), row.getString("owner"));
                });
        return owners;
    }

    private static SourceRecord person(SourceKey key, String surname) {
        return SourceRecord.person(key, Map.of(Attribute.SURNAME_1, surname));
    }

    private static Interaction happened(
            String source, String messageId, @Nullable Who who, Reference... references) {
        return happened(source, messageId, "Order Updated", who, references);
    }

    private static Interaction happened(
            String source,
            String messageId,
            String type,
            @Nullable Who who,
            Reference... references) {
        return new Interaction(
                source,
                "events",
                messageId,
                type,
                Instant.ofEpochSecond(1),
                "web",
                null,
                null,
                null,
                null,
                null,
                who,
                List.of(references),
                null,
                "{\"units\":2}",
                null);
    }

    private static Reference order(String number) {
        return new Reference("order", number);
    }

    private static Reference returned(String number) {
        return new Reference("return", number);
    }
}
