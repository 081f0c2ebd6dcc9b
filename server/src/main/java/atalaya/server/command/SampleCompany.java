package atalaya.server.command;

import atalaya.population.MercadoNorte;
import atalaya.server.Journey;
import atalaya.server.ingest.ImportOptions;
import atalaya.server.ingest.ImportPlan;
import atalaya.server.ingest.ImportResult;
import atalaya.server.ingest.Importer;
import atalaya.server.profile.Profiles;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Rebuild;
import atalaya.server.resolve.Reviews;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Mercado Norte in a data directory: its exports with their source files, in folder
/// `mercado-norte`, and whether they have moved in.
final class SampleCompany {

    /// Of the company and of what is learned about it.
    private static final long SEED = 1;

    private final Path folder;
    private final int customers;
    private final Output output;

    SampleCompany(Path data, int customers, Output output) {
        this.folder = data.resolve("mercado-norte");
        this.customers = customers;
        this.output = output;
    }

    /// Whether the exports are there, whole.
    boolean isWritten() {
        return Files.exists(folder.resolve("WRITTEN"));
    }

    /// Writes the exports of all departments, with the source files that say how to read them.
    void write(LocalDate until) {
        try {
            Files.createDirectories(folder);
            MercadoNorte.write(folder, new MercadoNorte.Options(customers, SEED, until));
            var sources = new PathMatchingResourcePatternResolver();
            for (var source : sources.getResources("classpath:examples/mercado-norte/*.yaml")) {
                Files.write(
                        folder.resolve(String.valueOf(source.getFilename())),
                        source.getContentAsByteArray());
            }
            Files.writeString(folder.resolve("WRITTEN"), until + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether everything was imported, resolved and built by an earlier start.
    boolean isReady(Rooms rooms) {
        return Files.exists(folder.resolve("READY")) && rooms.get(Profiles.class).count() > 0;
    }

    /// Imports all exports, learns, finds the customers and builds their profiles. Cut off and
    /// started again, it goes on where it was.
    ///
    /// What happened names people and brings none, so learning begins when all people are in, while
    /// what happened still arrives.
    void moveIn(Rooms rooms, Steps steps) throws IOException {
        var importer = rooms.get(Importer.class);
        var rebuild = rooms.get(Rebuild.class);
        var parts =
                importer.plan(List.of(folder), null, null).parts().stream()
                        .collect(Collectors.partitioningBy(ImportPlan.Part::bringsPeople));
        var people = parts.getOrDefault(true, List.of());
        if (people.isEmpty()) {
            throw new AtalayaError(1020, Exit.FAILED, "the sample company has no exports")
                    .at(folder.toString())
                    .remedy("remove that folder and start again");
        }
        var results = importAll(importer, people, steps);
        var learning = CompletableFuture.supplyAsync(() -> rebuild.learn(SEED));
        results.addAll(importAll(importer, parts.getOrDefault(false, List.of()), steps));
        steps.done(
                output.text(
                        "demo.imported",
                        results.stream().map(ImportResult::source).distinct().count(),
                        results.stream().mapToLong(ImportResult::lines).sum(),
                        results.stream().mapToLong(ImportResult::rejected).sum()));
        steps.now(output.text("demo.learning"));
        var learned = learning.join();
        steps.done(output.text("demo.learned", learned.records()));
        steps.now(output.text("demo.placing"));
        int placed = rebuild.publish(learned);
        steps.done(
                output.text(
                        "demo.placed",
                        placed,
                        rooms.get(Customers.class).count(),
                        rooms.get(Reviews.class).pending()));
        steps.now(output.text("demo.building"));
        rooms.get(Journey.class).place();
        steps.done(output.text("demo.built", rooms.get(Profiles.class).count()));
        Files.writeString(folder.resolve("READY"), "");
    }

    private static List<ImportResult> importAll(
            Importer importer, List<ImportPlan.Part> parts, Steps steps) {
        var results = new ArrayList<ImportResult>();
        for (var part : parts) {
            results.addAll(
                    importer.run(
                            part,
                            ImportOptions.USUAL,
                            (file, done, lines, _) ->
                                    steps.now("%s  %,d / %,d", file.getFileName(), done, lines)));
        }
        return results;
    }
}
