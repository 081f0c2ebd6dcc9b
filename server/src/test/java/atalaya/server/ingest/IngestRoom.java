package atalaya.server.ingest;

import atalaya.server.consent.Consents;
import atalaya.server.store.Copies;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The ingest room wired by hand on a test's database.
final class IngestRoom {

    final JdbcClient sql;
    final TransactionTemplate transaction;
    final Log log;
    final Interactions interactions;
    final RecordLog records;
    final Sources sources;
    final Consents consents;
    final Importer importer;

    IngestRoom(JdbcClient sql, DataSource database, PlatformTransactionManager transactions) {
        this.sql = sql;
        transaction = new TransactionTemplate(transactions);
        log = new Log(sql, new Copies(database));
        var folded = new Records(sql, log);
        interactions =
                new Interactions(sql, log, folded, new Leaves(sql, log), new References(sql, log));
        records = new RecordLog(sql, log, folded, interactions);
        sources = new Sources(sql);
        consents = consents(sql);
        var imports = new Imports(sql, log);
        var batches =
                new Batches(
                        transactions,
                        log,
                        folded,
                        interactions,
                        imports,
                        new Statements(consents, interactions));
        importer =
                new Importer(
                        sources, imports, batches, new Snapshots(sql, transactions, log, folded));
    }

    private static Consents consents(JdbcClient sql) {
        try {
            var constructor = Consents.class.getDeclaredConstructor(JdbcClient.class);
            constructor.setAccessible(true);
            return BeanUtils.instantiateClass(constructor, sql);
        } catch (NoSuchMethodException changed) {
            throw new AssertionError(changed);
        }
    }

    /// Imports a folder of sources with their data, and returns the results file by file.
    List<ImportResult> importFolder(Path folder) {
        return importer.plan(List.of(folder), null, null).parts().stream()
                .flatMap(part ->
                        importer.run(part, ImportOptions.USUAL, ImportProgress.NONE).stream())
                .toList();
    }

    void empty() {
        sql.sql(
                        "truncate ingest.record, ingest.version, ingest.interaction,"
                                + " ingest.reference, ingest.lean, ingest.departure, ingest.flaw,"
                                + " ingest.content_key, ingest.import cascade")
                .update();
        sql.sql("delete from ingest.source where not internal").update();
    }

    long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
