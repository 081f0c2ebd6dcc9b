package atalaya.server.profile;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where a page ended, as one opaque word that fits an address.
///
/// A list sorted by name ends at a name, and addresses are kept in histories and logs: the word is
/// therefore sealed (AES-256-GCM, NIST SP 800-38D, a fresh nonce of 96 bits before each) with a key
/// that stays in the database. Every process on that database reads the words of the others.
@Component
final class Cursors {

    private static final String BETWEEN = "\u001f";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient sql;

    Cursors(JdbcClient sql) {
        this.sql = sql;
    }

    String write(String... parts) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var text = String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            ByteBuffer.allocate(nonce.length + sealed.length)
                                    .put(nonce)
                                    .put(sealed)
                                    .array());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has AES in GCM.", missing);
        }
    }

    /// The parts, at least two; a cursor that was not written here is a mistake of the caller.
    List<String> read(String cursor) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            var nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            var sealed = new byte[bytes.remaining()];
            bytes.get(sealed);
            var text = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed);
            return List.of(new String(text, StandardCharsets.UTF_8).split(BETWEEN, -1));
        } catch (GeneralSecurityException
                | BufferUnderflowException
                | IllegalArgumentException foreign) {
            throw new IllegalArgumentException(
                    "The cursor is not one that Atalaya gave. Maybe it was cut short; start again without it.",
                    foreign);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var key = sql.sql("select key from profile.cursor_key").query(byte[].class).single();
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
