package atalaya.server.access;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the [Audit]: who did what to which subjects, when and why.
///
/// @param entry counted from 1 without a gap
/// @param at to the microsecond, as PostgreSQL keeps it
/// @param person the number of a [Person]; 0 is the command line
/// @param act fixed words such as `customer.viewed`
/// @param subjects ids, never values
/// @param reason the name of a [Reason], where one was given
public record AuditEntry(
        long entry,
        Instant at,
        long person,
        String act,
        List<String> subjects,
        @Nullable String reason) {

    public AuditEntry {
        at = at.truncatedTo(ChronoUnit.MICROS);
        subjects = List.copyOf(subjects);
    }

    /// The SHA-256 of the entry before and of everything in this one.
    byte[] hashAfter(byte[] previous) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            return digest.digest(bytes());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /// Each text with its length before it, so that no two entries have the same bytes.
    private byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(entry);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            out.writeLong(person);
            write(out, act);
            out.writeInt(subjects.size());
            for (var subject : subjects) {
                write(out, subject);
            }
            out.writeBoolean(reason != null);
            write(out, reason == null ? "" : reason);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
