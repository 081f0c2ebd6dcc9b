package atalaya.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The one PostgreSQL of a test run, stopped and removed with it. It has the settings of a real
/// one; where the machine lends us memory as a disk, its syncing costs nothing.
final class TestServer {

    private static final Queue<String> DONE_WITH = new ConcurrentLinkedQueue<>();
    private static final String TEMPLATE = "atalaya_template";

    /// A copy is an installation of its own, or the audits of two would share one witness.
    private static final String OWN_IDENTITY =
            "update access.installation set installation = gen_random_uuid()";

    private final Path folder;
    private final OwnPostgres postgres;
    private final JdbcClient sql;

    private TestServer(Path folder, OwnPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
        this.sql = JdbcClient.create(postgres.administrator());
    }

    private static final class Holder {
        static final TestServer ONE = start();
    }

    static TestServer get() {
        return Holder.ONE;
    }

    /// Copies the migrated template, and says under which address the copy is found.
    synchronized String createDatabase(String name) {
        for (var done = DONE_WITH.poll(); done != null; done = DONE_WITH.poll()) {
            sql.sql("drop database if exists " + done + " with (force)").update();
        }
        sql.sql("create database " + name + " template " + TEMPLATE + " owner " + OwnPostgres.USER)
                .update();
        var address = address(name);
        JdbcClient.create(new DriverManagerDataSource(address)).sql(OWN_IDENTITY).update();
        return address;
    }

    /// A data directory for whoever works on a database, removed with the PostgreSQL.
    Path dataOf(String database) {
        try {
            return Files.createDirectories(folder.resolve("data").resolve(database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its connections may still be closing, so it goes when the next one is made.
    static void dropLater(String name) {
        DONE_WITH.add(name);
    }

    private String address(String database) {
        var address = postgres.address(database);
        return "%s?user=%s&password=%s"
                .formatted(address.url(), address.user(), address.password());
    }

    private static TestServer start() {
        try {
            var folder = Files.createTempDirectory(disk(), "atalaya-test-");
            var directory = DataDirectory.take(folder).orElseThrow();
            var postgres = OwnPostgres.start(directory, binaries(), List.of("max_wal_size=256MB"));
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                postgres.close();
                                directory.close();
                                remove(folder);
                            }));
            var server = new TestServer(folder, postgres);
            try (var administrator = postgres.administrator()) {
                postgres.ensureDatabase(administrator);
            }
            server.makeTemplate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Our own, or those that `-Datalaya.test.postgres=/usr/lib/postgresql/15` names: what works on
    /// one must work on the other.
    static PostgresBinaries binaries() {
        var other = System.getProperty("atalaya.test.postgres");
        return other == null
                ? PostgresBinaries.unpacked()
                : new PostgresBinaries(Path.of(other), List.of("--locale=C.UTF-8"));
    }

    private static Path disk() throws IOException {
        var memory = Path.of("/dev/shm");
        boolean roomy =
                Files.isWritable(memory)
                        && Files.getFileStore(memory).getUsableSpace() > 2_000_000_000L;
        return roomy ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private void makeTemplate() {
        sql.sql("create database " + TEMPLATE + " owner " + OwnPostgres.USER).update();
        try (var connections = new HikariDataSource()) {
            connections.setJdbcUrl(address(TEMPLATE));
            connections.setMaximumPoolSize(3);
            Migrations.run(connections);
        }
    }

    private static void remove(Path folder) {
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
