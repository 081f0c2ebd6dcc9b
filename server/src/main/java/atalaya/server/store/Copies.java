package atalaya.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/// Writes very many rows at once, by `COPY`, within the caller's transaction.
///
/// Three ways: rows that are there ([#write]) are put into words by other threads while those
/// before are stored; rows that are still being made ([#stream]) leave while they are; and rows
/// that another thread has put into words ([#encode]) only need to be sent.
@Component
public final class Copies {

    private static final int ROWS_AT_ONCE = 2_000;

    private final DataSource database;

    public Copies(DataSource database) {
        this.database = database;
    }

    /// The values of a row, in the order of the columns, as [CopyLines#add] takes them.
    public static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    /// Rows in the form in which they are sent; touches no database.
    public static <T> CopyLines encode(Iterable<T> rows, Function<T, @Nullable Object[]> columns) {
        var lines = new CopyLines(null);
        for (var row : rows) {
            lines.add(columns.apply(row));
        }
        return lines;
    }

    /// Writes rows in their order; another thread puts the next into words meanwhile.
    ///
    /// @param into table and columns, such as `resolve.held (identifier, records)`
    public <T> void write(String into, List<T> rows, Function<T, @Nullable Object[]> columns) {
        send(
                into,
                copy -> {
                    var ahead = encoding(rows, 0, columns);
                    for (int from = ROWS_AT_ONCE; from < rows.size(); from += ROWS_AT_ONCE) {
                        var next = encoding(rows, from, columns);
                        ahead.join().sendTo(copy);
                        ahead = next;
                    }
                    ahead.join().sendTo(copy);
                });
    }

    private static <T> CompletableFuture<CopyLines> encoding(
            List<T> rows, int from, Function<T, @Nullable Object[]> columns) {
        var some = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE));
        return CompletableFuture.supplyAsync(() -> encode(some, columns));
    }

    /// Writes rows while they are made. Whoever makes them must not use the database meanwhile.
    public void stream(String into, Consumer<CopyLines> rows) {
        send(
                into,
                copy -> {
                    var lines = new CopyLines(copy);
                    rows.accept(lines);
                    lines.sendTo(copy);
                });
    }

    /// Writes rows that were put into words before.
    public void write(String into, CopyLines lines) {
        send(into, lines::sendTo);
    }

    /// Sends lines.
    @FunctionalInterface
    private interface Work {
        void sendTo(Copy copy) throws SQLException;
    }

    private void send(String into, Work work) {
        var connection = DataSourceUtils.getConnection(database);
        try (var copy = new Copy(into, connection)) {
            work.sendTo(copy);
            copy.end();
        } catch (CopyLines.Broken broken) {
            throw failed(into, broken.failure());
        } catch (SQLException failure) {
            throw failed(into, failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    /// A `COPY` that begins with its first bytes, and is called off unless it comes to its end.
    private static final class Copy implements CopyLines.Leaving, AutoCloseable {
        private final String into;
        private final Connection connection;
        private @Nullable CopyIn begun;

        Copy(String into, Connection connection) {
            this.into = into;
            this.connection = connection;
        }

        @Override
        public void send(byte[] bytes, int length) throws SQLException {
            if (begun == null) {
                begun =
                        connection
                                .unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn("copy " + into + " from stdin");
            }
            begun.writeToCopy(bytes, 0, length);
        }

        void end() throws SQLException {
            if (begun != null) {
                begun.endCopy();
            }
        }

        @Override
        public void close() throws SQLException {
            if (begun != null && begun.isActive()) {
                begun.cancelCopy();
            }
        }
    }

    /// Whether it is a row that cannot be stored, now or ever (a character no text holds, a number
    /// out of range, a key too long for its index), or the database itself.
    private static RuntimeException failed(String into, SQLException failure) {
        var message = "Cannot copy into " + into;
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54")
                ? new DataIntegrityViolationException(message, failure)
                : new IllegalStateException(message, failure);
    }
}
