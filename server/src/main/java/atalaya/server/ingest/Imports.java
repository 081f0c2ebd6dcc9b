package atalaya.server.ingest;

import atalaya.server.ingest.file.Flaw;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Each file imported, how far it got, and its flaws, in tables `ingest.import` and `ingest.flaw`.
@Component
class Imports {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Of one reason that many flaws of a file are kept with their text; the rejects file has all.
    static final int KEPT_FLAWS = 10_000;

    private static final String LAST =
            """
            select import, state, path, fingerprint, started_at, lines, done, added, changed, same,
                   rejected, set_aside, skipped, retired, reasons::text as reasons
              from ingest.import
             where source = :source and file = :file
             order by import desc
             limit 1
            """;

    private static final String START =
            """
            insert into ingest.import
                   (source, file, path, fingerprint, bytes, state, started_at, lines, columns)
            values (:source, :file, :path, :fingerprint, :bytes, 'RUNNING', :startedAt, :lines,
                    :columns::jsonb)
            returning import
            """;

    private static final String PROGRESS =
            """
            update ingest.import
               set done = :done, added = :added, changed = :changed, same = :same,
                   rejected = :rejected, set_aside = :setAside, skipped = :skipped,
                   retired = :retired, reasons = :reasons::jsonb
             where import = :import
            """;

    private static final String FLAWS =
            "ingest.flaw (import, source, file, line, column_name, reason, whole_row, detail, text)";

    private final JdbcClient sql;
    private final Log log;

    Imports(JdbcClient sql, Log log) {
        this.sql = sql;
        this.log = log;
    }

    /// An import as it was left.
    ///
    /// @param running whether it was interrupted
    record Last(
            long number,
            boolean running,
            boolean done,
            byte[] fingerprint,
            Instant startedAt,
            Tally tally) {}

    Optional<Last> last(String source, String file) {
        return sql.sql(LAST)
                .param("source", source)
                .param("file", file)
                .query((row, _) -> read(row))
                .optional();
    }

    private static Last read(ResultSet row) throws SQLException {
        var tally = new Tally();
        tally.done = row.getLong("done");
        tally.added = row.getLong("added");
        tally.changed = row.getLong("changed");
        tally.same = row.getLong("same");
        tally.rejected = row.getLong("rejected");
        tally.setAside = row.getLong("set_aside");
        tally.skipped = row.getLong("skipped");
        tally.retired = row.getLong("retired");
        tally.restore(row.getString("reasons"));
        return new Last(
                row.getLong("import"),
                row.getString("state").equals("RUNNING"),
                row.getString("state").equals("DONE"),
                row.getBytes("fingerprint"),
                row.getTimestamp("started_at").toInstant(),
                tally);
    }

    /// @param columns each column and how many rows fill it
    long start(
            String source,
            String file,
            Path path,
            byte[] fingerprint,
            long bytes,
            Instant startedAt,
            long lines,
            Object columns) {
        return sql.sql(START)
                .param("source", source)
                .param("file", file)
                .param("path", path.toString())
                .param("fingerprint", fingerprint)
                .param("bytes", bytes)
                .param("startedAt", startedAt.atOffset(java.time.ZoneOffset.UTC))
                .param("lines", lines)
                .param("columns", JSON.writeValueAsString(columns))
                .query(Long.class)
                .single();
    }

    void progress(long number, Tally tally) {
        sql.sql(PROGRESS)
                .param("done", tally.done)
                .param("added", tally.added)
                .param("changed", tally.changed)
                .param("same", tally.same)
                .param("rejected", tally.rejected)
                .param("setAside", tally.setAside)
                .param("skipped", tally.skipped)
                .param("retired", tally.retired)
                .param("reasons", tally.reasonsJson())
                .param("import", number)
                .update();
    }

    void end(long number, String state) {
        sql.sql("update ingest.import set state = :state, ended_at = now() where import = :import")
                .param("state", state)
                .param("import", number)
                .update();
        sql.sql("delete from ingest.content_key where import = :import")
                .param("import", number)
                .update();
    }

    /// Notes that the same file came again: its source is as fresh as today.
    void confirm(long number) {
        sql.sql("update ingest.import set ended_at = now() where import = :import")
                .param("import", number)
                .update();
    }

    /// A flaw and what it cost: the row, or one value.
    record Kept(Flaw flaw, boolean wholeRow) {}

    void keep(long number, String source, String file, List<Kept> flaws) {
        log.copy(
                FLAWS,
                rows -> {
                    for (var kept : flaws) {
                        var flaw = kept.flaw();
                        rows.add(
                                number,
                                source,
                                file,
                                flaw.line(),
                                flaw.column(),
                                flaw.reason().word(),
                                kept.wholeRow(),
                                flaw.detail(),
                                withoutNul(flaw.text()));
                    }
                });
    }

    /// PostgreSQL keeps no NUL in a text; the mark shows where one stood.
    private static String withoutNul(@Nullable String text) {
        return text == null ? "" : text.replace('\0', '\u2400');
    }

    /// How often each of these hashes has been met in this import, these occurrences included; the
    /// array counts the same as the one given.
    java.util.Map<String, Long> occurrences(long number, java.util.Map<String, Long> more) {
        var counts = new java.util.HashMap<String, Long>();
        if (!more.isEmpty()) {
            sql.sql(
                            """
                            insert into ingest.content_key as known (import, hash, n)
                            select :import, hash, n from unnest(:hashes, :counts) as met (hash, n)
                            on conflict (import, hash) do update set n = known.n + excluded.n
                            returning hash, n
                            """)
                    .param("import", number)
                    .param("hashes", more.keySet().toArray(String[]::new))
                    .param("counts", more.values().toArray(Long[]::new))
                    .query(row -> {
                        counts.put(row.getString("hash"), row.getLong("n"));
                    });
        }
        return counts;
    }
}
