package atalaya.server.resolve;

import atalaya.identity.standard.StandardRecord;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The records in the form that is compared, in table `resolve.standard_record`.
///
/// The ones used last stay in memory, as long as no other process has changed this room.
@Component
final class StandardRecords {

    /// A tenth of the memory, at 4 KB a record.
    static final int REMEMBERED =
            (int) Math.max(20_000, Runtime.getRuntime().maxMemory() / 10 / 4_000);

    private static final String FIND =
            """
            select record, serial, retired, standard, keys, identifiers
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

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .changeDefaultVisibility(seen ->
                            seen.withGetterVisibility(Visibility.NONE)
                                    .withIsGetterVisibility(Visibility.NONE)
                                    .withFieldVisibility(Visibility.ANY))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final JdbcClient sql;
    private final Map<Long, Standing> remembered =
            new LinkedHashMap<>(1024, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Standing> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private long revision = -1;

    StandardRecords(JdbcClient sql) {
        this.sql = sql;
    }

    static byte[] write(StandardRecord standard) {
        return JSON.writeValueAsBytes(standard);
    }

    static StandardRecord read(byte[] bytes) {
        return JSON.readValue(bytes, StandardRecord.class);
    }

    /// Forgets what is in memory unless it was read at this revision of the room.
    synchronized void at(long current) {
        if (revision != current) {
            remembered.clear();
            revision = current;
        }
    }

    /// What is in memory now belongs to the next revision, which this process wrote.
    synchronized void movedTo(long next) {
        revision = next;
    }

    synchronized void forget() {
        remembered.clear();
        revision = -1;
    }

    /// The records of these numbers that have been placed, by number. The caller holds the room's
    /// lock.
    synchronized Map<Long, Standing> find(Collection<Long> records) {
        var found = new HashMap<Long, Standing>();
        var missing = new ArrayList<Long>();
        for (var record : records) {
            var known = remembered.get(record);
            if (known == null) {
                missing.add(record);
            } else {
                found.put(record, known);
            }
        }
        for (var standing : load(missing)) {
            found.put(standing.record(), standing);
            remembered.put(standing.record(), standing);
        }
        return found;
    }

    /// The same past the memory, for readers that hold no lock.
    List<Standing> load(Collection<Long> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        return sql
                .sql(FIND)
                .param("records", Numbers.array(records))
                .query(StandardRecords::stored)
                .list()
                .parallelStream()
                .map(Stored::standing)
                .toList();
    }

    synchronized void save(List<Standing> standings) {
        sql.sql(SAVE)
                .param("records", Numbers.array(standings, Standing::record))
                .param("serials", Numbers.array(standings, Standing::serial))
                .param("sources", texts(standings, one -> one.standard().key().source()))
                .param("ids", texts(standings, one -> one.standard().key().record()))
                .param("types", texts(standings, one -> one.type().name()))
                .param("retired", standings.stream().map(Standing::retired).toArray(Boolean[]::new))
                .param(
                        "standards",
                        standings.stream().map(one -> write(one.standard())).toArray(byte[][]::new))
                .param("keys", texts(standings, one -> Numbers.literal(one.keys())))
                .param("identifiers", texts(standings, one -> Numbers.literal(one.identifiers())))
                .update();
        standings.forEach(one -> remembered.put(one.record(), one));
    }

    private static String[] texts(
            List<Standing> standings, java.util.function.Function<Standing, String> text) {
        return standings.stream().map(text).toArray(String[]::new);
    }

    /// A row whose form is still to be read: what takes long, and any processor can do.
    record Stored(
            long record,
            long serial,
            boolean retired,
            byte[] standard,
            long[] keys,
            long[] identifiers) {

        Standing standing() {
            return new Standing(record, serial, retired, read(standard), keys, identifiers);
        }
    }

    static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getLong("record"),
                row.getLong("serial"),
                row.getBoolean("retired"),
                row.getBytes("standard"),
                Numbers.read(row.getArray("keys")),
                Numbers.read(row.getArray("identifiers")));
    }
}
