package atalaya.server.ingest.collect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Reads the bytes of a body, zipped or not, whatever its headers say, and never more than it may
/// have.
final class Body {

    /// The most bytes of a batch, and of one event alone.
    static final int BATCH = 500 * 1024;

    static final int CALL = 32 * 1024;

    private Body() {}

    /// The bytes that came.
    ///
    /// @throws Refused when there are more than `most`
    static byte[] raw(InputStream in, int most) throws IOException {
        return upTo(in, most);
    }

    /// How many bytes they may become.
    static int size(byte[] raw, int most) {
        return isZipped(raw) ? most : raw.length;
    }

    /// @throws Refused when there are more than `most`
    static byte[] unzipped(byte[] raw, int most) {
        if (!isZipped(raw)) {
            return raw;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(raw))) {
            return upTo(in, most);
        } catch (IOException broken) {
            throw Refused.NOT_JSON;
        }
    }

    private static byte[] upTo(InputStream in, int most) throws IOException {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw Refused.TOO_LARGE;
        }
        return bytes;
    }

    private static boolean isZipped(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }
}
