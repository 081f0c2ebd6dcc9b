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
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// By which values records find each other, in table `resolve.blocking_key`.
@Component
final class BlockingKeys {

    private static final int KEYS_AT_ONCE = 1_500;

    private static final String REMOVE =
            """
            delete from resolve.blocking_key stored
             using unnest((select :keys::bigint[]), (select :records::bigint[]))
                as given (key, record)
             where stored.key = given.key and stored.record = given.record
            """;

    /// One row for each key, since a row for each record of it takes three times as long.
    private static final String BLOCKS =
            """
            select given.key, held.records
              from unnest((select :keys::bigint[]), (select :caps::bigint[])) as given (key, cap)
             cross join lateral (
                   select array_send(array_agg(record)) as records
                     from (select record from resolve.blocking_key stored
                            where stored.key = given.key
                            limit given.cap) as some_of_them
                   having count(*) > 0) as held
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
    /// @param earlier how many had it before the batch; too few only where `records` are cut off
    record Block(long key, List<Long> records, int earlier) {}

    /// What becomes of the keys of a batch. It is told from what is stored before it is stored
    /// itself, so that pairs can be judged meanwhile.
    Changes changes(
            Map<Long, Standing> before,
            Collection<Standing> now,
            Collection<Standing> also,
            int limitRecords) {
        return new Changes(before, now, also, limitRecords);
    }

    /// What becomes of the keys of a batch.
    final class Changes {
        private final Rows gone = new Rows();
        private final Rows come = new Rows();
        private final Set<Long> all = new HashSet<>();
        private final int limitRecords;

        /// @param before what is stored of those records that are not new
        /// @param also records that do not change, whose keys are asked for too
        private Changes(
                Map<Long, Standing> before,
                Collection<Standing> now,
                Collection<Standing> also,
                int limitRecords) {
            this.limitRecords = limitRecords;
            for (var standing : now) {
                var old = before.get(standing.record());
                long[] oldKeys = old == null ? new long[0] : old.keys();
                gone.addMissing(oldKeys, standing.keys(), standing.record());
                come.addMissing(standing.keys(), oldKeys, standing.record());
                Arrays.stream(oldKeys).forEach(all::add);
                Arrays.stream(standing.keys()).forEach(all::add);
            }
            also.forEach(standing -> Arrays.stream(standing.keys()).forEach(all::add));
        }

        /// Reads every key they have or had, with its records, some at a time, so that those can be
        /// worked on while the next are read. To be called before [#save].
        void read(Consumer<List<Block>> some) {
            var leaving = gone.byValue();
            var arriving = come.byValue();
            var keys = List.copyOf(all);
            for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
                var asked = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE));
                some.accept(blocks(asked, leaving, arriving));
            }
        }

        /// Makes the stored keys of these records what they now are.
        void save() {
            remove(gone);
            copies.write(
                    "resolve.blocking_key (key, record)",
                    come.sorted(),
                    row -> Copies.row(row.left(), row.right()));
        }

        private List<Block> blocks(
                List<Long> keys, Map<Long, Set<Long>> leaving, Map<Long, Set<Long>> arriving) {
            var held =
                    held(
                            keys,
                            key -> limitRecords + 1 + leaving.getOrDefault(key, Set.of()).size());
            return keys.stream()
                    .map(key -> {
                        var records = held.getOrDefault(key, new ArrayList<>());
                        int earlier = records.size();
                        records.removeAll(leaving.getOrDefault(key, Set.of()));
                        records.addAll(arriving.getOrDefault(key, Set.of()));
                        return new Block(key, records, earlier);
                    })
                    .toList();
        }
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

    /// The records that have these keys, no more of each than its cap.
    private Map<Long, List<Long>> held(List<Long> asked, ToLongFunction<Long> cap) {
        var records = new HashMap<Long, List<Long>>();
        sql.sql(BLOCKS)
                .param("keys", Numbers.array(asked))
                .param("caps", Numbers.array(asked, cap))
                .query(row -> {
                    records.put(row.getLong(1), Numbers.list(row.getBytes(2)));
                });
        return records;
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

        /// The records of each value.
        Map<Long, Set<Long>> byValue() {
            var byValue = new HashMap<Long, Set<Long>>();
            for (int i = 0; i < values.size(); i++) {
                byValue.computeIfAbsent(values.get(i), _ -> new HashSet<>()).add(records.get(i));
            }
            return byValue;
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
