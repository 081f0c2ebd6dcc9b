package atalaya.server.resolve;

import atalaya.identity.record.RecordType;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The records in the form that is compared, in table `resolve.standard_record`.
///
/// The ones used last stay in memory, as long as no other process has changed this room.
@Component
final class StandardRecords {

    /// A tenth of the memory.
    private static final long REMEMBERED_BYTES = Runtime.getRuntime().maxMemory() / 10;

    private static final String FIND =
            """
            select record, serial, retired, type, standard, array_send(keys) as keys,
                   array_send(identifiers) as identifiers
              from resolve.standard_record
             where record = any((select :records::bigint[])::bigint[])
            """;

    private static final String SAVE =
            """
            insert into resolve.standard_record
                   (record, serial, source, key, type, retired, standard, keys, identifiers, placed_at)
            select record, serial, source, key, type, retired, standard, keys::bigint[],
                   identifiers::bigint[], now()
              from unnest((select :records::bigint[]), (select :serials::bigint[]),
                          (select :sources::text[]), (select :ids::text[]),
                          (select :types::text[]), (select :retired::boolean[]),
                          (select :standards::bytea[]), (select :keys::text[]),
                          (select :identifiers::text[]))
                as row (record, serial, source, key, type, retired, standard, keys, identifiers)
                on conflict (record) do update
               set type = excluded.type, retired = excluded.retired, standard = excluded.standard,
                   keys = excluded.keys, identifiers = excluded.identifiers
            """;

    private final JdbcClient sql;
    private final Cache<Long, Standing.Row> remembered =
            Caffeine.newBuilder()
                    .maximumWeight(REMEMBERED_BYTES)
                    .weigher((Long _, Standing.Row row) -> row.bytes())
                    .build();
    private long revision = -1;

    StandardRecords(JdbcClient sql) {
        this.sql = sql;
    }

    /// Forgets what is in memory unless it was read at this revision of the room.
    synchronized void at(long current) {
        if (revision != current) {
            remembered.invalidateAll();
            revision = current;
        }
    }

    /// What is in memory now belongs to the next revision, which this process wrote.
    synchronized void movedTo(long next) {
        revision = next;
    }

    synchronized void forget() {
        remembered.invalidateAll();
        revision = -1;
    }

    /// The records of these numbers that have been placed, by number. The caller holds the room's
    /// lock.
    synchronized Map<Long, Standing> find(Collection<Long> records) {
        var found = new HashMap<Long, Standing>();
        var missing = new ArrayList<Long>();
        for (var record : records) {
            var known = remembered.getIfPresent(record);
            if (known == null) {
                missing.add(record);
            } else {
                found.put(record, new Standing(known));
            }
        }
        for (var row : rows(missing)) {
            found.put(row.record(), new Standing(row));
            remembered.put(row.record(), row);
        }
        return found;
    }

    /// The same past the memory, for readers that hold no lock.
    List<Standing> load(Collection<Long> records) {
        return rows(records).stream().map(Standing::new).toList();
    }

    private List<Standing.Row> rows(Collection<Long> records) {
        return records.isEmpty()
                ? List.of()
                : sql.sql(FIND)
                        .param("records", Numbers.array(records))
                        .query(StandardRecords::row)
                        .list();
    }

    synchronized void save(List<Standing> standings) {
        var rows = standings.stream().map(Standing::row).toList();
        sql.sql(SAVE)
                .param("records", Numbers.array(standings, Standing::record))
                .param("serials", Numbers.array(standings, Standing::serial))
                .param("sources", texts(standings, one -> one.standard().key().source()))
                .param("ids", texts(standings, one -> one.standard().key().record()))
                .param("types", texts(standings, one -> one.type().name()))
                .param("retired", standings.stream().map(Standing::retired).toArray(Boolean[]::new))
                .param(
                        "standards",
                        rows.stream().map(Standing.Row::standard).toArray(byte[][]::new))
                .param("keys", texts(standings, one -> Numbers.literal(one.keys())))
                .param("identifiers", texts(standings, one -> Numbers.literal(one.identifiers())))
                .update();
        rows.forEach(row -> remembered.put(row.record(), row));
    }

    private static String[] texts(List<Standing> standings, Function<Standing, String> text) {
        return standings.stream().map(text).toArray(String[]::new);
    }

    private static Standing.Row row(ResultSet row, int number) throws SQLException {
        return new Standing.Row(
                row.getLong("record"),
                row.getLong("serial"),
                row.getBoolean("retired"),
                RecordType.valueOf(row.getString("type")),
                row.getBytes("standard"),
                Numbers.read(row.getBytes("keys")),
                Numbers.read(row.getBytes("identifiers")));
    }
}
