package atalaya.server.ingest.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which encoding a file is written in, told by its mark or its first bytes.
final class Encodings {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private Encodings() {}

    /// @param charset null when all bytes seen are ASCII, so that the first others decide
    /// @param markBytes the length of the byte order mark
    record Found(@Nullable Charset charset, int markBytes) {}

    static Found find(byte[] head, @Nullable Charset declared) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new Found(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Found(StandardCharsets.UTF_16LE, 2);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Found(StandardCharsets.UTF_16BE, 2);
        }
        return new Found(declared != null ? declared : guess(head), 0);
    }

    private static @Nullable Charset guess(byte[] head) {
        int zerosAtEven = 0;
        int zerosAtOdd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    zerosAtEven++;
                } else {
                    zerosAtOdd++;
                }
            }
        }
        // Western text in UTF-16 has a zero in nearly every second byte, always on the same side.
        if (zerosAtOdd > head.length / 4 && zerosAtEven < zerosAtOdd / 8) {
            return StandardCharsets.UTF_16LE;
        }
        if (zerosAtEven > head.length / 4 && zerosAtOdd < zerosAtEven / 8) {
            return StandardCharsets.UTF_16BE;
        }
        return utf8OrWindows(head, 0, head.length);
    }

    /// UTF-8 when its sequences are whole much more often than broken; null when all is ASCII.
    static @Nullable Charset utf8OrWindows(byte[] bytes, int from, int to) {
        int whole = 0;
        int broken = 0;
        int at = from;
        while (at < to) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int length = sequenceLength(bytes, at, to);
            if (length == 0) {
                broken++;
                at++;
            } else {
                whole++;
                at += length;
            }
        }
        if (whole + broken == 0) {
            return null;
        }
        return whole > 4 * broken ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }

    /// The length of the UTF-8 sequence at `at`, 0 when there is none; one cut by `to` counts.
    private static int sequenceLength(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
        if (lead >= 0xF5) {
            return 0;
        }
        for (int i = 1; i < length && at + i < to; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /// Whether the bytes of separators and line ends always stand for themselves.
    static boolean keepsAscii(Charset charset) {
        String name = charset.name().toLowerCase(Locale.ROOT);
        return name.equals("utf-8")
                || name.equals("us-ascii")
                || name.startsWith("iso-8859-")
                || name.startsWith("windows-125")
                || name.startsWith("ibm8")
                || name.equals("ibm00858")
                || name.startsWith("x-mac");
    }

    /// The same text in UTF-8.
    static InputStream inUtf8(InputStream in, Charset charset) {
        return new ToUtf8(in, new InputStreamReader(in, charset));
    }

    private static boolean startsWith(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static final class ToUtf8 extends InputStream {
        private final InputStream in;
        private final Reader reader;
        private final char[] chars = new char[16384];
        private ByteArrayInputStream encoded = new ByteArrayInputStream(new byte[0]);

        /// The first half of a pair whose second half has not been read yet, or 0.
        private char half;

        ToUtf8(InputStream in, Reader reader) {
            this.in = in;
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            return more() ? encoded.read() : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return more() ? encoded.read(into, from, length) : -1;
        }

        private boolean more() throws IOException {
            while (encoded.available() == 0) {
                int kept = half == 0 ? 0 : 1;
                chars[0] = half;
                int read = reader.read(chars, kept, chars.length - kept);
                if (read < 0) {
                    return false;
                }
                int count = kept + read;
                half = Character.isHighSurrogate(chars[count - 1]) ? chars[count - 1] : 0;
                String text = new String(chars, 0, half == 0 ? count : count - 1);
                encoded = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
