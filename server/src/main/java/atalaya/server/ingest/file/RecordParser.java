package atalaya.server.ingest.file;

import java.util.Arrays;

/// Finds the cells of one record of a table within bytes, after RFC 4180: a cell that begins with a
/// quote ends with a quote, and two quotes within it stand for one. Quotes elsewhere are letters.
/// Where blanks separate, any number of them does, and those around the record mean nothing.
///
/// Works on bytes, so it serves UTF-8 and every single-byte encoding alike. We tried FastCSV first:
/// it is as fast, but cannot take up again after a quote that never closes, and one stray quote
/// then swallows the rest of the file.
final class RecordParser {

    /// More bytes are needed to tell where the record ends.
    static final int NEEDS_MORE = -1;

    /// A quote is not closed, or text follows a closing quote.
    static final int BROKEN = -2;

    private final byte separator;
    private final byte quote;
    private final boolean blanksSeparate;

    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private boolean[] doubled = new boolean[32];
    private int cells;
    private int lineEnds;
    private int marks;

    RecordParser(char separator, char quote) {
        this.separator = (byte) separator;
        this.quote = (byte) quote;
        this.blanksSeparate = separator == ' ';
    }

    int cells() {
        return cells;
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return ends[cell];
    }

    /// Whether the cell holds doubled quotes, to be halved.
    boolean doubled(int cell) {
        return doubled[cell];
    }

    /// How many line ends stand within quoted cells.
    int lineEnds() {
        return lineEnds;
    }

    /// Whether every byte was ASCII and none was zero.
    boolean plain() {
        return marks >= 0;
    }

    boolean blank() {
        for (int i = 0; i < cells; i++) {
            if (ends[i] > starts[i]) {
                return false;
            }
        }
        return true;
    }

    /// Reads the record that begins at `from`.
    ///
    /// @param ended whether nothing follows `to`
    /// @return where the record's line end stands (`to` at the end of the file), or [#NEEDS_MORE]
    ///   or [#BROKEN]
    int parse(byte[] bytes, int from, int to, boolean ended) {
        cells = 0;
        lineEnds = 0;
        marks = 0;
        int at = pastBlanks(bytes, from, to);
        while (true) {
            int end =
                    at < to && bytes[at] == quote
                            ? quoted(bytes, at + 1, to, ended)
                            : unquoted(bytes, at, to);
            if (end == BROKEN || end == NEEDS_MORE) {
                return end;
            }
            if (end == to) {
                return ended ? to : NEEDS_MORE;
            }
            if (bytes[end] != separator) {
                return end;
            }
            at = pastBlanks(bytes, end + 1, to);
            if (blanksSeparate && (at == to ? ended : endsLine(bytes[at]))) {
                return at;
            }
        }
    }

    private int pastBlanks(byte[] bytes, int from, int to) {
        int at = from;
        while (blanksSeparate && at < to && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private static boolean endsLine(byte b) {
        return b == '\n' || b == '\r';
    }

    private int unquoted(byte[] bytes, int from, int to) {
        int at = from;
        int seen = 0;
        while (at < to) {
            byte b = bytes[at];
            if (b == separator || b == '\n' || b == '\r') {
                break;
            }
            seen |= b | (b - 1);
            at++;
        }
        marks |= seen;
        add(from, at, false);
        return at;
    }

    private int quoted(byte[] bytes, int from, int to, boolean ended) {
        boolean hasDoubled = false;
        int at = from;
        while (at < to) {
            byte b = bytes[at];
            if (b != quote) {
                marks |= b | (b - 1);
                if (b == '\n' || (b == '\r' && at + 1 < to && bytes[at + 1] != '\n')) {
                    lineEnds++;
                }
                at++;
            } else if (at + 1 < to && bytes[at + 1] == quote) {
                hasDoubled = true;
                at += 2;
            } else if (at + 1 == to && !ended) {
                return NEEDS_MORE;
            } else {
                add(from, at, hasDoubled);
                return afterQuote(bytes, at + 1, to);
            }
        }
        return ended ? BROKEN : NEEDS_MORE;
    }

    /// Blanks after a closing quote mean nothing; anything else does.
    private int afterQuote(byte[] bytes, int from, int to) {
        int at = from;
        while (!blanksSeparate && at < to && bytes[at] == ' ') {
            at++;
        }
        boolean closes = at == to || bytes[at] == separator || endsLine(bytes[at]);
        return closes ? at : BROKEN;
    }

    private void add(int from, int to, boolean hasDoubled) {
        if (cells == starts.length) {
            starts = Arrays.copyOf(starts, cells * 2);
            ends = Arrays.copyOf(ends, cells * 2);
            doubled = Arrays.copyOf(doubled, cells * 2);
        }
        starts[cells] = from;
        ends[cells] = to;
        doubled[cells] = hasDoubled;
        cells++;
    }
}
