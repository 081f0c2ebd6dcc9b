package atalaya.server.ingest.file;

import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads a file of rows once, from front to back.
///
/// Memory does not depend on the size of the file: a line of more than [#MAX_LINE_BYTES] is a flaw.
/// Used by one thread.
///
/// ```java
/// try (var table = TableReader.open(file, Dialect.FOUND)) {
///     for (Line line = table.next(); line != null; line = table.next()) {
///         switch (line) {
///             case Row row -> use(row.cell(0));
///             case Flaw flaw -> tell(flaw.line(), flaw.detail());
///         }
///     }
/// }
/// ```
public abstract sealed class TableReader implements AutoCloseable
        permits DelimitedReader, JsonLinesReader {

    /// The longest line that is read as a row. An event may have 32 KiB; a table's row has less.
    public static final int MAX_LINE_BYTES = 256 * 1024;

    private static final int HEAD_BYTES = 64 * 1024;

    private final Path file;
    private final FileBytes bytes;
    private final long size;
    final Window window;
    final Text text;

    TableReader(Opened opened) {
        this.file = opened.file;
        this.bytes = opened.bytes;
        this.size = opened.size;
        this.window = opened.window;
        this.text = opened.text;
    }

    /// Opens a file and finds out what its dialect leaves open.
    ///
    /// @throws AtalayaError when there is no such file, it is empty, or it is neither a table nor
    ///   JSON Lines
    public static TableReader open(Path file, Dialect dialect) {
        try {
            return opened(Opened.open(file, dialect.encoding()), dialect);
        } catch (EOFException | ZipException cut) {
            throw new AtalayaError(2104, Exit.DATA_REFUSED, "the gz file is cut off")
                    .at(file.toString())
                    .remedy("copy it again; gzip -t says whether it is whole")
                    .because(cut);
        } catch (NoSuchFileException missing) {
            throw new AtalayaError(2101, Exit.FAILED, "there is no such file")
                    .at(file.toString())
                    .remedy("check the path; names with blanks need quotes");
        } catch (IOException failure) {
            throw new AtalayaError(2101, Exit.FAILED, "the file cannot be read")
                    .at(file.toString())
                    .remedy("check the path and whether you may read it")
                    .because(failure);
        }
    }

    private static TableReader opened(Opened opened, Dialect dialect) throws IOException {
        try {
            opened.window.fillTo(HEAD_BYTES);
            refuseOtherFormats(opened);
            var format = dialect.format() != null ? dialect.format() : format(opened.window);
            return switch (format) {
                case TABLE -> DelimitedReader.of(opened, dialect);
                case JSON_LINES -> new JsonLinesReader(opened);
            };
        } catch (IOException | RuntimeException failure) {
            opened.bytes.close();
            throw failure;
        }
    }

    private static void refuseOtherFormats(Opened opened) {
        byte[] head = opened.window.bytes;
        int length = opened.window.to;
        if (length == 0 && !opened.window.truncated) {
            throw new AtalayaError(2102, Exit.DATA_REFUSED, "the file is empty")
                    .at(opened.file.toString())
                    .remedy("export it again; a file without rows still has its header line");
        }
        @Nullable Phrase what =
                startsWith(head, length, "PK\3\4")
                        ? Phrase.of("a zip file or a spreadsheet")
                        : startsWith(head, length, "PAR1")
                                ? Phrase.of("a Parquet file")
                                : startsWith(head, length, "%PDF")
                                        ? Phrase.of("a PDF")
                                        : startsWith(head, length, "[{")
                                                ? Phrase.of("one JSON array")
                                                : null;
        if (what != null) {
            throw new AtalayaError(
                            2103,
                            Exit.DATA_REFUSED,
                            "the file is %s, not a table or one JSON object per line",
                            what)
                    .at(opened.file.toString())
                    .remedy("save it as CSV, or as JSON Lines (jq -c '.[]' in.json > out.jsonl)");
        }
    }

    private static boolean startsWith(byte[] head, int length, String start) {
        byte[] wanted = start.getBytes(StandardCharsets.ISO_8859_1);
        return length >= wanted.length
                && Arrays.equals(head, 0, wanted.length, wanted, 0, wanted.length);
    }

    private static Dialect.Format format(Window window) {
        for (int i = window.from; i < window.to; i++) {
            if (window.bytes[i] > ' ') {
                return window.bytes[i] == '{' ? Dialect.Format.JSON_LINES : Dialect.Format.TABLE;
            }
        }
        return Dialect.Format.TABLE;
    }

    /// The names of the columns. In JSON Lines this is every path met so far, so it grows.
    public abstract List<String> columns();

    /// How the file is written, everything found filled in.
    public abstract Dialect dialect();

    /// The next line that holds anything; null at the end.
    public final @Nullable Line next() {
        try {
            return read();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read on in " + file, failure);
        }
    }

    /// Passes over the next line that holds anything, without understanding it where that is
    /// quicker; false at the end.
    public final boolean skip() {
        try {
            return pass();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read on in " + file, failure);
        }
    }

    abstract @Nullable Line read() throws IOException;

    boolean pass() throws IOException {
        return read() != null;
    }

    /// The line last returned, as it stands in the file; only until the next one is read.
    public abstract String text();

    /// Whether the file was cut off, known at its end.
    public final boolean truncated() {
        return window.truncated;
    }

    public final Path file() {
        return file;
    }

    /// The size of the file in bytes, as it lies on disk.
    public final long size() {
        return size;
    }

    /// How much of [#size] has been read.
    public final long bytesRead() {
        return bytes.consumed();
    }

    @Override
    public final void close() {
        try {
            bytes.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot close " + file, failure);
        }
    }

    /// A file whose encoding is known and whose first bytes are in memory.
    ///
    /// @param transcoded the encoding of the file where it is read as UTF-8 on the way in
    record Opened(
            Path file,
            FileBytes bytes,
            long size,
            Window window,
            Text text,
            @Nullable Charset transcoded) {

        Charset encoding() {
            return transcoded != null ? transcoded : text.charset();
        }

        static Opened open(Path file, @Nullable Charset declared) throws IOException {
            if (Files.isDirectory(file)) {
                throw new NoSuchFileException(file.toString());
            }
            var bytes = FileBytes.open(file);
            try {
                byte[] head = head(bytes);
                var found = Encodings.find(head, declared);
                int from = found.markBytes();
                InputStream all =
                        new SequenceInputStream(
                                new ByteArrayInputStream(head, from, head.length - from), bytes);
                var charset = found.charset();
                boolean direct = charset == null || Encodings.keepsAscii(charset);
                var in = charset == null || direct ? all : Encodings.inUtf8(all, charset);
                var text = new Text(direct ? charset : StandardCharsets.UTF_8);
                return new Opened(
                        file,
                        bytes,
                        Files.size(file),
                        new Window(in),
                        text,
                        direct ? null : charset);
            } catch (IOException | RuntimeException failure) {
                bytes.close();
                throw failure;
            }
        }

        private static byte[] head(InputStream in) throws IOException {
            byte[] head = new byte[HEAD_BYTES];
            int length = 0;
            try {
                while (length < head.length) {
                    int read = in.read(head, length, head.length - length);
                    if (read < 0) {
                        break;
                    }
                    length += read;
                }
            } catch (EOFException | ZipException cut) {
                if (length == 0) {
                    throw cut;
                }
                // what could be unzipped is read; the window meets the cut again where it is
            }
            return Arrays.copyOf(head, length);
        }
    }
}
