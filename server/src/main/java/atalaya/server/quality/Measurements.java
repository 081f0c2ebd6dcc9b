package atalaya.server.quality;

import atalaya.identity.record.Attribute;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts what the rooms before hold; nothing is kept here.
@Component
final class Measurements {

    /// Of the records of a source that stand, how many have each attribute.
    ///
    /// grain: source x attribute; unit: records; source: ingest.record
    private static final String FILLED =
            """
            select source, word, count(*) as filled
              from ingest.record, jsonb_object_keys(attributes) as word
             where not retired
             group by source, word
            """;

    private static final String RECORDS =
            """
            select source, count(*) as records
              from ingest.record
             where not retired
             group by source
            """;

    private static final String INTERACTIONS =
            """
            select source, count(*) as interactions, count(*) - count(record) as unallocated
              from ingest.interaction
             group by source
            """;

    /// Of the latest import of each file of a source, and of all events it sent: when that ended,
    /// and how much of it was clean.
    ///
    /// grain: source; unit: rows and events; source: ingest.import, ingest.arrival
    private static final String IMPORTS =
            """
            with latest as (
              select distinct on (source, file)
                     source, ended_at, lines, least(lines, rejected + set_aside) as unclean
                from ingest.import
               where state = 'DONE'
               order by source, file, import desc)
            select source, max(ended_at) as ended_at, sum(lines) as lines, sum(unclean) as unclean
              from (select source, ended_at, lines, unclean from latest
                    union all
                    select source, last_at, events, unusable from ingest.arrival) as came
             group by source
            """;

    /// Of how many records of a source somebody has to say whether they are another customer's too.
    private static final String DOUBTED =
            """
            select source, count(distinct record) as doubted
              from (select left_source as source, left_record as record from resolve.question
                    union all
                    select right_source, right_record from resolve.question) as asked
             group by source
            """;

    private static final String DAILY =
            """
            select source, (at at time zone 'UTC')::date as day, count(*) as count
              from (select source, at from ingest.interaction
                    union all
                    select source, at from ingest.record) as dated
             where at >= :since and at < :until
             group by source, day
            """;

    /// What went wrong in the latest import of each file, and with events.
    ///
    /// grain: source x file x reason; unit: rows, events or values; source: ingest.flaw,
    /// ingest.event_flaw, ingest.event_conflict
    private static final String ANOMALIES =
            """
            with latest as (
              select distinct on (source, file) import, path, started_at
                from ingest.import
               where state = 'DONE'
               order by source, file, import desc)
            select source, file, path, reason, bool_or(whole_row) as whole_row, count(*) as count,
                   (array_agg(column_name order by line))[1] as column_name,
                   min(line) as first_line, started_at
              from ingest.flaw join latest using (import)
             group by source, file, path, reason, started_at
             union all
            select source, 'events', '/v1', reason, bool_or(whole_event), count(*),
                   (array_agg(column_name order by position))[1], 0, min(at)
              from ingest.event_flaw
             group by source, reason
             union all
            select source, 'events', '/v1', 'conflict', true, count(*), 'messageId', 0,
                   min(received_at)
              from ingest.event_conflict
             group by source
             order by whole_row desc, count desc, file, reason
            """;

    private static final String EXAMPLES =
            """
            with latest as (
              select distinct on (file) import, path
                from ingest.import
               where state = 'DONE' and source = :source
               order by file, import desc)
            select file, path, line, column_name, detail, text
              from ingest.flaw join latest using (import)
             where reason = :reason
             union all
            (select 'events', '/v1', 0, flaw.column_name, flaw.detail, event.body
               from ingest.event_flaw flaw join ingest.event using (position)
              where flaw.source = :source and flaw.reason = :reason
              order by position desc
              limit :limit)
             union all
            (select 'events', '/v1', 0, 'messageId', 'the id came before with other content', body
               from ingest.event_conflict
              where source = :source and :reason = 'conflict'
              order by received_at desc
              limit :limit)
             order by file, line
             limit :limit
            """;

    private static final String REJECTED =
            """
            select (select count(*) from ingest.flaw
                     where whole_row and at >= :since and at < :until)
                   + (select count(*) from ingest.event_flaw
                       where whole_event and at >= :since and at < :until)
            """;

    private static final String CUSTOMERS =
            "select count(*) from profile.profile where type <> 'LEAF'";

    private static final String GAPS =
            """
            select word, count(*) as customers,
                   count(*) filter (where not jsonb_exists(golden, word)) as missing
              from profile.profile, unnest(:words::text[]) as word
             where type = 'PERSON'
             group by word
            """;

    private final JdbcClient sql;

    Measurements(JdbcClient sql) {
        this.sql = sql;
    }

    /// Rows of the latest imports of a source.
    record Imported(@Nullable Instant endedAt, long lines, long unclean) {

        static final Imported NOTHING = new Imported(null, 0, 0);

        double validity() {
            return lines == 0 ? 1 : 1 - (double) unclean / lines;
        }
    }

    /// What a source says has happened, and of how much of it nobody knows yet whose it is.
    record Happened(long interactions, long unallocated) {

        static final Happened NOTHING = new Happened(0, 0);
    }

    private record Filled(String source, String word, long count) {}

    private record Day(String source, LocalDate day, long count) {}

    /// How many records have each attribute, by source.
    Map<String, Map<Attribute, Long>> filled() {
        var filled = new HashMap<String, Map<Attribute, Long>>();
        var counts =
                sql.sql(FILLED)
                        .query((row, _) ->
                                new Filled(
                                        row.getString("source"),
                                        row.getString("word"),
                                        row.getLong("filled")))
                        .list();
        for (var one : counts) {
            Attribute.parse(one.word())
                    .ifPresent(attribute -> put(filled, one.source(), attribute, one.count()));
        }
        return filled;
    }

    Map<String, Long> records() {
        return counts(RECORDS, "records");
    }

    Map<String, Long> doubted() {
        return counts(DOUBTED, "doubted");
    }

    Map<String, Happened> interactions() {
        return bySource(
                INTERACTIONS,
                row -> new Happened(row.getLong("interactions"), row.getLong("unallocated")));
    }

    Map<String, Imported> imports() {
        return bySource(
                IMPORTS,
                row -> {
                    var ended = row.getTimestamp("ended_at");
                    return new Imported(
                            ended == null ? null : ended.toInstant(),
                            row.getLong("lines"),
                            row.getLong("unclean"));
                });
    }

    /// What each source dated on each day from `since` (included) to `until` (excluded).
    Map<String, Map<LocalDate, Long>> daily(LocalDate since, LocalDate until) {
        var found = new HashMap<String, Map<LocalDate, Long>>();
        sql.sql(DAILY)
                .param("since", since.atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("until", until.atStartOfDay().atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Day(
                                row.getString("source"),
                                row.getObject("day", LocalDate.class),
                                row.getLong("count")))
                .list()
                .forEach(one -> put(found, one.source(), one.day(), one.count()));
        return found;
    }

    /// What went wrong in the latest imports, by source, gravest first.
    Map<String, List<Anomaly>> anomalies() {
        return sql
                .sql(ANOMALIES)
                .query((row, _) ->
                        new Anomaly(
                                row.getString("source"),
                                row.getString("file"),
                                row.getString("path"),
                                row.getString("reason"),
                                row.getString("column_name"),
                                row.getBoolean("whole_row"),
                                row.getLong("count"),
                                row.getLong("first_line"),
                                row.getTimestamp("started_at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Anomaly::source));
    }

    List<FlawExample> examples(String source, String reason, int limit) {
        return sql.sql(EXAMPLES)
                .param("source", source)
                .param("reason", reason)
                .param("limit", limit)
                .query((row, _) ->
                        new FlawExample(
                                row.getString("file"),
                                row.getString("path"),
                                row.getLong("line"),
                                row.getString("column_name"),
                                row.getString("detail"),
                                row.getString("text")))
                .list();
    }

    long rejected(Instant since, Instant until) {
        return sql.sql(REJECTED)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    long customers() {
        return sql.sql(CUSTOMERS).query(Long.class).single();
    }

    List<Gap> gaps(List<Attribute> attributes) {
        return sql.sql(GAPS)
                .param("words", attributes.stream().map(Attribute::word).toArray(String[]::new))
                .query((row, _) ->
                        new Gap(
                                Attribute.parse(row.getString("word")).orElseThrow(),
                                1 - row.getDouble("missing") / row.getLong("customers"),
                                row.getLong("missing")))
                .list();
    }

    private Map<String, Long> counts(String query, String column) {
        return bySource(query, row -> row.getLong(column));
    }

    /// What one row of a result says of its source.
    private interface OfRow<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<String, T> bySource(String query, OfRow<T> reader) {
        return sql
                .sql(query)
                .query((row, _) -> Map.entry(row.getString("source"), reader.read(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <K> void put(
            Map<String, Map<K, Long>> counts, String source, K key, long count) {
        counts.computeIfAbsent(source, _ -> new HashMap<>()).put(key, count);
    }
}
