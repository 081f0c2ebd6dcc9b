package atalaya.server.ingest;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes interactions out, one JSON object a line, in bounded memory.
@Component
public class InteractionExport {

    private static final int PAGE = 5000;

    private static final String NEXT =
            """
            select interaction.position,
                   jsonb_strip_nulls(jsonb_build_object(
                       'source', interaction.source,
                       'file', interaction.file,
                       'messageId', interaction.message_id,
                       'type', interaction.type,
                       'at', to_char(interaction.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                       'channel', channel,
                       'department', department,
                       'amount', amount,
                       'currency', currency,
                       'margin', margin,
                       'cost', cost,
                       'referenceKind', reference_kind,
                       'reference', reference,
                       'text', text,
                       'properties', properties,
                       'outcome', outcome,
                       'record', record.source || ':' || record.key))::text as line
              from ingest.interaction
              left join ingest.record using (record)
             where interaction.position > :position
               and (:source::text is null or interaction.source = :source)
               and interaction.at >= :since
               and (not :unallocated or interaction.record is null)
             order by interaction.position
             limit :limit
            """;

    private final JdbcClient sql;

    InteractionExport(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param source only of this source, or null for all
    /// @param since only those that happened then or later
    /// @param unallocated only those that belong to nobody yet
    /// @return how many lines were written
    public long write(
            @Nullable String source, Instant since, boolean unallocated, Consumer<String> line) {
        long written = 0;
        long position = 0;
        while (true) {
            var page =
                    sql.sql(NEXT)
                            .param("position", position)
                            .param("source", source)
                            .param("since", Timestamp.from(since))
                            .param("unallocated", unallocated)
                            .param("limit", PAGE)
                            .query((row, _) ->
                                    new Exported(row.getLong("position"), row.getString("line")))
                            .list();
            page.forEach(exported -> line.accept(exported.line));
            written += page.size();
            if (page.size() < PAGE) {
                return written;
            }
            position = page.getLast().position;
        }
    }

    private record Exported(long position, String line) {}
}
