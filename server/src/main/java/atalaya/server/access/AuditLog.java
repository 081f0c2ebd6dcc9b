package atalaya.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Table `access.audit`: the chain as it is kept.
///
/// One appender at a time, by an advisory lock held to the commit, so that numbers have no gap and
/// each entry carries the hash of the one before.
final class AuditLog {

    static final byte[] BEGINNING = new byte[32];

    private static final long APPENDER = 0x4155444954L;

    private static final String LAST =
            "select entry, hash from access.audit order by entry desc limit 1";

    private static final String APPEND =
            """
            insert into access.audit (entry, at, person, act, subjects, reason, hash)
            values (:entry, :at, :person, :act, :subjects, :reason, :hash)
            """;

    private static final String AFTER =
            """
            select entry, at, person, act, subjects, reason, hash
              from access.audit
             where entry > :entry
             order by entry
             limit :limit
            """;

    private static final String FIND =
            """
            select entry, at, person, act, subjects, reason, hash
              from access.audit
             where entry < :before
               and (cast(:person as bigint) is null or person = :person)
               and (cast(:act as text) is null or act = :act)
               and (cast(:subject as text) is null or subjects @> array[cast(:subject as text)])
               and (cast(:since as timestamptz) is null or at >= :since)
               and (cast(:until as timestamptz) is null or at < :until)
             order by entry desc
             limit :limit
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    AuditLog(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What somebody did, before it has its place in the chain.
    record Act(
            Instant at, long person, String act, List<String> subjects, @Nullable String reason) {}

    /// An entry with the hash that was stored for it.
    record Kept(AuditEntry entry, byte[] hash) {}

    /// Where the chain ends; number 0 while it is empty.
    record End(long entry, byte[] hash) {}

    /// Appends in the caller's transaction, or in one of its own.
    ///
    /// @return the new end of the chain, which holds once that transaction commits
    End append(List<Act> acts) {
        return transaction.execute(_ -> appendLocked(acts));
    }

    /// Names this database, so that a witness of another is never believed.
    String installation() {
        return sql.sql("select installation from access.installation").query(String.class).single();
    }

    End end() {
        return sql.sql(LAST)
                .query((rs, row) -> new End(rs.getLong("entry"), rs.getBytes("hash")))
                .optional()
                .orElse(new End(0, BEGINNING));
    }

    List<Kept> after(long entry, int limit) {
        return sql.sql(AFTER)
                .param("entry", entry)
                .param("limit", limit)
                .query(AuditLog::read)
                .list();
    }

    /// The newest first, before an entry number.
    List<AuditEntry> find(AuditQuery query, long before, int limit) {
        return sql
                .sql(FIND)
                .param("before", before)
                .param("person", query.person(), Types.BIGINT)
                .param("act", query.act(), Types.VARCHAR)
                .param("subject", query.subject(), Types.VARCHAR)
                .param("since", utc(query.since()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", utc(query.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit)
                .query(AuditLog::read)
                .list()
                .stream()
                .map(Kept::entry)
                .toList();
    }

    private End appendLocked(List<Act> acts) {
        sql.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", APPENDER)
                .query((rs, row) -> row)
                .list();
        var end = end();
        for (var act : acts) {
            end = append(act, end);
        }
        return end;
    }

    private End append(Act act, End end) {
        var entry =
                new AuditEntry(
                        end.entry() + 1,
                        act.at(),
                        act.person(),
                        act.act(),
                        act.subjects(),
                        act.reason());
        var hash = entry.hashAfter(end.hash());
        sql.sql(APPEND)
                .param("entry", entry.entry())
                .param("at", utc(entry.at()))
                .param("person", entry.person())
                .param("act", entry.act())
                .param("subjects", entry.subjects().toArray(String[]::new))
                .param("reason", entry.reason(), Types.VARCHAR)
                .param("hash", hash)
                .update();
        return new End(entry.entry(), hash);
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(
                new AuditEntry(
                        row.getLong("entry"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("person"),
                        row.getString("act"),
                        Arrays.asList((String[]) row.getArray("subjects").getArray()),
                        row.getString("reason")),
                row.getBytes("hash"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
