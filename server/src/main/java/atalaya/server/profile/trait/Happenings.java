package atalaya.server.profile.trait;

import static java.util.Objects.requireNonNull;

import atalaya.insight.trait.Happened;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Interactions as traits look at them.
@Component
final class Happenings {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {};

    private static final String COLUMNS =
            """
            position, record, at, type, source, channel, department, amount, currency, reference,
            outcome, properties::text as properties
            """;

    /// One statement, so that an interaction and its departure are of one moment.
    private static final String AFTER =
            """
            (select placed, false as gone, %s
               from ingest.interaction where placed > :placed order by placed limit :limit)
            union all
            (select placed, true, position, record, null, null, null, null, null, null, null, null,
                    null, null
               from ingest.departure where placed > :placed order by placed limit :limit)
            order by placed limit :limit
            """
                    .formatted(COLUMNS);

    private static final String OF_RECORDS =
            """
            select placed, false as gone, %s
              from ingest.interaction
             where record = any(:records) and placed <= :upTo
            """
                    .formatted(COLUMNS);

    private static final String NEWEST =
            """
            select found.*
              from unnest(:records) as mine (record)
             cross join lateral (
                   select placed, false as gone, %s
                     from ingest.interaction
                    where interaction.record = mine.record
                      and (:all or type = any(:types))
                      and at >= :from and at < :to
                    order by at desc, position desc
                    limit :limit) as found
             order by at desc, position desc
             limit :limit
            """
                    .formatted(COLUMNS);

    private static final String HEAD =
            """
            select greatest((select max(placed) from ingest.interaction),
                            (select max(placed) from ingest.departure), 0)
            """;

    private static final String RECORDS =
            "select record from ingest.record where record > :after order by record limit :limit";

    private final JdbcClient sql;

    Happenings(JdbcClient sql) {
        this.sql = sql;
    }

    /// An interaction at its place in the order, or that it left its record.
    ///
    /// @param record whose it is, or whose it was when `gone`; null while nobody is known
    /// @param row what it says; null when `gone`
    record Placed(long placed, boolean gone, @Nullable Long record, @Nullable Row row) {

        Row said() {
            return requireNonNull(row);
        }
    }

    /// An interaction before its properties are read, which costs most and can be done by several
    /// threads.
    record Row(Happened bare, @Nullable String properties) {

        Happened happened() {
            return properties == null || properties.length() <= 2
                    ? bare
                    : new Happened(
                            bare.position(),
                            bare.at(),
                            bare.type(),
                            bare.source(),
                            bare.channel(),
                            bare.department(),
                            bare.amount(),
                            bare.currency(),
                            bare.reference(),
                            bare.outcome(),
                            JSON.readValue(properties, PROPERTIES));
        }
    }

    /// The last place in the order.
    long head() {
        return sql.sql(HEAD).query(Long.class).single();
    }

    /// Numbers of records after one, in order.
    List<Long> records(long after, int limit) {
        return sql.sql(RECORDS)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /// Up to `limit` after a place, in order.
    List<Placed> after(long placed, int limit) {
        return sql.sql(AFTER)
                .param("placed", placed)
                .param("limit", limit)
                .query(Happenings::placed)
                .list();
    }

    /// All that belong to these records and had come by a place in the order.
    List<Placed> of(Collection<Long> records, long upTo) {
        return sql.sql(OF_RECORDS)
                .param("records", longs(records))
                .param("upTo", upTo)
                .query(Happenings::placed)
                .list();
    }

    /// The newest of these records within a period.
    ///
    /// @param types only of these; empty for all
    List<Placed> newest(
            Collection<Long> records,
            Collection<String> types,
            OffsetDateTime from,
            OffsetDateTime to,
            int limit) {
        return sql.sql(NEWEST)
                .param("records", longs(records))
                .param("all", types.isEmpty())
                .param("types", types.toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query(Happenings::placed)
                .list();
    }

    static long[] longs(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static Placed placed(ResultSet row, int number) throws SQLException {
        boolean gone = row.getBoolean("gone");
        return new Placed(
                row.getLong("placed"),
                gone,
                row.getObject("record", Long.class),
                gone ? null : new Row(bare(row), row.getString("properties")));
    }

    private static Happened bare(ResultSet row) throws SQLException {
        return new Happened(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getString("source"),
                row.getString("channel"),
                row.getString("department"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("reference"),
                row.getBigDecimal("outcome"),
                Map.of());
    }
}
