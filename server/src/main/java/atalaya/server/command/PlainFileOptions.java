package atalaya.server.command;

import atalaya.server.ingest.source.DateReader;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which plain files a command reads and how they are written. Mixed into the insight commands.
final class PlainFileOptions {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "CSV, TSV, columns between blanks, or JSON Lines; .gz too.")
    List<Path> files = List.of();

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description = "How dates are written, such as dd/MM/yyyy (default: found).")
    @Nullable String dateFormat;

    @Option(
            names = "--decimal",
            paramLabel = ".|,",
            description = "The decimal sign (default: found).")
    @Nullable Character decimal;

    @Option(
            names = "--separator",
            paramLabel = "C",
            description = "Between cells: one character, tab or blank (default: found).")
    @Nullable String separator;

    /// Looks at all the files: which columns are the wanted fields, and how they are written.
    ///
    /// @param named the columns of fields as the person gave them; null where the flag is absent
    List<PlainFile> look(Set<FileField> wanted, Map<FileField, @Nullable String> named) {
        var given = new EnumMap<FileField, String>(FileField.class);
        named.forEach((field, column) -> {
            if (column != null) {
                given.put(field, column);
            }
        });
        refuseTwice();
        var writing = writing();
        var looked = new ArrayList<PlainFile>();
        for (var file : files) {
            looked.add(PlainFile.look(file, wanted, given, writing));
        }
        return looked;
    }

    /// Says what was understood of each file, on stderr; its rows must have been read.
    static List<PlainFile.Understood> tell(Output output, List<PlainFile> files) {
        var understood = files.stream().map(PlainFile::understood).toList();
        understood.forEach(file -> tell(output, file));
        if (understood.stream().allMatch(file -> file.rows() == 0)) {
            throw new AtalayaError(3102, Exit.DATA_REFUSED, "the file has no row that can be read")
                    .at(files.getFirst().path().toString())
                    .remedy("a header line, and under it a line for each record");
        }
        return understood;
    }

    private static void tell(Output output, PlainFile.Understood file) {
        output.say(output.text("insight.file", file.file(), file.rows()));
        file.columns()
                .forEach((field, column) -> output.say("  %-14s %s".formatted(field, column)));
        for (var flaw : file.flaws()) {
            output.say(
                    output.text(
                            flaw.column() == null ? "insight.flaw.line" : "insight.flaw.cell",
                            flaw.rows(),
                            output.text("import.reason." + flaw.reason()),
                            flaw.firstLine(),
                            String.valueOf(flaw.column())));
        }
    }

    /// One file named twice would count everything in it twice.
    private void refuseTwice() {
        var seen = new HashSet<Path>();
        for (var file : files) {
            if (!seen.add(file.toAbsolutePath().normalize())) {
                throw new AtalayaError(6002, Exit.USAGE, "the same file is given twice")
                        .at(file.toString())
                        .remedy("name each file once");
            }
        }
    }

    private PlainFile.Writing writing() {
        if (dateFormat != null && !DateReader.isPattern(dateFormat)) {
            throw new AtalayaError(6003, Exit.USAGE, "this is no pattern of a date")
                    .at("--date-format " + dateFormat)
                    .remedy("--date-format dd/MM/yyyy");
        }
        if (decimal != null && decimal != '.' && decimal != ',') {
            throw new AtalayaError(6003, Exit.USAGE, "a decimal sign is . or ,")
                    .at("--decimal " + decimal)
                    .remedy("--decimal ,");
        }
        return new PlainFile.Writing(dateFormat, decimal, separator());
    }

    private @Nullable Character separator() {
        return switch (separator) {
            case null -> null;
            case "tab", "\\t", "\t" -> '\t';
            case "blank", "space", " " -> ' ';
            case String text
                    when text.length() == 1 && text.charAt(0) < 127 && text.charAt(0) > ' ' ->
                    text.charAt(0);
            default ->
                    throw new AtalayaError(
                                    6003, Exit.USAGE, "a separator is one character, tab or blank")
                            .at("--separator " + separator)
                            .remedy("--separator ';'");
        };
    }
}
