package atalaya.server.ingest;

import atalaya.server.store.Copies;
import atalaya.server.store.CopyLines;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The right to append to the log, and the positions that come with it.
///
/// Whoever appends holds the room's advisory lock until its transaction commits, so a larger
/// position is a later commit and a reader that goes by position misses nothing.
@Component
final class Log {

    /// Names the lock among those of all rooms.
    private static final long LOCK = 0x61_74_61_6c_61_79_61_02L;

    private static final String POSITIONS =
            "select nextval('ingest.position') from generate_series(1, :count)";

    private final JdbcClient sql;
    private final Copies copies;

    Log(JdbcClient sql, Copies copies) {
        this.sql = sql;
        this.copies = copies;
    }

    /// Waits for the lock; held to the end of the caller's transaction.
    void lock() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The log is appended to within a transaction only.");
        }
        sql.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, _) -> true)
                .single();
    }

    /// The next positions, smallest first; the lock must be held.
    Queue<Long> positions(int count) {
        if (count == 0) {
            return new ArrayDeque<>();
        }
        return new ArrayDeque<>(sql.sql(POSITIONS).param("count", count).query(Long.class).list());
    }

    /// Writes rows by `COPY`, four times as fast as an insert, within the caller's transaction;
    /// PostgreSQL stores the first while the last are still being made, without the database.
    ///
    /// @param into the table and its columns: `ingest.record (record, source)`
    void copy(String into, Consumer<CopyLines> rows) {
        copies.stream(into, rows);
    }
}
