package atalaya.server.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// By which values records find each other, in table `resolve.blocking_key`.
@Component
final class BlockingKeys {

    private static final String ADD =
            """
            insert into resolve.blocking_key (key, record)
            select key, record from unnest(:keys::bigint[], :records::bigint[]) as given (key, record)
                on conflict do nothing
            """;

    private static final String REMOVE =
            """
            delete from resolve.blocking_key stored
             using unnest(:keys::bigint[], :records::bigint[]) as given (key, record)
             where stored.key = given.key and stored.record = given.record
            """;

    private static final String CANDIDATES =
            """
            select distinct least(stored.record, given.record), greatest(stored.record, given.record)
              from unnest(:keys::bigint[], :records::bigint[]) as given (key, record)
              join resolve.blocking_key stored
                on stored.key = given.key and stored.record <> given.record
            """;

    private final JdbcClient sql;

    BlockingKeys(JdbcClient sql) {
        this.sql = sql;
    }

    /// Makes the stored keys of these records what they now are.
    void replace(Map<Long, Standing> before, Collection<Standing> now) {
        var gone = new Rows();
        var come = new Rows();
        for (var standing : now) {
            var old = before.get(standing.record());
            long[] oldKeys = old == null ? new long[0] : old.keys();
            gone.addMissing(oldKeys, standing.keys(), standing.record());
            come.addMissing(standing.keys(), oldKeys, standing.record());
        }
        run(REMOVE, gone);
        run(ADD, come);
    }

    /// All pairs of one of these records with any record that shares a key that `counts`.
    List<Pair> candidates(Collection<Standing> records, LongPredicate counts) {
        var asked = new Rows();
        for (var standing : records) {
            for (long key : standing.keys()) {
                if (counts.test(key)) {
                    asked.add(key, standing.record());
                }
            }
        }
        return sql.sql(CANDIDATES)
                .param("keys", asked.values())
                .param("records", asked.records())
                .query((row, _) -> new Pair(row.getLong(1), row.getLong(2)))
                .list();
    }

    private void run(String statement, Rows rows) {
        if (!rows.isEmpty()) {
            sql.sql(statement)
                    .param("keys", rows.values())
                    .param("records", rows.records())
                    .update();
        }
    }

    /// Rows of a value and a record, as two columns.
    static final class Rows {
        private final List<Long> values = new ArrayList<>();
        private final List<Long> records = new ArrayList<>();

        void add(long value, long record) {
            values.add(value);
            records.add(record);
        }

        /// Adds the values of an ascending list that another does not have.
        void addMissing(long[] these, long[] others, long record) {
            for (long value : these) {
                if (Arrays.binarySearch(others, value) < 0) {
                    add(value, record);
                }
            }
        }

        boolean isEmpty() {
            return values.isEmpty();
        }

        long[] values() {
            return Numbers.array(values);
        }

        long[] records() {
            return Numbers.array(records);
        }
    }
}
