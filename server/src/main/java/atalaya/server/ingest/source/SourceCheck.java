package atalaya.server.ingest.source;

import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.file.Line;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import atalaya.server.store.AtalayaError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How well a file fits its source file.
///
/// @param file `source.file`, or `-` when its name matches none
/// @param path the file of data
/// @param rows it holds
/// @param readable of those, how many could be taken in
/// @param problems what keeps rows or the whole file out, with first lines
/// @param warnings what a person should know
/// @param formats what was decided about columns
public record SourceCheck(
        String file,
        String path,
        long rows,
        long readable,
        List<String> problems,
        List<String> warnings,
        List<String> formats) {

    public boolean fits() {
        return problems.isEmpty();
    }

    /// Checks files, or all beside the source file that match it.
    public static List<SourceCheck> of(SourceFile source, Path yaml, List<Path> files) {
        var data = files.isEmpty() ? beside(source, yaml) : files;
        return data.stream().map(file -> check(source, file)).toList();
    }

    private static List<Path> beside(SourceFile source, Path yaml) {
        var folder = yaml.toAbsolutePath().getParent();
        try (var files = Files.list(folder == null ? Path.of("") : folder)) {
            return files.filter(file -> source.matching(file).isPresent()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + folder, failure);
        }
    }

    private static SourceCheck check(SourceFile source, Path file) {
        var rule =
                source.matching(file)
                        .or(() ->
                                source.files().size() == 1
                                        ? java.util.Optional.of(source.files().getFirst())
                                        : java.util.Optional.empty());
        if (rule.isEmpty()) {
            var patterns = source.files().stream().map(FileRule::pattern).toList();
            return failed("-", file, "the name matches none of " + String.join(", ", patterns));
        }
        var name = source.name() + "." + rule.get().name();
        try {
            return check(source, rule.get(), name, file);
        } catch (AtalayaError error) {
            var remedy = error.remedy() == null ? "" : " — " + error.remedy();
            return failed(name, file, error.code() + ": " + error.getMessage() + remedy);
        }
    }

    private static SourceCheck failed(String name, Path file, String problem) {
        return new SourceCheck(name, file.toString(), 0, 0, List.of(problem), List.of(), List.of());
    }

    private static SourceCheck check(SourceFile source, FileRule rule, String name, Path file) {
        var look = FileLook.of(file, rule, Formats.NONE);
        var problems = new LinkedHashMap<String, long[]>();
        long readable = 0;
        try (var table = TableReader.open(file, rule.dialect())) {
            var reader = RowReader.of(source, rule, look.formats(), table);
            for (@Nullable Line line = table.next(); line != null; line = table.next()) {
                var read =
                        switch (line) {
                            case Row row -> reader.read(row, table::text);
                            case Flaw flaw -> RowReader.rejected(flaw);
                        };
                if (read instanceof ReadRow.Rejected(var flaw)) {
                    count(problems, flaw, "rows rejected");
                } else {
                    readable++;
                }
                read.setAside().forEach(flaw -> count(problems, flaw, "values set aside"));
            }
        }
        return new SourceCheck(
                name,
                file.toString(),
                look.lines(),
                readable,
                problems.entrySet().stream()
                        .map(problem ->
                                "%,d %s, first on line %d"
                                        .formatted(
                                                problem.getValue()[0],
                                                problem.getKey(),
                                                problem.getValue()[1]))
                        .toList(),
                warnings(source, rule, look),
                formats(look));
    }

    private static void count(LinkedHashMap<String, long[]> problems, Flaw flaw, String cost) {
        var column = flaw.column() == null ? "" : " in column " + flaw.column();
        var key = "%s%s: %s (%s)".formatted(cost, column, flaw.detail(), flaw.reason().word());
        if (problems.size() < 200 || problems.containsKey(key)) {
            problems.computeIfAbsent(key, _ -> new long[] {0, flaw.line()})[0]++;
        }
    }

    private static List<String> warnings(SourceFile source, FileRule rule, FileLook look) {
        var warnings = new ArrayList<String>();
        if (source.owner() == null) {
            warnings.add("the source has no owner: nobody answers for its quality");
        }
        if (rule.content() instanceof FileRule.Records records) {
            if (records.key().isEmpty()) {
                warnings.add(
                        "no key: rows are keyed by their content, so a changed row is a new record");
            }
            if (records.time() == null) {
                warnings.add("no time: of two versions of a row the one imported later counts");
            }
            if (records.key().isEmpty() && records.rows() == FileRule.Rows.SNAPSHOT) {
                warnings.add("a snapshot without a key cannot retire rows that are absent");
            }
        }
        if (rule.content() instanceof FileRule.Interactions(var rules)
                && rules.stream().anyMatch(one -> one.id().isEmpty())) {
            warnings.add("no id: interactions are named by their content");
        }
        look.filled()
                .forEach((column, filled) -> {
                    if (filled == 0 && look.lines() > 0 && !rule.ignore().contains(column)) {
                        warnings.add("column %s is empty in every row".formatted(column));
                    }
                });
        if (look.truncated()) {
            warnings.add("the compressed file is cut off");
        }
        return warnings;
    }

    private static List<String> formats(FileLook look) {
        var formats = new ArrayList<String>();
        look.formats().dates().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(date ->
                        formats.add(
                                "dates of %s: %s"
                                        .formatted(
                                                date.getKey(),
                                                switch (date.getValue()) {
                                                    case DAY_FIRST -> "day first";
                                                    case MONTH_FIRST -> "month first";
                                                    case YEAR_FIRST -> "year first";
                                                })));
        look.formats().decimals().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(sign ->
                        formats.add(
                                "decimal sign of %s: %s"
                                        .formatted(sign.getKey(), sign.getValue())));
        return formats;
    }
}
