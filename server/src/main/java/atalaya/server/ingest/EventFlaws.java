package atalaya.server.ingest;

import atalaya.server.ingest.file.Flaw;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What could not be used of events, in table `ingest.event_flaw`.
@Component
public final class EventFlaws {

    private static final String FLAWS =
            "ingest.event_flaw (position, n, source, reason, column_name, whole_event, detail)";

    private static final String COUNTS =
            """
            select source, reason, whole_event, count(*) as events, max(at) as last_at
              from ingest.event_flaw
             where :source::text is null or source = :source
             group by source, reason, whole_event
             union all
            select source, 'conflict', true, count(*), max(received_at)
              from ingest.event_conflict
             where :source::text is null or source = :source
             group by source
             order by source, events desc, reason
            """;

    private static final String SAMPLES =
            """
            select flaw.reason, flaw.column_name, flaw.whole_event, flaw.detail, flaw.at,
                   event.message_id, event.body
              from ingest.event_flaw flaw
              join ingest.event using (position)
             where flaw.source = :source and (:reason::text is null or flaw.reason = :reason)
             union all
            select 'conflict', 'messageId', true, 'the id came before with other content',
                   received_at, message_id, body
              from ingest.event_conflict
             where source = :source and (:reason::text is null or :reason = 'conflict')
             order by at desc
             limit :limit
            """;

    private static final String UNUSED =
            """
            select position from ingest.event_flaw
             where source = :source and whole_event and position > :position
               and (:reason::text is null or reason = :reason)
             order by position
             limit :limit
            """;

    private final JdbcClient sql;
    private final Log log;

    EventFlaws(JdbcClient sql, Log log) {
        this.sql = sql;
        this.log = log;
    }

    /// How often one thing is wrong with the events of a source.
    ///
    /// @param reason as [Flaw.Reason#word] names it
    /// @param wholeEvent whether nothing of the events could be used
    public record Count(
            String source, String reason, boolean wholeEvent, long events, Instant lastAt) {}

    /// One of them, with the event itself.
    public record Sample(
            String messageId,
            String reason,
            @Nullable String column,
            boolean wholeEvent,
            String detail,
            Instant at,
            String body) {}

    /// A flaw of an event, on its way into the table.
    record Found(long position, String source, Flaw flaw, boolean wholeEvent) {}

    /// Source by source, the most frequent first.
    ///
    /// @param source only of this one, or null for all
    public List<Count> counts(@Nullable String source) {
        return sql.sql(COUNTS)
                .param("source", source)
                .query((row, _) ->
                        new Count(
                                row.getString("source"),
                                row.getString("reason"),
                                row.getBoolean("whole_event"),
                                row.getLong("events"),
                                row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// The latest of a source.
    ///
    /// @param reason only of this kind, or null for all
    public List<Sample> samples(String source, @Nullable String reason, int limit) {
        return sql.sql(SAMPLES)
                .param("source", source)
                .param("reason", reason)
                .param("limit", limit)
                .query((row, _) ->
                        new Sample(
                                row.getString("message_id"),
                                row.getString("reason"),
                                row.getString("column_name"),
                                row.getBoolean("whole_event"),
                                row.getString("detail"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("body")))
                .list();
    }

    /// Positions of events of which nothing could be used, after one of them.
    List<Long> unused(String source, @Nullable String reason, long position, int limit) {
        return sql.sql(UNUSED)
                .param("source", source)
                .param("reason", reason)
                .param("position", position)
                .param("limit", limit)
                .query((row, _) -> row.getLong("position"))
                .list();
    }

    void keep(List<Found> flaws) {
        log.copy(
                FLAWS,
                rows -> {
                    long last = -1;
                    int n = 0;
                    for (var found : flaws) {
                        n = found.position == last ? n + 1 : 0;
                        last = found.position;
                        rows.add(
                                found.position,
                                n,
                                found.source,
                                found.flaw.reason().word(),
                                found.flaw.column(),
                                found.wholeEvent,
                                found.flaw.detail());
                    }
                });
    }

    void forget(List<Long> positions) {
        sql.sql("delete from ingest.event_flaw where position = any(:positions)")
                .param("positions", positions.toArray(Long[]::new))
                .update();
    }
}
