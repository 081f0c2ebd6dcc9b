package atalaya.server.ingest;

import atalaya.server.ingest.file.Flaw;
import atalaya.server.store.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Writes what could not be taken in beside the file it came in: `customers.csv.rejects`, a table
/// of line, column, reason, what it cost, detail and the line itself.
final class Rejects implements AutoCloseable {

    private static final String HEADER = "line,column,reason,lost,detail,text\n";

    private final Path file;
    private @Nullable Writer writer;
    private @Nullable Phrase failure;

    /// @param resume whether an interrupted try has written the first ones
    Rejects(Path imported, @Nullable Path folder, boolean resume) {
        var name = imported.getFileName() + ".rejects";
        this.file = folder == null ? imported.resolveSibling(name) : folder.resolve(name);
        if (!resume) {
            forget();
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException cannot) {
            failure = Phrase.of("%s of an earlier import cannot be replaced", file);
        }
    }

    void add(Flaw flaw, boolean wholeRow) {
        if (failure != null) {
            return;
        }
        try {
            var out = writer();
            out.append(Long.toString(flaw.line())).append(',');
            out.append(quoted(flaw.column() == null ? "" : flaw.column())).append(',');
            out.append(flaw.reason().word()).append(',');
            out.append(wholeRow ? "row" : "value").append(',');
            out.append(quoted(flaw.detail())).append(',');
            out.append(quoted(flaw.text())).append('\n');
        } catch (IOException cannot) {
            failure =
                    Phrase.of("%s cannot be written; the first flaws are kept in the store", file);
        }
    }

    /// Why the file is not whole, or null when it is.
    @Nullable Phrase failure() {
        return failure;
    }

    void flush() {
        try {
            if (writer != null) {
                writer.flush();
            }
        } catch (IOException cannot) {
            failure =
                    Phrase.of("%s cannot be written; the first flaws are kept in the store", file);
        }
    }

    private Writer writer() throws IOException {
        if (writer == null) {
            boolean begun = Files.exists(file);
            writer =
                    Files.newBufferedWriter(
                            file,
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
            if (!begun) {
                writer.append(HEADER);
            }
        }
        return writer;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /// The file, when there is anything in it.
    @Nullable Path written() {
        return Files.exists(file) ? file : null;
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException cannot) {
            throw new UncheckedIOException("Cannot close " + file, cannot);
        }
    }
}
