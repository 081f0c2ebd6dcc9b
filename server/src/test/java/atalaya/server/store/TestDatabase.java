package atalaya.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One database of the tests' PostgreSQL, migrated and empty.
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final String address;
    private @Nullable HikariDataSource connections;

    private TestDatabase(String name, String address) {
        this.name = name;
        this.address = address;
    }

    /// Makes a new one, in some 50 ms; the first of a run takes some seconds.
    public static TestDatabase create() {
        var name = "test_" + COUNT.incrementAndGet();
        return new TestDatabase(name, TestServer.get().createDatabase(name));
    }

    String name() {
        return name;
    }

    /// What `--db` takes, user and password included.
    public String address() {
        return address;
    }

    public synchronized DataSource connections() {
        if (connections == null) {
            connections = new HikariDataSource();
            connections.setJdbcUrl(address);
            connections.setMaximumPoolSize(8);
            connections.setMinimumIdle(0);
        }
        return connections;
    }

    @Override
    public synchronized void close() {
        if (connections != null) {
            connections.close();
        }
        TestServer.dropLater(name);
    }
}
