package atalaya.server.ingest;

import atalaya.server.ingest.file.TableReader;
import atalaya.server.ingest.source.FileLook;
import atalaya.server.ingest.source.FileRule;
import atalaya.server.ingest.source.Formats;
import atalaya.server.ingest.source.SourceFile;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Brings files into the record log.
///
/// A file is read twice: once to see its columns and decide how they write dates and numbers, once
/// to take its rows in, batch by batch, each batch committed with how far it got. The same file
/// again changes nothing; an interrupted import goes on where it stopped. Memory does not depend on
/// the size of the file.
///
/// ```java
/// var plan = importer.plan(List.of(Path.of("examples/mercado-norte")), null, null);
/// for (var part : plan.parts()) {
///     importer.run(part, ImportOptions.USUAL, ImportProgress.NONE);
/// }
/// ```
@Component
public class Importer {

    private static final Logger log = LoggerFactory.getLogger(Importer.class);

    private final Sources sources;
    private final Imports imports;
    private final Batches batches;
    private final Snapshots snapshots;

    Importer(Sources sources, Imports imports, Batches batches, Snapshots snapshots) {
        this.sources = sources;
        this.imports = imports;
        this.batches = batches;
        this.snapshots = snapshots;
    }

    /// Plans the import of folders, source files and data files; see [ImportPlan#of].
    public ImportPlan plan(List<Path> named, @Nullable Path from, @Nullable String as) {
        var catalogue =
                sources.all().stream()
                        .filter(source -> !source.internal())
                        .flatMap(source -> sources.definition(source.name()).stream())
                        .toList();
        return ImportPlan.of(named, from, as, sources::definition, catalogue);
    }

    /// Imports the files that belong to one rule of a source: together they are one snapshot where
    /// the rule says so.
    ///
    /// @return one result for each file, in their order
    /// @throws AtalayaError when a file cannot be read at all or does not fit its source file;
    ///   files before it stay imported
    public List<ImportResult> run(
            ImportPlan.Part part, ImportOptions options, ImportProgress progress) {
        var source = part.source();
        if (!options.dryRun()) {
            sources.put(source);
        }
        var imported = new ArrayList<Imported>();
        for (var file : part.files()) {
            imported.add(run(look(source, part.rule(), file), options, progress));
        }
        return options.dryRun() ? results(imported) : ended(part, imported, options);
    }

    /// A file whose rows are in.
    ///
    /// @param number of its import, or null when it was imported whole before
    private record Imported(Run run, @Nullable Long number, ImportResult result) {}

    private static List<ImportResult> results(List<Imported> imported) {
        return imported.stream().map(Imported::result).toList();
    }

    private Imported run(Run run, ImportOptions options, ImportProgress progress) {
        var begun = Instant.now();
        var last = imports.last(run.source().name(), run.rule().name());
        var before = last.filter(known -> Arrays.equals(known.fingerprint(), run.fingerprint()));
        if (!options.dryRun() && before.filter(Imports.Last::done).isPresent()) {
            imports.confirm(before.get().number());
            return new Imported(run, null, same(run, before.get()));
        }
        boolean resume = !options.dryRun() && before.filter(Imports.Last::running).isPresent();
        var tally = resume ? before.get().tally() : new Tally();
        long resumedAt = tally.done;
        var startedAt = resume ? before.get().startedAt() : begun.truncatedTo(ChronoUnit.MICROS);
        if (!options.dryRun()) {
            sources.keepFormats(run.source().name(), run.rule().name(), run.look().formats());
        }
        long number = resume ? before.get().number() : start(run, startedAt);
        try (var rejects = new Rejects(run.file(), options.rejects(), resume)) {
            batches.run(
                    new Batches.Job(run, number, startedAt, options.dryRun()),
                    tally,
                    rejects,
                    progress);
            rejects.flush();
            if (options.dryRun()) {
                imports.end(number, "REFUSED");
            }
            var took = Duration.between(begun, Instant.now());
            log.info(
                    "imported source={} file={} lines={} added={} changed={} same={} rejected={} tookMs={}",
                    run.source().name(),
                    run.rule().name(),
                    tally.done,
                    tally.added,
                    tally.changed,
                    tally.same,
                    tally.rejected,
                    took.toMillis());
            var notes = new ArrayList<Phrase>();
            if (rejects.failure() != null) {
                notes.add(rejects.failure());
            }
            var result = result(run, tally, rejects.written(), resumedAt, took, notes);
            return new Imported(run, number, result);
        }
    }

    private long start(Run run, Instant startedAt) {
        return imports.start(
                run.source().name(),
                run.rule().name(),
                run.file(),
                run.fingerprint(),
                run.bytes(),
                startedAt,
                run.look().lines(),
                run.look().filled());
    }

    /// A file that was imported last and has not changed since: nothing to do, and nothing lost.
    private static ImportResult same(Run run, Imports.Last last) {
        var tally = new Tally();
        tally.done = run.look().lines();
        tally.same = last.tally().added + last.tally().changed + last.tally().same;
        tally.rejected = last.tally().rejected;
        tally.skipped = last.tally().skipped;
        tally.setAside = last.tally().setAside;
        tally.restore(last.tally().reasonsJson());
        return result(run, tally, null, 0, Duration.ZERO, List.of());
    }

    private static ImportResult result(
            Run run,
            Tally tally,
            @Nullable Path rejects,
            long resumedAt,
            Duration took,
            List<Phrase> notes) {
        return new ImportResult(
                run.source().name(),
                run.rule().name(),
                run.file(),
                tally.done,
                tally.added,
                tally.changed,
                tally.same,
                tally.rejected,
                tally.setAside,
                tally.skipped,
                tally.retired,
                tally.reasons(),
                rejects,
                resumedAt,
                run.look().truncated(),
                took,
                List.copyOf(notes));
    }

    /// Retires what a full snapshot no longer has, then calls its imports done: a crash in between
    /// is made up for by the next try.
    private List<ImportResult> ended(
            ImportPlan.Part part, List<Imported> imported, ImportOptions options) {
        boolean snapshot =
                part.rule().content() instanceof FileRule.Records records
                        && records.rows() == FileRule.Rows.SNAPSHOT;
        boolean news = imported.stream().anyMatch(one -> one.number() != null);
        var results = new ArrayList<>(results(imported));
        if (snapshot && news) {
            var runs = imported.stream().map(Imported::run).toList();
            var outcome = snapshots.retire(runs, options.retireAny());
            results.add(results.removeLast().retiring(outcome.retired(), outcome.note()));
        }
        for (var one : imported) {
            if (one.number() != null) {
                imports.end(one.number(), one.run().look().truncated() ? "CUT" : "DONE");
            }
        }
        return List.copyOf(results);
    }

    /// A file seen whole, ready to be taken in.
    record Run(
            SourceFile source,
            FileRule rule,
            Path file,
            FileLook look,
            byte[] fingerprint,
            long bytes) {

        TableReader open() {
            return TableReader.open(file, rule.dialect());
        }
    }

    private Run look(SourceFile source, FileRule rule, Path file) {
        Formats known = sources.formats(source.name(), rule.name());
        var look = FileLook.of(file, rule, known);
        try {
            return new Run(source, rule, file, look, fingerprint(file, source), Files.size(file));
        } catch (IOException failure) {
            throw new AtalayaError(2101, Exit.FAILED, "the file cannot be read")
                    .at(file.toString())
                    .remedy("check the path and whether you may read it")
                    .because(failure);
        }
    }

    /// Of the content and of what the source file makes of it.
    private static byte[] fingerprint(Path file, SourceFile source) {
        var digest = Hashes.sha256();
        byte[] buffer = new byte[1 << 16];
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
        digest.update(source.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return digest.digest();
    }
}
