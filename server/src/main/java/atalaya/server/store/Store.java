package atalaya.server.store;

import atalaya.server.store.AtalayaError.Exit;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The database Atalaya works on, open: its connections, and the server behind them where that is
/// our own.
public final class Store implements AutoCloseable {

    /// What a store that holds people's data needs: an acknowledged row survives a power cut.
    static final List<String> DURABLE =
            List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");

    private final HikariDataSource connections;
    private final AutoCloseable behind;

    private Store(HikariDataSource connections, AutoCloseable behind) {
        this.connections = connections;
        this.behind = behind;
    }

    /// Opens the database at an address, or else our own in a folder, and brings it up to date.
    ///
    /// @param address `jdbc:postgresql://…`, absent for our own
    public static Store open(Path data, @Nullable String address) {
        var store = address == null ? own(data) : at(address);
        Migrations.run(store.connections());
        return store;
    }

    public DataSource connections() {
        return connections;
    }

    @Override
    public void close() {
        connections.close();
        try {
            behind.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Store own(Path data) {
        var directory =
                DataDirectory.take(data)
                        .orElseThrow(() ->
                                new AtalayaError(
                                                1006,
                                                Exit.CONFIGURATION,
                                                "the data directory is in use by "
                                                        + DataDirectory.holder(data))
                                        .at("--data " + data)
                                        .remedy("stop that one, or name another folder"));
        var postgres = OwnPostgres.start(directory, DURABLE);
        return new Store(
                connect(postgres.url("postgres"), OwnPostgres.USER, postgres.password()),
                () -> {
                    postgres.close();
                    directory.close();
                });
    }

    private static Store at(String address) {
        return new Store(connect(address, null, null), () -> {});
    }

    private static HikariDataSource connect(
            String url, @Nullable String user, @Nullable String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        if (user != null) {
            config.setUsername(user);
            config.setPassword(password);
        }
        config.setPoolName("store");
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("ApplicationName", "atalaya");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new AtalayaError(
                            1010, Exit.CANNOT_CONNECT, "the database does not answer: " + why(e))
                    .at(url.replaceFirst("\\?.*", ""))
                    .remedy("check the address, the user and that PostgreSQL runs")
                    .because(e);
        }
    }

    private static String why(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("unknown");
    }
}
