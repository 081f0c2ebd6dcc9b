package atalaya.server.ingest;

import atalaya.identity.record.SourceRecord;
import atalaya.server.ingest.source.ReadRow.RecordSaid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Short fingerprints that tell whether two things say the same: the first 16 bytes of SHA-256.
final class Hashes {

    private Hashes() {}

    static byte[] of(@Nullable Object... parts) {
        var digest = sha256();
        for (var part : parts) {
            digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return Arrays.copyOf(digest.digest(), 16);
    }

    /// Of what a row says of a record of a source of this country.
    ///
    /// @param attributes its values as JSON
    static byte[] of(RecordSaid said, String attributes, @Nullable String country) {
        return of(said.type(), country, said.at(), attributes, said.consents());
    }

    /// Of a fold whose values are written as `attributes`.
    static byte[] of(Fold fold, String attributes) {
        SourceRecord record = fold.record();
        return of(record.type(), record.at(), record.country(), fold.retired(), attributes);
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }
}
