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

    /// @throws Refused when there is more, also after unzipping
    static byte[] read(InputStream in, int most) throws IOException {
        byte[] bytes = upTo(in, most);
        return isZipped(bytes) ? unzipped(bytes, most) : bytes;
    }

    private static byte[] unzipped(byte[] zipped, int most) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
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
