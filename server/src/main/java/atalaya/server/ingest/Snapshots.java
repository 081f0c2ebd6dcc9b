package atalaya.server.ingest;

import atalaya.identity.record.RecordType;
import atalaya.server.ingest.Records.Arrival;
import atalaya.server.ingest.Version.Reach;
import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.file.Line;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.source.FileRule;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Retires the records that a full snapshot no longer has.
@Component
class Snapshots {

    /// Below this many, losing half is no alarm.
    private static final int SMALL = 100;

    private static final String PRESENT =
            """
            create temp table present on commit drop as
            select record, type
              from (select distinct on (version.record)
                           version.record, version.retired, record.type
                      from ingest.version
                      join ingest.record using (record)
                     where record.source = :source and version.file = :file
                     order by version.record, version.at desc, version.message_id desc) as last
             where not retired
            """;

    private static final String ABSENT =
            """
            select record.key, record.type
              from present
              join ingest.record using (record)
             where not exists (select from seen where seen.key = record.key)
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Log log;
    private final Records records;

    Snapshots(JdbcClient sql, PlatformTransactionManager transactions, Log log, Records records) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
        this.log = log;
        this.records = records;
    }

    /// @param note why nothing was retired, or null
    record Retired(long retired, @Nullable Phrase note) {}

    /// @param any whether more than half may go
    Retired retire(List<Importer.Run> runs, boolean any) {
        var first = runs.getFirst();
        if (!(first.rule().content() instanceof FileRule.Records rule) || rule.key().isEmpty()) {
            return new Retired(
                    0, Phrase.of("no key is declared, so rows that are absent were not retired"));
        }
        var retired =
                transaction.execute(_ -> {
                    log.lock();
                    sql.sql("create temp table seen (key text) on commit drop").update();
                    for (var run : runs) {
                        if (!see(run, rule.key())) {
                            return new Retired(
                                    0,
                                    Phrase.of(
                                            "some rows could not be read, so rows that are absent were not retired"));
                        }
                    }
                    return new Retired(retire(first, any), null);
                });
        return retired == null ? new Retired(0, null) : retired;
    }

    private long retire(Importer.Run run, boolean any) {
        var source = run.source().name();
        sql.sql(PRESENT).param("source", source).param("file", run.rule().name()).update();
        sql.sql("create index on seen (key)").update();
        var absent =
                sql.sql(ABSENT)
                        .query((row, _) ->
                                Map.entry(
                                        row.getString("key"),
                                        RecordType.valueOf(row.getString("type"))))
                        .list();
        long present = sql.sql("select count(*) from present").query(Long.class).single();
        if (!any && absent.size() > SMALL && absent.size() > present / 2) {
            throw new AtalayaError(
                            2112,
                            Exit.DATA_REFUSED,
                            "this snapshot lacks %,d of %,d records",
                            absent.size(),
                            present)
                    .at(run.file().toString())
                    .remedy("is it whole? If so: --retire-any; its rows are imported either way");
        }
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var arrivals = new ArrayList<Arrival>();
        for (var gone : absent) {
            var version =
                    new Version(
                            run.rule().name(),
                            now,
                            "gone",
                            false,
                            Reach.GONE,
                            gone.getValue(),
                            run.source().country(),
                            Map.of());
            arrivals.add(new Arrival(gone.getKey(), version, "{}", Hashes.of("gone")));
        }
        records.append(source, arrivals, null);
        return arrivals.size();
    }

    /// Notes the key of every row; false when there is one whose key cannot be read.
    private boolean see(Importer.Run run, List<String> key) {
        var whole = new AtomicBoolean(true);
        try (var table = run.open()) {
            log.copy(
                    "seen (key)",
                    keys -> {
                        for (@Nullable Line line = table.next();
                                line != null;
                                line = table.next()) {
                            switch (line) {
                                case Row row -> keys.add(key(row, key, table.columns()));
                                case Flaw _ -> {
                                    whole.set(false);
                                    return;
                                }
                            }
                        }
                    });
        }
        return whole.get();
    }

    private static String key(Row row, List<String> key, List<String> columns) {
        var parts = new ArrayList<String>();
        key.forEach(column -> parts.add(row.cell(columns.indexOf(column)).strip()));
        return String.join("/", parts);
    }
}
