package atalaya.server.ingest.file;

import atalaya.server.ingest.file.Flaw.Reason;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads tables: CSV, TSV and their relatives.
///
/// A record that cannot be read costs its first line only; reading goes on with the line after it.
final class DelimitedReader extends TableReader {

    private final Opened opened;
    private final RecordParser parser;
    private final char separator;
    private final char quote;
    private final List<String> columns;

    private long line = 1;
    private boolean cutReported;
    private int textFrom;
    private int textTo;

    static DelimitedReader of(Opened opened, Dialect dialect) throws IOException {
        char quote = dialect.quote() != null ? dialect.quote() : '"';
        char separator =
                dialect.separator() != null
                        ? dialect.separator()
                        : Separators.find(opened.window(), quote);
        return new DelimitedReader(opened, separator, quote, dialect.header());
    }

    private DelimitedReader(
            Opened opened, char separator, char quote, @Nullable List<String> header)
            throws IOException {
        super(opened);
        this.opened = opened;
        this.separator = separator;
        this.quote = quote;
        this.parser = new RecordParser(separator, quote);
        this.columns = header == null || header.isEmpty() ? fromFirstLine(header == null) : header;
    }

    /// The first line's cells where they are names, else `column1`, `column2` and so on.
    private List<String> fromFirstLine(boolean isHeader) throws IOException {
        int end = firstLine();
        var cells = cells();
        if (isHeader || Separators.looksLikeHeader(cells)) {
            take(end);
            return named(cells);
        }
        return named(new String[cells.length]);
    }

    /// Skips blank lines and parses the first other one, which stays to be taken.
    private int firstLine() throws IOException {
        while (true) {
            int end = record();
            if (end < 0) {
                throw new AtalayaError(2105, Exit.DATA_REFUSED, "the header line cannot be read")
                        .at(opened.file() + ":" + line)
                        .remedy("check its quotes, or give the separator in the source file");
            }
            if (!parser.blank()) {
                return end;
            }
            if (window.ended && end >= window.to) {
                throw new AtalayaError(2102, Exit.DATA_REFUSED, "the file is empty")
                        .at(opened.file().toString())
                        .remedy("export it again; a file without rows still has its header line");
            }
            take(end);
        }
    }

    /// Names the columns; a name that is missing or already taken gets its number.
    private static List<String> named(@Nullable String[] cells) {
        var names = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            String name = cell == null || cell.isBlank() ? "column" + (i + 1) : cell.strip();
            while (!taken.add(name)) {
                name = name + "." + (i + 1);
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Dialect dialect() {
        Charset encoding = opened.encoding();
        return new Dialect(Dialect.Format.TABLE, encoding, separator, quote, columns);
    }

    @Override
    public String text() {
        return text.lenient(window.bytes, textFrom, textTo);
    }

    @Override
    @Nullable Line read() throws IOException {
        while (window.from < window.to || window.fill()) {
            long at = line;
            int end = record();
            if (end == RecordParser.NEEDS_MORE) {
                return tooLong(at);
            }
            if (end == RecordParser.BROKEN) {
                return firstLineOnly(
                        at, Reason.BROKEN_QUOTES, "a quote is not closed as it should be");
            }
            if (window.truncated && end == window.to) {
                return cut(at, end);
            }
            if (!parser.blank()) {
                return record(at, end);
            }
            take(end);
        }
        return window.truncated && !cutReported ? cut(line, window.to) : null;
    }

    private Line record(long at, int end) throws IOException {
        if (parser.cells() != columns.size()) {
            String detail = "%d cells, the header has %d".formatted(parser.cells(), columns.size());
            if (parser.lineEnds() > 0) {
                return firstLineOnly(at, Reason.FIELD_COUNT, detail);
            }
            return flaw(at, end, null, Reason.FIELD_COUNT, detail);
        }
        int odd = parser.plain() ? -1 : oddCell();
        if (odd >= 0) {
            boolean nul = holdsNul(odd);
            return flaw(
                    at,
                    end,
                    columns.get(odd),
                    nul ? Reason.NUL_CHARACTER : Reason.WRONG_ENCODING,
                    nul ? "a NUL character" : "bytes that are not " + text.charset().name());
        }
        var row = new Row(at, cells(), null);
        take(end);
        return row;
    }

    /// Parses the record at the front, reading on as far as it goes; [RecordParser#NEEDS_MORE]
    /// means that it goes too far.
    private int record() throws IOException {
        while (true) {
            int end = parser.parse(window.bytes, window.from, window.to, window.ended);
            if (end != RecordParser.NEEDS_MORE) {
                boolean tooLong = end >= 0 && end - window.from > MAX_LINE_BYTES;
                return tooLong ? RecordParser.NEEDS_MORE : end;
            }
            if (window.to - window.from > MAX_LINE_BYTES) {
                return RecordParser.NEEDS_MORE;
            }
            window.fill();
        }
    }

    /// A record beyond the limit: an unclosed quote when its first line is short, else a long line.
    private Line tooLong(long at) throws IOException {
        int end = window.lineEnd();
        if (end >= 0 && end - window.from <= MAX_LINE_BYTES) {
            return firstLineOnly(at, Reason.BROKEN_QUOTES, "a quote is not closed");
        }
        String kept = text.lenient(window.bytes, window.from, window.to);
        long length = 0;
        while (end < 0) {
            length += window.to - window.from;
            window.from = window.to;
            window.fill();
            end = window.lineEnd();
        }
        length += end - window.from;
        take(end, 1);
        return new Flaw(
                at,
                null,
                Reason.TOO_LONG,
                "%,d bytes in one line, at most %,d are read".formatted(length, MAX_LINE_BYTES),
                kept);
    }

    private Line firstLineOnly(long at, Reason reason, String detail) throws IOException {
        int end = window.lineEnd();
        while (end < 0) {
            window.fill();
            end = window.lineEnd();
        }
        String kept = text.lenient(window.bytes, window.from, end);
        take(end, 1);
        return new Flaw(at, null, reason, detail, kept);
    }

    private Line flaw(long at, int end, @Nullable String column, Reason reason, String detail)
            throws IOException {
        var flaw =
                new Flaw(at, column, reason, detail, text.lenient(window.bytes, window.from, end));
        take(end);
        return flaw;
    }

    private Line cut(long at, int end) throws IOException {
        cutReported = true;
        return flaw(at, end, null, Reason.TRUNCATED, "the compressed file is cut off here");
    }

    private void take(int end) throws IOException {
        take(end, 1 + parser.lineEnds());
    }

    private void take(int end, int lines) throws IOException {
        int length = end - window.from;
        int next = window.afterLineEnd(end);
        // Reading on may have moved the bytes; the line taken ends where its line end began.
        line += lines;
        textTo = next - Math.min(next, lineEndBytes(next));
        textFrom = Math.max(0, textTo - length);
        window.from = next;
    }

    private int lineEndBytes(int next) {
        if (next > 0 && window.bytes[next - 1] == '\n') {
            return next > 1 && window.bytes[next - 2] == '\r' ? 2 : 1;
        }
        return next > 0 && window.bytes[next - 1] == '\r' ? 1 : 0;
    }

    private String[] cells() {
        var cells = new String[parser.cells()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(i);
        }
        return cells;
    }

    private String cell(int cell) {
        int from = parser.start(cell);
        int to = parser.end(cell);
        if (from == to) {
            return "";
        }
        String value =
                parser.plain()
                        ? new String(window.bytes, from, to - from, StandardCharsets.ISO_8859_1)
                        : String.valueOf(text.strict(window.bytes, from, to));
        if (parser.doubled(cell)) {
            String mark = String.valueOf(quote);
            value = value.replace(mark + mark, mark);
        }
        return value;
    }

    private int oddCell() {
        for (int i = 0; i < parser.cells(); i++) {
            if (holdsNul(i) || text.strict(window.bytes, parser.start(i), parser.end(i)) == null) {
                return i;
            }
        }
        return -1;
    }

    private boolean holdsNul(int cell) {
        for (int i = parser.start(cell); i < parser.end(cell); i++) {
            if (window.bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
