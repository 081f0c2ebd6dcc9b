package atalaya.server.resolve;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// How far this room has come, and its lock: all that changes the room does so alone.
@Component
final class Room {

    /// `set local`: what runs under the lock looks up a few thousand rows by key, for which the
    /// planner, with no statistics of a table just filled, would rather read the whole table.
    private static final String LOCK =
            """
            select pg_advisory_xact_lock(hashtextextended('atalaya.resolve', 0)),
                   set_config('enable_hashjoin', 'off', true),
                   set_config('enable_mergejoin', 'off', true),
                   set_config('jit', 'off', true)
            """;

    private static final String READ =
            """
            select position, last_serial, last_change, epoch, revision from resolve.progress
            """;

    private static final String WRITE =
            """
            update resolve.progress
               set position = :position, last_serial = :lastSerial, last_change = :lastChange,
                   epoch = :epoch, revision = :revision
            """;

    private final JdbcClient sql;
    private final StandardRecords standards;
    private final TransactionTemplate transaction;

    Room(JdbcClient sql, StandardRecords standards, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.standards = standards;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// How far the room has come.
    ///
    /// @param position of the record log, up to which all records are placed
    /// @param epoch of the model in use; 0 is the one that ships
    /// @param revision differs after every change, so that a process knows what it may remember
    record State(long position, long lastSerial, long lastChange, int epoch, long revision) {

        State at(long newPosition) {
            return new State(newPosition, lastSerial, lastChange, epoch, revision);
        }

        State withSerial(long serial) {
            return new State(position, serial, lastChange, epoch, revision);
        }

        State withChange(long change) {
            return new State(position, lastSerial, change, epoch, revision);
        }

        State withEpoch(int newEpoch) {
            return new State(position, lastSerial, lastChange, newEpoch, revision);
        }
    }

    /// Runs work in one transaction, the caller's if there is one, under the room's lock, which is
    /// held until that transaction ends.
    <T> T alone(Function<State, T> work) {
        try {
            return transaction.execute(_ -> {
                sql.sql(LOCK).query((row, _) -> row.getString(2)).single();
                var state = state();
                standards.at(state.revision());
                return work.apply(state);
            });
        } catch (RuntimeException failed) {
            standards.forget();
            throw failed;
        }
    }

    State state() {
        return sql.sql(READ)
                .query((row, _) ->
                        new State(
                                row.getLong("position"),
                                row.getLong("last_serial"),
                                row.getLong("last_change"),
                                row.getInt("epoch"),
                                row.getLong("revision")))
                .single();
    }

    void save(State state) {
        long revision = ThreadLocalRandom.current().nextLong();
        sql.sql(WRITE)
                .param("position", state.position())
                .param("lastSerial", state.lastSerial())
                .param("lastChange", state.lastChange())
                .param("epoch", state.epoch())
                .param("revision", revision)
                .update();
        standards.movedTo(revision);
    }
}
