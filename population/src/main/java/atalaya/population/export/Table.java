package atalaya.population.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// One export being filled, row by row in any order; it is written in order when it is closed.
public final class Table implements Closeable {
    private static final int BUCKETS = 48;

    private final Path file;
    private final Dialect dialect;
    private final List<String> header;
    private final Spool spool;
    private int rows;

    private Table(Path file, Dialect dialect, List<String> header, Spool spool) {
        this.file = file;
        this.dialect = dialect;
        this.header = header;
        this.spool = spool;
    }

    /// A table in the order of time, between two moments for the most part.
    public static Table byTime(
            Path folder,
            String name,
            Dialect dialect,
            LocalDateTime from,
            LocalDateTime until,
            String header) {
        return of(folder, name, dialect, seconds(from), seconds(until), header);
    }

    /// A table in the order of the digits of its first cell.
    public static Table byNumber(
            Path folder, String name, Dialect dialect, long lowest, long highest, String header) {
        return of(folder, name, dialect, lowest, highest, header);
    }

    private static Table of(
            Path folder, String name, Dialect dialect, long low, long high, String header) {
        return new Table(
                folder.resolve(name),
                dialect,
                header.isEmpty() ? List.of() : List.of(header.split(" ")),
                new Spool(folder, name, low, high, BUCKETS));
    }

    private static long seconds(LocalDateTime at) {
        return at.toEpochSecond(ZoneOffset.UTC);
    }

    /// A row that happened at a moment.
    public void row(LocalDateTime at, Object... cells) throws IOException {
        add(seconds(at), cells);
    }

    /// A row that stands where the digits of its first cell put it.
    public void row(Object... cells) throws IOException {
        long key = 0;
        var first = String.valueOf(cells[0]);
        for (int i = 0; i < first.length(); i++) {
            char letter = first.charAt(i);
            key = letter >= '0' && letter <= '9' ? 10 * key + letter - '0' : key;
        }
        add(key, cells);
    }

    private void add(long key, Object... cells) throws IOException {
        if (!header.isEmpty() && cells.length != header.size()) {
            throw new IllegalArgumentException(
                    "A row of %s has %d cells, its header %d."
                            .formatted(file.getFileName(), cells.length, header.size()));
        }
        spool.add(key, dialect.line(cells));
        rows++;
    }

    /// A line as it is, such as one of JSON.
    public void line(LocalDateTime at, String line) throws IOException {
        spool.add(seconds(at), line);
        rows++;
    }

    public String name() {
        return String.valueOf(file.getFileName());
    }

    public int rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        try (spool;
                var text =
                        new TextFile(file, dialect.encoding(), dialect.mark(), dialect.lineEnd())) {
            if (!header.isEmpty()) {
                text.line(dialect.line(header.toArray()));
            }
            spool.drain(text::line);
        }
    }
}
