package atalaya.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The one PostgreSQL of a test run, stopped and removed with it. `fsync=off`: nothing in it is
/// worth keeping.
final class TestServer {

    private static final Queue<String> DONE_WITH = new ConcurrentLinkedQueue<>();
    private static final String TEMPLATE = "atalaya_template";

    private final OwnPostgres postgres;
    private final JdbcClient sql;

    private TestServer(OwnPostgres postgres) {
        this.postgres = postgres;
        this.sql = JdbcClient.create(new DriverManagerDataSource(address("postgres")));
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
        sql.sql("create database " + name + " template " + TEMPLATE).update();
        return address(name);
    }

    /// Its connections may still be closing, so it goes when the next one is made.
    static void dropLater(String name) {
        DONE_WITH.add(name);
    }

    private String address(String database) {
        return postgres.url(database)
                + "?user="
                + OwnPostgres.USER
                + "&password="
                + postgres.password();
    }

    private static TestServer start() {
        try {
            var folder = Files.createTempDirectory("atalaya-test-");
            var directory = DataDirectory.take(folder).orElseThrow();
            var postgres =
                    OwnPostgres.start(
                            directory,
                            List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                postgres.close();
                                directory.close();
                                remove(folder);
                            }));
            var server = new TestServer(postgres);
            server.makeTemplate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeTemplate() {
        sql.sql("create database " + TEMPLATE).update();
        try (var connections = new HikariDataSource()) {
            connections.setJdbcUrl(address(TEMPLATE));
            connections.setMaximumPoolSize(3);
            Migrations.run(connections);
        }
    }

    private static void remove(java.nio.file.Path folder) {
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
