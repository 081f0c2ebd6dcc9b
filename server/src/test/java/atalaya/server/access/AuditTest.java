package atalaya.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.server.store.StoreTest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@StoreTest
class AuditTest {

    private static final SignedIn ANN = PolicyTest.signedIn(null, Role.AGENT);
    private static final InstantSource TIME =
            InstantSource.fixed(Instant.parse("2026-11-22T09:30:00.123456Z"));

    private final JdbcClient sql;
    private final PlatformTransactionManager transactions;
    private final TransactionTemplate transaction;
    private final Path data;
    private Audit audit;

    AuditTest(JdbcClient sql, PlatformTransactionManager transactions, @TempDir Path data) {
        this.sql = sql;
        this.transactions = transactions;
        this.transaction = new TransactionTemplate(transactions);
        this.data = data;
        this.audit = empty();
    }

    @AfterEach
    void stop() {
        audit.close();
    }

    @Test
    void itSaysWhoDidWhatToWhom() {
        audit.record(ANN, "customer.merged", Reason.SERVE, "C-0001-0001", "C-0001-0002");

        assertThat(audit.find(AuditQuery.ALL, Long.MAX_VALUE, 10))
                .containsExactly(
                        new AuditEntry(
                                1,
                                TIME.instant(),
                                7,
                                "customer.merged",
                                List.of("C-0001-0001", "C-0001-0002"),
                                "SERVE"));
        assertThat(audit.find(subject("C-0001-0002"), Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(audit.find(subject("C-0001-0003"), Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void readsArriveInOrderAndAllOfThem() {
        for (int i = 0; i < 1_200; i++) {
            audit.recordRead(ANN, "customer.viewed", "C-0001-" + i);
        }
        audit.flush();

        assertThat(audit.verify()).isEqualTo(new AuditCheck.Intact(1_200, 1_200));
    }

    @Test
    void whatAProgramReadsIsThereToFindById() {
        var program =
                new Person(
                        8,
                        Person.PROGRAM + "shop",
                        "Shop",
                        Set.of(Role.STEWARD),
                        null,
                        Preferences.DEFAULT,
                        true);
        audit.recordRead(new SignedIn(program, ANN.route()), "customer.viewed", "C-0001-0001");
        audit.recordRead(new SignedIn(program, ANN.route()), "customer.viewed", "C-0001-0002");
        audit.flush();

        for (var id : List.of("C-0001-0001", "C-0001-0002")) {
            assertThat(audit.find(subject(id), Long.MAX_VALUE, 10))
                    .singleElement()
                    .satisfies(told -> assertThat(told.person()).isEqualTo(8))
                    .satisfies(told -> assertThat(told.subjects()).contains(id));
        }
        assertThat(audit.verify()).isInstanceOf(AuditCheck.Intact.class);
    }

    @Test
    void aChangeThatIsRolledBackLeavesNoEntry() {
        transaction.executeWithoutResult(status -> {
            audit.record(ANN, "customer.merged", "C-0001-0001");
            status.setRollbackOnly();
        });

        assertThat(audit.verify()).isEqualTo(new AuditCheck.Intact(0, 0));
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> {
                    for (int n = 0; n < 25; n++) {
                        audit.record(ANN, "customer.viewed", "C-0001-0001");
                    }
                });
            }
        }
        audit.flush();

        assertThat(audit.verify()).isEqualTo(new AuditCheck.Intact(200, 200));
    }

    @Test
    void itTakesNoPersonalValues() {
        assertThatThrownBy(() -> audit.record(ANN, "customer.viewed", "ann@lee.example"))
                .hasMessageContaining("ids only")
                .hasMessageNotContaining("ann@lee.example");
        assertThatThrownBy(() -> audit.record(ANN, "customer.viewed", "Ann Lee"))
                .hasMessageContaining("ids only");
    }

    @Test
    void theDatabaseItselfRefusesToChangeIt() {
        audit.record(ANN, "customer.viewed", "C-0001-0001");

        for (var change :
                List.of(
                        "update access.audit set person = 8",
                        "delete from access.audit",
                        "truncate access.audit")) {
            assertThatThrownBy(() -> sql.sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append only");
        }
    }

    @Tag("R13")
    @Test
    void tamperingIsAlwaysFound() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            startOver(random);
            var tampering = tampering(random);
            behindItsBack(tampering);

            assertThat(audit.verify())
                    .as("seed %d round %d: %s", seed, round, tampering)
                    .isNotInstanceOf(AuditCheck.Intact.class);
        }
    }

    private Audit empty() {
        behindItsBack(
                """
                truncate access.audit;
                update access.installation set installation = gen_random_uuid()
                """);
        return new Audit(sql, transactions, TIME, data);
    }

    /// Twenty entries whose fields vary, witnessed.
    private void startOver(Random random) {
        audit.close();
        audit = empty();
        for (int i = 0; i < 20; i++) {
            var reason = random.nextBoolean() ? Reason.LEGAL : null;
            audit.record(ANN, "customer.viewed", reason, "C-0001-" + random.nextInt(10_000));
        }
        audit.flush();
    }

    private static String tampering(Random random) {
        int one = 1 + random.nextInt(20);
        int other = 1 + (one + random.nextInt(19)) % 20;
        return switch (random.nextInt(13)) {
            case 0 -> "update access.audit set person = person + 1 where entry = " + one;
            case 1 -> "update access.audit set at = at + interval '1 us' where entry = " + one;
            case 2 -> "update access.audit set act = act || 'x' where entry = " + one;
            case 3 -> "update access.audit set subjects = '{}' where entry = " + one;
            case 4 ->
                    "update access.audit set subjects = subjects || 'C-1'::text where entry = "
                            + one;
            case 5 ->
                    "update access.audit set reason = case when reason is null then '' end where entry = "
                            + one;
            case 6 ->
                    "update access.audit set hash = set_byte(hash, 5, 255 - get_byte(hash, 5)) where entry = "
                            + one;
            case 7 -> "delete from access.audit where entry = " + one;
            case 8 -> "delete from access.audit where entry > " + random.nextInt(20);
            case 9 -> "delete from access.audit";
            case 10 ->
                    """
                    delete from access.audit where entry = %1$d;
                    update access.audit set entry = entry - 1 where entry > %1$d
                    """
                            .formatted(one);
            case 11 ->
                    """
                    update access.audit set entry = -1 where entry = %1$d;
                    update access.audit set entry = %1$d where entry = %2$d;
                    update access.audit set entry = %2$d where entry = -1
                    """
                            .formatted(one, other);
            default ->
                    """
                    update access.audit set entry = -entry where entry >= %1$d;
                    update access.audit set entry = 1 - entry where entry < 0;
                    insert into access.audit (entry, at, person, act, subjects, hash)
                    values (%1$d, now(), 7, 'customer.viewed', '{C-0001-0001}', sha256('guess'))
                    """
                            .formatted(one);
        };
    }

    @Test
    void aChainThatWasWrittenAnewIsFoundByTheWitness() {
        startOver(new Random(1));
        behindItsBack("truncate access.audit");
        var log = new AuditLog(sql, transactions);
        for (int i = 0; i < 20; i++) {
            log.append(
                    List.of(
                            new AuditLog.Act(
                                    TIME.instant(), 8, "customer.viewed", List.of("C-1"), null)));
        }

        assertThat(audit.verify()).isEqualTo(new AuditCheck.Broken(20));
    }

    private void behindItsBack(String statements) {
        sql.sql("alter table access.audit disable trigger append_only").update();
        sql.sql(statements).update();
        sql.sql("alter table access.audit enable trigger append_only").update();
    }

    private static AuditQuery subject(String id) {
        return new AuditQuery(null, null, id, null, null);
    }
}
