package atalaya.server.command;

import atalaya.server.Journey;
import atalaya.server.ingest.ImportOptions;
import atalaya.server.ingest.ImportResult;
import atalaya.server.ingest.Importer;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Models;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings files of a company's departments into the store.
@Command(
        name = "import",
        description = "Bring in files, as their source files say.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya import examples/mercado-norte        all sources of a folder, with their data",
            "  atalaya import crm.yaml --from /exports      one source, its data elsewhere",
            "  atalaya import customers.csv --source crm.yaml",
            "  atalaya import new.csv --as crm.customers    its name matches nothing",
            "  gzip -dc c.gz | atalaya import - --as crm.customers"
        })
final class ImportCommand implements Callable<Integer> {

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Data files, source files (YAML) or folders; - for standard input.")
    List<String> named = List.of();

    @Option(names = "--source", paramLabel = "YAML", description = "The source file of these data.")
    List<Path> sources = List.of();

    @Option(
            names = "--as",
            paramLabel = "SOURCE.FILE",
            description = "Which file of which source this is.")
    @Nullable String as;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Where the data of the source files are.")
    @Nullable Path from;

    @Option(names = "--dry-run", description = "Try everything and keep nothing.")
    boolean dryRun;

    @Option(
            names = "--retire-any",
            description = "Let a snapshot retire more than half of the records.")
    boolean retireAny;

    @Option(
            names = "--max-rejected",
            paramLabel = "PERCENT",
            description = "End with 3 when more rows are rejected (default: ${DEFAULT-VALUE}).",
            defaultValue = "5")
    double maxRejected = 5;

    @Override
    public Integer call() {
        var results = new ArrayList<ImportResult>();
        try (var stdin = new Spool();
                var rooms = store.open()) {
            var paths = new ArrayList<>(sources);
            named.forEach(name -> paths.add(name.equals("-") ? stdin.file() : Path.of(name)));
            var importer = rooms.get(Importer.class);
            var options = new ImportOptions(dryRun, retireAny, stdin.used() ? Path.of("") : null);
            for (var part : importer.plan(paths, from, as).parts()) {
                try (var bar = new ProgressLine(output)) {
                    results.addAll(importer.run(part, options, bar));
                }
                results.subList(results.size() - part.files().size(), results.size())
                        .forEach(this::tell);
            }
            if (!dryRun) {
                place(rooms);
            }
        }
        if (output.json) {
            output.json(results.stream().map(ImportCommand::view).toList());
        }
        refuse(results);
        return 0;
    }

    /// What came finds its customer and shows on its profile now, whether or not a server runs on
    /// the same data.
    private void place(Rooms rooms) {
        var begun = Instant.now();
        output.show(output.text("import.placing"));
        rooms.get(Journey.class).place();
        output.erase();
        output.done(
                output.text("import.placed", rooms.get(Customers.class).count()),
                Duration.between(begun, Instant.now()));
        if (rooms.get(Models.class).published().epoch() == 0) {
            output.say("    " + output.text("import.unlearned"));
        }
    }

    private void tell(ImportResult result) {
        var text =
                output.text(
                        "import.done",
                        result.path().getFileName(),
                        result.source() + "." + result.file(),
                        result.lines(),
                        result.added(),
                        result.changed(),
                        result.same(),
                        result.rejected());
        output.done(text, result.took());
        if (result.resumedAt() > 0) {
            output.say("    " + output.text("import.resumed", result.resumedAt()));
        }
        if (result.retired() > 0) {
            output.say("    " + output.text("import.retired", result.retired()));
        }
        if (result.skipped() > 0) {
            output.say("    " + output.text("import.skipped", result.skipped()));
        }
        for (var why : result.reasons()) {
            output.say(
                    "    "
                            + output.text(
                                    why.wholeRow() ? "import.rejected" : "import.setaside",
                                    why.count(),
                                    output.text("import.reason." + why.reason()),
                                    why.column() == null ? "-" : why.column(),
                                    why.firstLine()));
        }
        if (result.truncated()) {
            output.say("    " + output.text("import.cut"));
        }
        result.notes().forEach(note -> output.say("    " + note.in(output.spoken())));
        if (result.rejects() != null) {
            output.say("    " + output.text("import.rejects", result.rejects()));
        }
    }

    /// Over the limit the data stay, and the exit code tells.
    private void refuse(List<ImportResult> results) {
        for (var result : results) {
            if (result.truncated()) {
                throw new AtalayaError(2104, Exit.DATA_REFUSED, "the gz file is cut off")
                        .at(result.path().toString())
                        .remedy("copy it again and import it again: what is there is recognised");
            }
            double percent = 100.0 * result.rejected() / Math.max(1, result.lines());
            if (percent > maxRejected) {
                throw new AtalayaError(
                                2111,
                                Exit.DATA_REFUSED,
                                "%,d of %,d rows were rejected",
                                result.rejected(),
                                result.lines())
                        .at(result.path().toString())
                        .remedy(remedy(result));
            }
        }
    }

    private static Phrase remedy(ImportResult result) {
        boolean foreign =
                result.reasons().stream().anyMatch(why -> why.reason().equals("wrong-encoding"));
        return foreign
                ? Phrase.of(
                        "declare another encoding, such as encoding: windows-1252; see %s",
                        String.valueOf(result.rejects()))
                : Phrase.of("see %s, or --max-rejected 100", String.valueOf(result.rejects()));
    }

    private static ImportView view(ImportResult result) {
        return new ImportView(
                result.source(),
                result.file(),
                result.path().toString(),
                result.lines(),
                result.added(),
                result.changed(),
                result.same(),
                result.rejected(),
                result.setAside(),
                result.skipped(),
                result.retired(),
                result.reasons(),
                result.rejects() == null ? null : result.rejects().toString(),
                result.took().toMillis(),
                result.notes());
    }

    /// A result as `--json` prints it.
    record ImportView(
            String source,
            String file,
            String path,
            long lines,
            long added,
            long changed,
            long same,
            long rejected,
            long setAside,
            long skipped,
            long retired,
            List<ImportResult.Why> reasons,
            @Nullable String rejects,
            long tookMs,
            List<Phrase> notes) {}

    /// Standard input as a file, since an import reads its file twice.
    private static final class Spool implements AutoCloseable {
        private @Nullable Path file;

        Path file() {
            if (file == null) {
                try {
                    file = Files.createTempDirectory("atalaya").resolve("stdin");
                    Files.copy(System.in, file, StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException failure) {
                    throw new UncheckedIOException("Cannot keep standard input.", failure);
                }
            }
            return file;
        }

        boolean used() {
            return file != null;
        }

        @Override
        public void close() {
            try {
                if (file != null) {
                    Files.deleteIfExists(file);
                    Files.deleteIfExists(file.resolveSibling(""));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException("Cannot remove " + file, failure);
            }
        }
    }
}
