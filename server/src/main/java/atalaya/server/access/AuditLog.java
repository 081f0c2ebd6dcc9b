package atalaya.server.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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
            select entry, at, person, act, string_to_array(subjects, chr(10)), reason, hash
              from unnest(:entries::bigint[], :times::timestamptz[], :people::bigint[],
                          :acts::text[], :subjects::text[], :reasons::text[], :hashes::bytea[])
                as given (entry, at, person, act, subjects, reason, hash)
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
        var chain = new ArrayList<Kept>();
        for (var act : acts) {
            var kept = link(act, end);
            chain.add(kept);
            end = new End(kept.entry().entry(), kept.hash());
        }
        insert(chain);
        return end;
    }

    private static Kept link(Act act, End end) {
        var entry =
                new AuditEntry(
                        end.entry() + 1,
                        act.at(),
                        act.person(),
                        act.act(),
                        act.subjects(),
                        act.reason());
        return new Kept(entry, entry.hashAfter(end.hash()));
    }

    private void insert(List<Kept> chain) {
        var entries = chain.stream().map(Kept::entry).toList();
        sql.sql(APPEND)
                .param("entries", entries.stream().mapToLong(AuditEntry::entry).toArray())
                .param("times", texts(entries, entry -> entry.at().toString()))
                .param("people", entries.stream().mapToLong(AuditEntry::person).toArray())
                .param("acts", texts(entries, AuditEntry::act))
                .param("subjects", texts(entries, entry -> String.join("\n", entry.subjects())))
                .param("reasons", texts(entries, AuditEntry::reason))
                .param("hashes", chain.stream().map(Kept::hash).toArray(byte[][]::new))
                .update();
    }

    private static @Nullable String[] texts(
            List<AuditEntry> entries, Function<AuditEntry, @Nullable String> text) {
        return entries.stream().map(text).toArray(String[]::new);
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
