package atalaya.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OwnPostgresTest {

    /// More of them by `./atalaya prove R1`.
    private static final int ROUNDS = Integer.getInteger("atalaya.prove.rounds", 4);

    private Path data = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        data = Files.createTempDirectory("atalaya-own-");
    }

    @AfterEach
    void removeFolder() throws IOException {
        Trees.delete(data);
    }

    @Test
    void whatItWritesIsDurableAndItsDoorsAreShut() throws IOException {
        try (var store = open()) {
            var sql = JdbcClient.create(store.connections());

            assertThat(show("fsync", sql)).isEqualTo("on");
            assertThat(show("synchronous_commit", sql)).isEqualTo("on");
            assertThat(show("full_page_writes", sql)).isEqualTo("on");
            assertThat(show("data_checksums", sql)).isEqualTo("on");
            assertThat(show("listen_addresses", sql)).isEqualTo("127.0.0.1");
            assertThat(show("is_superuser", sql)).isEqualTo("off");
            for (var secret : List.of("password", "connection", "postgres.log")) {
                assertThat(Files.getPosixFilePermissions(data.resolve(secret)))
                        .as(secret)
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void aServerThatIsNotDurableIsRefused() {
        try (var directory = DataDirectory.take(data).orElseThrow();
                var postgres =
                        OwnPostgres.start(
                                directory, PostgresBinaries.unpacked(), List.of("fsync=off"));
                var administrator = postgres.administrator()) {
            assertThatThrownBy(() -> new Durability(administrator, "here").check())
                    .hasMessageContaining("fsync=off");
        }
    }

    @Test
    @Tag("R18")
    void aSecondHolderIsRefusedWithTheNumberOfTheFirst() {
        try (var store = open()) {
            assertThatThrownBy(this::open)
                    .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aCommandJoinsTheServerThatAnotherProcessRuns() throws Exception {
        try (var server = StoreProcess.start(data, 1)) {
            assertThat(server.line()).isEqualTo("ready");
            server.line();
            try (var joined = Store.open(new StoreSettings(data, null, true))) {
                var sql = JdbcClient.create(joined.connections());
                assertThat(sql.sql("select min(number) from written").query(Long.class).single())
                        .isEqualTo(1);
            }
            assertThat(server.stop(10)).as("stops within seconds of SIGTERM").isTrue();
        }
        assertThat(Files.exists(data.resolve("postgres/postmaster.pid"))).isFalse();
    }

    @Test
    void aFolderOfAnotherVersionIsLeftAlone() throws IOException {
        Files.writeString(data.resolve("format"), "atalaya 99, postgresql 33\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(AtalayaError.class)
                .hasMessageContaining("atalaya 99, postgresql 33");
        assertThat(Files.exists(data.resolve("postgres"))).isFalse();
    }

    @Test
    void aFileWhereTheFolderShouldBeIsExplained() throws IOException {
        var file = Files.createFile(data.resolve("file"));

        assertThatThrownBy(() -> Store.open(new StoreSettings(file, null, false)))
                .isInstanceOf(AtalayaError.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void anAddressNobodyListensAtIsOneLine() {
        assertThatThrownBy(() ->
                        Store.open(
                                new StoreSettings(
                                        data,
                                        "jdbc:postgresql://127.0.0.1:1/x?user=a&password=secret",
                                        false)))
                .isInstanceOfSatisfying(
                        AtalayaError.class,
                        error ->
                                assertThat(error.text(Locale.ENGLISH))
                                        .startsWith("error Atalaya-1010")
                                        .doesNotContain("secret"));
        assertThatThrownBy(() -> Store.open(new StoreSettings(data, "postgres://x/y", false)))
                .isInstanceOf(AtalayaError.class)
                .hasMessageContaining("not the address of a PostgreSQL");
    }

    @Test
    void whatItSaysWhenTheDiskIsFullIsUnderstood() {
        var output =
                "FATAL:  could not write lock file \"postmaster.pid\": No space left on device";

        assertThat(StartFailure.read(output, data.resolve("postgres.log")).code())
                .isEqualTo("Atalaya-1009");
    }

    /// R1, short: whatever is killed, and in whichever order, every acknowledged row is there,
    /// once.
    @Test
    @Tag("R1")
    void noAcknowledgedRowIsLostWhoeverIsKilled() throws Exception {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var acknowledged = new TreeSet<Long>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(writeUntilKilled(random, acknowledged.size()));
        }
        try (var store = open()) {
            var stored =
                    JdbcClient.create(store.connections())
                            .sql("select number from written")
                            .query(Long.class)
                            .list();
            assertThat(stored)
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged);
        }
    }

    private List<Long> writeUntilKilled(Random random, int written) throws Exception {
        try (var writer = StoreProcess.start(data, 1_000_000L * written)) {
            assertThat(writer.line()).isEqualTo("ready");
            for (int row = 0; row < 1 + random.nextInt(200); row++) {
                writer.line();
            }
            int victim = random.nextInt(3);
            if (victim != 0) {
                killPostgres();
            }
            if (victim != 1) {
                writer.kill();
            } else {
                // It goes on once the server has come back.
                for (int row = 0; row < 50; row++) {
                    writer.line();
                }
                writer.kill();
            }
            return writer.rest().stream()
                    .filter(line -> line.matches("stored \\d+"))
                    .map(line -> Long.valueOf(line.substring(7)))
                    .toList();
        }
    }

    private void killPostgres() throws IOException {
        var file = PostmasterFile.read(data.resolve("postgres"));
        file.flatMap(running -> ProcessHandle.of(running.pid()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    private Store open() {
        return Store.open(new StoreSettings(data, null, false));
    }

    private static String show(String setting, JdbcClient sql) {
        return sql.sql("select current_setting(?)").param(setting).query(String.class).single();
    }
}
