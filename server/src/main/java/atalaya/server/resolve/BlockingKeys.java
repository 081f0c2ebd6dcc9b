package atalaya.server.resolve;

import atalaya.server.store.Copies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// By which values records find each other, in table `resolve.blocking_key`.
@Component
final class BlockingKeys {

    private static final String REMOVE =
            """
            delete from resolve.blocking_key stored
             using unnest((select :keys::bigint[]), (select :records::bigint[]))
                as given (key, record)
             where stored.key = given.key and stored.record = given.record
            """;

    private static final String BLOCKS =
            """
            select given.key, held.record
              from unnest((select :keys::bigint[]), (select :caps::bigint[])) as given (key, cap)
             cross join lateral (select record from resolve.blocking_key stored
                                  where stored.key = given.key
                                  limit given.cap) as held
            """;

    private static final String COUNT =
            """
            select given.key
              from unnest((select :keys::bigint[])) as given (key)
             where (select count(*) from (select 1 from resolve.blocking_key stored
                                           where stored.key = given.key
                                           limit :limit + 1) as some_of_them) > :limit
            """;

    private final JdbcClient sql;
    private final Copies copies;

    BlockingKeys(JdbcClient sql, Copies copies) {
        this.sql = sql;
        this.copies = copies;
    }

    /// A key that records of a batch have or had, with all who have it now.
    ///
    /// @param records cut off where the key is, and was, over the limit
    /// @param earlier how many had it before the batch; wrong only where `records` are cut off
    record Block(long key, List<Long> records, int earlier) {}

    /// Makes the stored keys of these records what they now are.
    ///
    /// @param also records that did not change, whose keys are asked for too
    /// @return every key they have or had, with its records
    List<Block> replace(
            Map<Long, Standing> before,
            Collection<Standing> now,
            Collection<Standing> also,
            int limitRecords) {
        var gone = new Rows();
        var come = new Rows();
        var all = new HashSet<Long>();
        for (var standing : now) {
            var old = before.get(standing.record());
            long[] oldKeys = old == null ? new long[0] : old.keys();
            gone.addMissing(oldKeys, standing.keys(), standing.record());
            come.addMissing(standing.keys(), oldKeys, standing.record());
            Arrays.stream(oldKeys).forEach(all::add);
            Arrays.stream(standing.keys()).forEach(all::add);
        }
        also.forEach(standing -> Arrays.stream(standing.keys()).forEach(all::add));
        remove(gone);
        copies.write(
                "resolve.blocking_key (key, record)",
                come.sorted(),
                row -> Copies.row(row.left(), row.right()));
        return blocks(all, come.counts(), gone.counts(), limitRecords);
    }

    /// Those of these keys that more than `limitRecords` records have.
    Set<Long> common(Collection<Long> keys, int limitRecords) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                sql.sql(COUNT)
                        .param("keys", Numbers.array(keys))
                        .param("limit", limitRecords)
                        .query(Long.class)
                        .list());
    }

    private List<Block> blocks(
            Set<Long> keys, Map<Long, Integer> come, Map<Long, Integer> gone, int limitRecords) {
        var records = new HashMap<Long, List<Long>>();
        var asked = List.copyOf(keys);
        sql.sql(BLOCKS)
                .param("keys", Numbers.array(asked))
                .param(
                        "caps",
                        Numbers.array(asked, key -> limitRecords + 1 + come.getOrDefault(key, 0)))
                .query(row -> {
                    records.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                            .add(row.getLong(2));
                });
        return asked.stream()
                .map(key -> {
                    var held = records.getOrDefault(key, List.of());
                    int earlier =
                            held.size() - come.getOrDefault(key, 0) + gone.getOrDefault(key, 0);
                    return new Block(key, held, earlier);
                })
                .toList();
    }

    private void remove(Rows rows) {
        if (!rows.isEmpty()) {
            sql.sql(REMOVE).param("keys", rows.values()).param("records", rows.records()).update();
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

        /// How many rows each value has.
        Map<Long, Integer> counts() {
            var counts = new HashMap<Long, Integer>();
            values.forEach(value -> counts.merge(value, 1, Integer::sum));
            return counts;
        }

        /// In the order of the index they go into.
        List<Pair> sorted() {
            var rows = new ArrayList<Pair>(values.size());
            for (int i = 0; i < values.size(); i++) {
                rows.add(new Pair(values.get(i), records.get(i)));
            }
            rows.sort(Comparator.naturalOrder());
            return rows;
        }

        long[] values() {
            return Numbers.array(values);
        }

        long[] records() {
            return Numbers.array(records);
        }
    }
}
