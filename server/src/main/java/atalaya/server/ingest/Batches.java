package atalaya.server.ingest;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.server.ingest.Imports.Kept;
import atalaya.server.ingest.Interactions.Arrived;
import atalaya.server.ingest.Records.Arrival;
import atalaya.server.ingest.Version.Reach;
import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.file.Line;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.interaction.Interaction;
import atalaya.server.ingest.source.FileRule;
import atalaya.server.ingest.source.ReadRow;
import atalaya.server.ingest.source.ReadRow.RecordSaid;
import atalaya.server.ingest.source.RowReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes the rows of a file in, batch by batch. One thread reads and understands rows while another
/// stores the batch before; at most three batches are in memory.
@Component
class Batches {

    private static final int ROWS = 4000;

    private final TransactionTemplate transaction;
    private final Log log;
    private final Records records;
    private final Interactions interactions;
    private final Imports imports;
    private final Statements statements;

    Batches(
            PlatformTransactionManager transactions,
            Log log,
            Records records,
            Interactions interactions,
            Imports imports,
            Statements statements) {
        this.transaction = new TransactionTemplate(transactions);
        this.log = log;
        this.records = records;
        this.interactions = interactions;
        this.imports = imports;
        this.statements = statements;
    }

    /// A file on its way in.
    ///
    /// @param startedAt of the first try; the time of rows that bring none
    record Job(Importer.Run run, long number, Instant startedAt, boolean dryRun) {}

    /// Rows that are read and not yet stored.
    ///
    /// @param end how many lines of the file come before the next batch
    /// @param records and `interactions`: what the rows say, made ready by the thread that reads
    private record Batch(
            List<Numbered> rows, List<Told> records, List<Arrived> interactions, long end) {

        static final Batch LAST = new Batch(List.of(), List.of(), List.of(), 0);

        static Batch of(List<Numbered> rows, @Nullable String country, long end) {
            var records = new ArrayList<Told>();
            var interactions = new ArrayList<Arrived>();
            for (var row : rows) {
                if (row.row instanceof ReadRow.Said(var said, var happened, var _)) {
                    for (var one : said) {
                        var attributes = AttributeJson.write(one.values());
                        byte[] hash = Hashes.of(one, attributes, country);
                        records.add(new Told(row.line, one, attributes, hash));
                    }
                    happened.forEach(one -> interactions.add(Arrived.of(one)));
                }
            }
            return new Batch(rows, records, interactions, end);
        }
    }

    private record Numbered(long line, ReadRow row) {}

    /// A record of a row, as it will be stored.
    ///
    /// @param attributes its values as JSON
    /// @param hash of what the row says of it
    private record Told(long line, RecordSaid said, String attributes, byte[] hash) {}

    /// @param tally where an interrupted try stopped; counts on
    void run(Job job, Tally tally, Rejects rejects, ImportProgress progress) {
        BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(2);
        var failure = new AtomicReference<@Nullable Throwable>();
        var reader =
                Thread.ofPlatform()
                        .name("import-" + job.run.rule().name())
                        .daemon()
                        .start(() -> read(job, tally.done, ready, failure));
        try {
            while (true) {
                var batch = ready.take();
                if (batch.rows.isEmpty()) {
                    break;
                }
                store(job, batch, tally, rejects);
                progress.at(job.run.file(), tally.done, job.run.look().lines(), tally.rejected);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The import was interrupted.", stopped);
        } finally {
            reader.interrupt();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("The file cannot be read on.", failure.get());
        }
    }

    private static void read(
            Job job,
            long done,
            BlockingQueue<Batch> ready,
            AtomicReference<@Nullable Throwable> failure) {
        try (var table = job.run.open()) {
            var rows =
                    RowReader.of(job.run.source(), job.run.rule(), job.run.look().formats(), table);
            var country = job.run.source().country();
            long at = 0;
            while (at < done && table.skip()) {
                at++;
            }
            var batch = new ArrayList<Numbered>(ROWS);
            for (@Nullable Line line = table.next(); line != null; line = table.next()) {
                at++;
                var read =
                        switch (line) {
                            case Row row -> rows.read(row, table::text);
                            case Flaw flaw -> RowReader.rejected(flaw);
                        };
                batch.add(new Numbered(line.line(), read));
                if (batch.size() == ROWS) {
                    ready.put(Batch.of(batch, country, at));
                    batch = new ArrayList<>(ROWS);
                }
            }
            if (!batch.isEmpty()) {
                ready.put(Batch.of(batch, country, at));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException cannot) {
            failure.set(cannot);
        }
        end(ready);
    }

    private static void end(BlockingQueue<Batch> ready) {
        try {
            ready.put(Batch.LAST);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void store(Job job, Batch batch, Tally tally, Rejects rejects) {
        var flaws = new ArrayList<Kept>();
        transaction.executeWithoutResult(status -> {
            flaws.clear();
            log.lock();
            store(job, batch, tally, flaws);
            tally.done = batch.end;
            imports.keep(
                    job.number,
                    job.run.source().name(),
                    job.run.rule().name(),
                    flaws.stream().filter(kept -> few(kept, tally)).toList());
            imports.progress(job.number, tally);
            if (job.dryRun) {
                status.setRollbackOnly();
            }
        });
        flaws.forEach(kept -> rejects.add(kept.flaw(), kept.wholeRow()));
        rejects.flush();
    }

    private static boolean few(Kept kept, Tally tally) {
        return tally.count(kept.flaw()) <= Imports.KEPT_FLAWS;
    }

    private void store(Job job, Batch batch, Tally tally, List<Kept> flaws) {
        for (var row : batch.rows) {
            switch (row.row) {
                case ReadRow.Skipped _ -> tally.skipped++;
                case ReadRow.Rejected(var flaw) -> {
                    tally.rejected(flaw);
                    flaws.add(new Kept(flaw, true));
                }
                case ReadRow.Said one -> {
                    for (var flaw : one.setAside()) {
                        tally.setAside(flaw);
                        flaws.add(new Kept(flaw, false));
                    }
                }
            }
        }
        storeRecords(job, batch.records, tally);
        storeInteractions(job, batch.interactions, tally);
    }

    private void storeRecords(Job job, List<Told> all, Tally tally) {
        if (all.isEmpty()) {
            return;
        }
        var source = job.run.source();
        var keys = new ArrayList<@Nullable String>(all.size());
        all.forEach(told -> keys.add(told.said.key()));
        var names = contentNames(job, keys, all.stream().map(Told::hash).toList());
        var arrivals = new ArrayList<Arrival>(all.size());
        for (int i = 0; i < all.size(); i++) {
            arrivals.add(arrival(job, all.get(i), names.get(i)));
        }
        var appended = records.append(source.name(), arrivals, job.number);
        interactions.recordsFounded(source.name(), appended.founded());
        tally.outcomes(appended.outcomes());
        var said = all.stream().map(Told::said).toList();
        statements.keep(source.name(), source.country(), said, appended, job.startedAt);
    }

    private Arrival arrival(Job job, Told told, String key) {
        var said = told.said;
        boolean timed = said.at() != null;
        var at = said.at() != null ? said.at() : job.startedAt;
        var version =
                new Version(
                        job.run.rule().name(),
                        at,
                        timed ? Hashes.hex(told.hash) : twelveDigits(told.line),
                        timed,
                        reach(job.run.rule()),
                        said.type(),
                        job.run.source().country(),
                        said.values());
        return new Arrival(key, version, told.attributes, told.hash);
    }

    /// So that the order of texts is that of lines.
    private static String twelveDigits(long line) {
        var digits = Long.toString(line);
        return "0".repeat(Math.max(0, 12 - digits.length())) + digits;
    }

    private static Reach reach(FileRule rule) {
        return rule.content() instanceof FileRule.Records records
                        && records.rows() != FileRule.Rows.CHANGES
                ? Reach.WHOLE
                : Reach.CHANGES;
    }

    /// The given keys; where one is null, the hash of the row and how often it has been met so far.
    private List<String> contentNames(Job job, List<@Nullable String> keys, List<byte[]> hashes) {
        var more = new LinkedHashMap<String, Long>();
        var texts = hashes.stream().map(Hashes::hex).toList();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i) == null) {
                more.merge(texts.get(i), 1L, Long::sum);
            }
        }
        var met = new HashMap<String, Long>();
        imports.occurrences(job.number, more)
                .forEach((hash, count) -> met.put(hash, count - more.getOrDefault(hash, 0L)));
        var names = new ArrayList<String>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            var key = keys.get(i);
            names.add(
                    key != null
                            ? key
                            : texts.get(i) + "-" + met.merge(texts.get(i), 1L, Long::sum));
        }
        return names;
    }

    private void storeInteractions(Job job, List<Arrived> all, Tally tally) {
        if (all.isEmpty()) {
            return;
        }
        var keys = new ArrayList<@Nullable String>(all.size());
        all.forEach(one -> keys.add(one.messageId().isEmpty() ? null : one.messageId()));
        boolean named = keys.stream().noneMatch(key -> key == null);
        var complete = named ? all : withNames(job, all, keys);
        tally.outcomes(interactions.take(job.run.source().name(), complete, job.number));
        statements.keepObjections(complete.stream().map(Arrived::interaction).toList());
    }

    private List<Arrived> withNames(Job job, List<Arrived> all, List<@Nullable String> keys) {
        var names = contentNames(job, keys, all.stream().map(Arrived::hash).toList());
        var complete = new ArrayList<Arrived>(all.size());
        for (int i = 0; i < all.size(); i++) {
            complete.add(Arrived.of(all.get(i).interaction().named(names.get(i))));
        }
        return complete;
    }

    /// An interaction and the record it belongs to.
    record Owned(
            Interaction interaction,
            long record,
            @Nullable String country,
            Map<Attribute, List<FieldValue>> values) {}
}
