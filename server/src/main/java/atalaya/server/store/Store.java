package atalaya.server.store;

import atalaya.server.store.AtalayaError.Exit;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The database Atalaya works on, open: its connections, and the server behind them where that is
/// our own.
public final class Store implements AutoCloseable {

    private final HikariDataSource connections;
    private final Backing backing;

    private Store(HikariDataSource connections, Backing backing) {
        this.connections = connections;
        this.backing = backing;
    }

    /// Opens what the settings name, refuses it unless it is safe, and brings its schemas up to
    /// date.
    public static Store open(StoreSettings settings) {
        var backing = Backing.of(settings);
        try {
            var connections = connect(backing.address());
            new Durability(connections, backing.address().shown()).check();
            Migrations.run(connections);
            return new Store(connections, backing);
        } catch (RuntimeException e) {
            backing.close();
            throw e;
        }
    }

    public DataSource connections() {
        return connections;
    }

    /// Returns when no other process uses the PostgreSQL that we run, if any does.
    public void awaitCompanions() {
        backing.awaitCompanions();
    }

    @Override
    public void close() {
        connections.close();
        backing.close();
    }

    private static HikariDataSource connect(Address address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setPoolName("store");
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("ApplicationName", "atalaya");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("loginTimeout", "10");
        // the detail of an error quotes rows, and errors are logged
        config.addDataSourceProperty("logServerErrorDetail", "false");
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw noAnswer(address, e);
        } catch (RuntimeException e) {
            throw notAnAddress(address, e);
        }
    }

    private static AtalayaError noAnswer(Address address, Exception thrown) {
        return new AtalayaError(
                        1010, Exit.CANNOT_CONNECT, "the database does not answer: %s", why(thrown))
                .at(address.shown())
                .remedy("check the address, the user and that PostgreSQL runs")
                .because(thrown);
    }

    private static AtalayaError notAnAddress(Address address, Exception thrown) {
        return new AtalayaError(1019, Exit.CONFIGURATION, "that is not the address of a PostgreSQL")
                .at("--db " + address.shown())
                .remedy("--db 'jdbc:postgresql://HOST:5432/DATABASE?user=NAME&password=…'")
                .because(thrown);
    }

    private static String why(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("unknown");
    }
}
