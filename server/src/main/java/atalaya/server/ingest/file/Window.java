package atalaya.server.ingest.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/// The part of a file that is in memory: bytes `from` to `to`, of which a line is taken from the
/// front. Grows to hold one line, never beyond [TableReader#MAX_LINE_BYTES] and a little.
final class Window {

    private static final int CHUNK = 128 * 1024;

    private final InputStream in;
    byte[] bytes = new byte[CHUNK];
    int from;
    int to;

    /// No byte follows those in memory.
    boolean ended;

    /// The file was cut off: its compressed bytes end before they should.
    boolean truncated;

    Window(InputStream in) {
        this.in = in;
    }

    /// Reads on, keeping what has not been taken; returns false when the file has ended.
    boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
        }
        if (bytes.length - to < CHUNK / 2) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, to + CHUNK));
        }
        int read = read();
        if (read < 0) {
            ended = true;
            return false;
        }
        to += read;
        return true;
    }

    private int read() throws IOException {
        try {
            return in.read(bytes, to, bytes.length - to);
        } catch (EOFException | ZipException cut) {
            truncated = true;
            return -1;
        }
    }

    /// Holds at least the wanted number of bytes, or all there are.
    void fillTo(int wanted) throws IOException {
        while (to - from < wanted && fill()) {
            // reads until enough is here
        }
    }

    /// The end of the line that begins at `from`, its line end excluded; -1 when more must be read.
    int lineEnd() {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                return i;
            }
        }
        return ended ? to : -1;
    }

    /// The first byte after the line end at `end`; reads on when a `\n` may follow a `\r`.
    int afterLineEnd(int end) throws IOException {
        if (end >= to) {
            return to;
        }
        if (bytes[end] == '\n') {
            return end + 1;
        }
        int offset = end - from;
        if (end + 1 == to) {
            fill();
        }
        int here = from + offset;
        return here + 1 < to && bytes[here + 1] == '\n' ? here + 2 : here + 1;
    }
}
