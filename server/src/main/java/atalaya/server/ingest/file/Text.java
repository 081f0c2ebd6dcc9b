package atalaya.server.ingest.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Bytes of lines as text, strictly: bytes that the encoding does not know are told, not replaced.
///
/// While only ASCII has been seen the encoding is open; the first line with other bytes decides
/// between UTF-8 and Windows-1252 for the rest of the file.
final class Text {

    private @Nullable Charset charset;
    private @Nullable CharsetDecoder decoder;

    Text(@Nullable Charset charset) {
        this.charset = charset;
    }

    /// The encoding, as far as it is known: UTF-8 while all is ASCII.
    Charset charset() {
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    /// The text, or null when these bytes cannot be text in this encoding.
    @Nullable String strict(byte[] bytes, int from, int to) {
        if (charset == null) {
            charset = Encodings.utf8OrWindows(bytes, from, to);
        }
        String text = new String(bytes, from, to - from, charset());
        return text.indexOf('\uFFFD') >= 0 && !decodes(bytes, from, to) ? null : text;
    }

    /// The text with U+FFFD where bytes could not be read, to keep with a flaw.
    String lenient(byte[] bytes, int from, int to) {
        int length = Math.min(to - from, TableReader.MAX_LINE_BYTES);
        return new String(bytes, from, length, charset());
    }

    private boolean decodes(byte[] bytes, int from, int to) {
        if (decoder == null) {
            decoder = charset().newDecoder();
        }
        try {
            decoder.decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
