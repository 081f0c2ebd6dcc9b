package atalaya.server.ingest.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// The bytes of a file, unzipped when it is gzipped (told by its first two bytes, not its name),
/// counting how much of the file itself has been read.
final class FileBytes extends InputStream {

    private final Counting counting;
    private final InputStream bytes;

    private FileBytes(Counting counting, InputStream bytes) {
        this.counting = counting;
        this.bytes = bytes;
    }

    static FileBytes open(Path file) throws IOException {
        var counting = new Counting(Files.newInputStream(file));
        try {
            var pushback = new PushbackInputStream(counting, 2);
            byte[] magic = pushback.readNBytes(2);
            pushback.unread(magic);
            boolean gzip = magic.length == 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b;
            return new FileBytes(counting, gzip ? new GZIPInputStream(pushback, 65536) : pushback);
        } catch (IOException failure) {
            counting.close();
            throw failure;
        }
    }

    /// How many bytes of the file have been read, before unzipping.
    long consumed() {
        return counting.count;
    }

    @Override
    public int read() throws IOException {
        return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return bytes.read(into, from, length);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
