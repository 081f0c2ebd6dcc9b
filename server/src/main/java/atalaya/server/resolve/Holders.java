package atalaya.server.resolve;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.standard.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which records hold which identifier, and which identifiers too many hold, in tables
/// `resolve.holder` and `resolve.held`.
@Component
final class Holders {

    private static final String ADD =
            """
            insert into resolve.holder (identifier, record)
            select identifier, record
              from unnest(:identifiers::bigint[], :records::bigint[]) as given (identifier, record)
                on conflict do nothing
            """;

    private static final String REMOVE =
            """
            delete from resolve.holder stored
             using unnest(:identifiers::bigint[], :records::bigint[]) as given (identifier, record)
             where stored.identifier = given.identifier and stored.record = given.record
            """;

    private static final String COUNT =
            """
            insert into resolve.held as stored (identifier, records)
            select identifier, delta
              from unnest(:identifiers::bigint[], :deltas::bigint[]) as given (identifier, delta)
                on conflict (identifier) do update set records = stored.records + excluded.records
            returning identifier, records
            """;

    private static final String HUBS = "select identifier from resolve.held where records > :limit";

    private static final String HOLDING =
            """
            select identifier, record from resolve.holder where identifier = any(:identifiers)
            """;

    private final JdbcClient sql;

    Holders(JdbcClient sql) {
        this.sql = sql;
    }

    /// The form in which an identifier is stored; the same as that of the key it makes.
    static long hash(Identifier identifier) {
        return new BlockingKey(identifier.type().word(), identifier.value()).hash();
    }

    /// Makes the stored identifiers of these records what they now are.
    ///
    /// @return the identifiers that crossed the limit, with whether they are hubs now
    Map<Long, Boolean> replace(
            Map<Long, Standing> before, Collection<Standing> now, int limitRecords) {
        var gone = new BlockingKeys.Rows();
        var come = new BlockingKeys.Rows();
        var deltas = new HashMap<Long, Integer>();
        for (var standing : now) {
            var old = before.get(standing.record());
            long[] oldOnes = old == null ? new long[0] : old.identifiers();
            gone.addMissing(oldOnes, standing.identifiers(), standing.record());
            come.addMissing(standing.identifiers(), oldOnes, standing.record());
            if (old != null && old.counts()) {
                add(deltas, oldOnes, -1);
            }
            if (standing.counts()) {
                add(deltas, standing.identifiers(), 1);
            }
        }
        run(REMOVE, gone);
        run(ADD, come);
        return count(deltas, limitRecords);
    }

    /// The identifiers more than `limitRecords` records hold.
    Set<Long> hubs(int limitRecords) {
        return new HashSet<>(sql.sql(HUBS).param("limit", limitRecords).query(Long.class).list());
    }

    /// The records that hold each of these identifiers.
    Map<Long, List<Long>> holding(Collection<Long> identifiers) {
        var holding = new HashMap<Long, List<Long>>();
        if (!identifiers.isEmpty()) {
            sql.sql(HOLDING)
                    .param("identifiers", Numbers.array(identifiers))
                    .query(row -> {
                        holding.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                                .add(row.getLong(2));
                    });
        }
        return holding;
    }

    private static void add(Map<Long, Integer> deltas, long[] identifiers, int delta) {
        for (long identifier : identifiers) {
            deltas.merge(identifier, delta, Integer::sum);
        }
    }

    private Map<Long, Boolean> count(Map<Long, Integer> deltas, int limitRecords) {
        deltas.values().removeIf(delta -> delta == 0);
        var crossed = new HashMap<Long, Boolean>();
        if (!deltas.isEmpty()) {
            sql.sql(COUNT)
                    .param("identifiers", Numbers.array(deltas.keySet()))
                    .param("deltas", Numbers.array(deltas.values(), Integer::longValue))
                    .query(row -> {
                        long identifier = row.getLong(1);
                        int records = row.getInt(2);
                        int earlier = records - deltas.getOrDefault(identifier, 0);
                        if (records > limitRecords != earlier > limitRecords) {
                            crossed.put(identifier, records > limitRecords);
                        }
                    });
        }
        return crossed;
    }

    private void run(String statement, BlockingKeys.Rows rows) {
        if (!rows.isEmpty()) {
            sql.sql(statement)
                    .param("identifiers", rows.values())
                    .param("records", rows.records())
                    .update();
        }
    }
}
