package atalaya.server.ingest;

import atalaya.server.ingest.source.FileRule;
import atalaya.server.ingest.source.SourceFile;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which files are imported by which rules, in which order: files of people and companies before
/// those of interactions.
///
/// @param parts one for each rule that has files
public record ImportPlan(List<Part> parts) {

    public ImportPlan {
        parts = List.copyOf(parts);
    }

    /// The files of one rule.
    public record Part(SourceFile source, FileRule rule, List<Path> files) {
        public Part {
            files = List.copyOf(files);
        }

        /// Whether people or companies may come out of it; else it tells what happened with those
        /// who are there, or who come by other files.
        public boolean bringsPeople() {
            return !(rule.content() instanceof FileRule.Interactions);
        }
    }

    /// Plans the import of what a person named: folders, source files and data files.
    ///
    /// A folder stands for the source files in it; the data of a source file lie beside it, or in
    /// `from`. A data file is matched by its name with the source files given, then with `known`.
    ///
    /// @param named folders, `*.yaml`, data files
    /// @param from where the data are, or null for beside each source file
    /// @param as `source.file` for data files whose names match nothing, or null
    /// @param known gives the source file of a source that was imported before
    /// @throws AtalayaError when a data file matches no source
    public static ImportPlan of(
            List<Path> named,
            @Nullable Path from,
            @Nullable String as,
            Function<String, Optional<SourceFile>> known,
            List<SourceFile> catalogue) {
        var sources = new LinkedHashMap<Path, SourceFile>();
        var data = new ArrayList<Path>();
        for (var path : named) {
            if (Files.isDirectory(path)) {
                yamlIn(path).forEach(file -> sources.put(file, SourceFile.read(file)));
            } else if (isYaml(path)) {
                sources.put(path, SourceFile.read(path));
            } else {
                data.add(path);
            }
        }
        var parts = new LinkedHashMap<String, Part>();
        if (as != null) {
            var part = as(as, sources.values().stream().toList(), known);
            data.forEach(file -> add(parts, part.source(), part.rule(), file));
        } else if (data.isEmpty()) {
            sources.forEach((file, source) -> {
                var folder = from != null ? from : parent(file);
                files(folder)
                        .forEach(found ->
                                source.matching(found)
                                        .ifPresent(rule -> add(parts, source, rule, found)));
            });
        } else {
            var candidates = new ArrayList<>(sources.values());
            if (candidates.isEmpty()) {
                data.stream()
                        .map(ImportPlan::parent)
                        .distinct()
                        .forEach(folder ->
                                yamlIn(folder)
                                        .forEach(file -> candidates.add(SourceFile.read(file))));
                candidates.addAll(catalogue);
            }
            data.forEach(file -> match(parts, candidates, file));
        }
        if (parts.isEmpty()) {
            throw noFiles(named, from);
        }
        return new ImportPlan(parts.values().stream().sorted(ORDER).toList());
    }

    private static final Comparator<Part> ORDER =
            Comparator.comparing(part -> !part.bringsPeople());

    private static void match(Map<String, Part> parts, List<SourceFile> candidates, Path file) {
        for (var source : candidates) {
            var rule = source.matching(file);
            if (rule.isPresent()) {
                add(parts, source, rule.get(), file);
                return;
            }
        }
        throw new AtalayaError(
                        2110,
                        Exit.CONFIGURATION,
                        Files.exists(file)
                                ? Phrase.of("the file matches no source")
                                : Phrase.of("there is no such file"))
                .at(file.toString())
                .remedy(
                        "atalaya source suggest %s > my-source.yaml, then import both; or --as SOURCE.FILE",
                        file);
    }

    private static Part as(
            String as, List<SourceFile> given, Function<String, Optional<SourceFile>> known) {
        int dot = as.indexOf('.');
        var name = dot < 0 ? as : as.substring(0, dot);
        var source =
                given.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .or(() -> known.apply(name))
                        .orElseThrow(() ->
                                new AtalayaError(
                                                2110,
                                                Exit.CONFIGURATION,
                                                "there is no source \"%s\"",
                                                name)
                                        .at("--as " + as)
                                        .remedy("atalaya source list, or name its YAML as well"));
        var rule =
                dot < 0 && source.files().size() == 1
                        ? Optional.of(source.files().getFirst())
                        : source.file(dot < 0 ? "" : as.substring(dot + 1));
        return new Part(
                source,
                rule.orElseThrow(() ->
                        new AtalayaError(
                                        2110,
                                        Exit.CONFIGURATION,
                                        "source \"%s\" has no such file",
                                        name)
                                .at("--as " + as)
                                .remedy(
                                        "one of %s",
                                        String.join(
                                                ", ",
                                                source.files().stream()
                                                        .map(one -> name + "." + one.name())
                                                        .toList()))),
                List.of());
    }

    private static void add(Map<String, Part> parts, SourceFile source, FileRule rule, Path file) {
        parts.merge(
                source.name() + "." + rule.name(),
                new Part(source, rule, List.of(file)),
                (known, one) -> {
                    var files = new ArrayList<>(known.files());
                    files.addAll(one.files());
                    return new Part(source, rule, files);
                });
    }

    private static AtalayaError noFiles(List<Path> named, @Nullable Path from) {
        return new AtalayaError(2113, Exit.USAGE, "no data file of these sources was found")
                .at(from != null ? from.toString() : String.valueOf(named))
                .remedy("--from FOLDER says where the data are");
    }

    private static boolean isYaml(Path path) {
        return path.toString().matches(".*\\.ya?ml");
    }

    private static Path parent(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static List<Path> yamlIn(Path folder) {
        return files(folder).stream().filter(ImportPlan::isYaml).toList();
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new AtalayaError(2101, Exit.FAILED, "the folder cannot be read")
                    .at(folder.toString())
                    .remedy("check the path and whether you may read it")
                    .because(failure);
        }
    }
}
