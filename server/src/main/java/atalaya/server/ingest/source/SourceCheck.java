package atalaya.server.ingest.source;

import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.file.Line;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.Phrase;
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
        List<Phrase> problems,
        List<Phrase> warnings,
        List<Phrase> formats) {

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
            return failed(
                    "-",
                    file,
                    Phrase.of("the name matches none of %s", String.join(", ", patterns)));
        }
        var name = source.name() + "." + rule.get().name();
        try {
            return check(source, rule.get(), name, file);
        } catch (AtalayaError error) {
            return failed(name, file, error.inOneLine());
        }
    }

    private static SourceCheck failed(String name, Path file, Phrase problem) {
        return new SourceCheck(name, file.toString(), 0, 0, List.of(problem), List.of(), List.of());
    }

    private static SourceCheck check(SourceFile source, FileRule rule, String name, Path file) {
        var look = FileLook.of(file, rule, Formats.NONE);
        var problems = new LinkedHashMap<Misfit, long[]>();
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
                    count(problems, Misfit.row(flaw), flaw);
                } else {
                    readable++;
                }
                read.setAside().forEach(flaw -> count(problems, Misfit.value(flaw), flaw));
            }
        }
        return new SourceCheck(
                name,
                file.toString(),
                look.lines(),
                readable,
                problems.entrySet().stream()
                        .map(problem ->
                                problem.getKey().say(problem.getValue()[0], problem.getValue()[1]))
                        .toList(),
                warnings(source, rule, look),
                formats(look));
    }

    private static void count(LinkedHashMap<Misfit, long[]> problems, Misfit kind, Flaw flaw) {
        if (problems.size() < 200 || problems.containsKey(kind)) {
            problems.computeIfAbsent(kind, _ -> new long[] {0, flaw.line()})[0]++;
        }
    }

    /// One way in which rows do not fit.
    ///
    /// @param wholeRow whether it keeps out the row, or only the value
    private record Misfit(boolean wholeRow, @Nullable String column, String detail, String reason) {

        static Misfit row(Flaw flaw) {
            return new Misfit(true, flaw.column(), flaw.detail(), flaw.reason().word());
        }

        static Misfit value(Flaw flaw) {
            return new Misfit(false, flaw.column(), flaw.detail(), flaw.reason().word());
        }

        Phrase say(long count, long firstLine) {
            var why = "%s (%s)".formatted(detail, reason);
            if (column == null) {
                return wholeRow
                        ? Phrase.of(
                                "%,d rows rejected: %s, first on line %d", count, why, firstLine)
                        : Phrase.of(
                                "%,d values set aside: %s, first on line %d",
                                count, why, firstLine);
            }
            return wholeRow
                    ? Phrase.of(
                            "%,d rows rejected in column %s: %s, first on line %d",
                            count, column, why, firstLine)
                    : Phrase.of(
                            "%,d values set aside in column %s: %s, first on line %d",
                            count, column, why, firstLine);
        }
    }

    private static List<Phrase> warnings(SourceFile source, FileRule rule, FileLook look) {
        var warnings = new ArrayList<Phrase>();
        if (source.owner() == null) {
            warnings.add(Phrase.of("the source has no owner: nobody answers for its quality"));
        }
        if (rule.content() instanceof FileRule.Records records) {
            if (records.key().isEmpty()) {
                warnings.add(
                        Phrase.of(
                                "no key: rows are keyed by their content, so a changed row is a new record"));
            }
            if (records.time() == null) {
                warnings.add(
                        Phrase.of(
                                "no time: of two versions of a row the one imported later counts"));
            }
            if (records.key().isEmpty() && records.rows() == FileRule.Rows.SNAPSHOT) {
                warnings.add(
                        Phrase.of("a snapshot without a key cannot retire rows that are absent"));
            }
        }
        if (rule.content() instanceof FileRule.Interactions(var rules)
                && rules.stream().anyMatch(one -> one.id().isEmpty())) {
            warnings.add(Phrase.of("no id: interactions are named by their content"));
        }
        look.filled()
                .forEach((column, filled) -> {
                    if (filled == 0 && look.lines() > 0 && !rule.ignore().contains(column)) {
                        warnings.add(Phrase.of("column %s is empty in every row", column));
                    }
                });
        if (look.truncated()) {
            warnings.add(Phrase.of("the compressed file is cut off"));
        }
        return warnings;
    }

    private static List<Phrase> formats(FileLook look) {
        var formats = new ArrayList<Phrase>();
        look.formats().dates().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(date ->
                        formats.add(
                                switch (date.getValue()) {
                                    case DAY_FIRST ->
                                            Phrase.of("dates of %s: day first", date.getKey());
                                    case MONTH_FIRST ->
                                            Phrase.of("dates of %s: month first", date.getKey());
                                    case YEAR_FIRST ->
                                            Phrase.of("dates of %s: year first", date.getKey());
                                }));
        look.formats().decimals().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(sign ->
                        formats.add(
                                Phrase.of(
                                        "decimal sign of %s: %s", sign.getKey(), sign.getValue())));
        return formats;
    }
}
