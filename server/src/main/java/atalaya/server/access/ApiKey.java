package atalaya.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key that a program shows.
///
/// @param key the part that may be shown, by which it is listed and revoked
/// @param allows what the program may do with it
/// @param revokedAt since when it is refused, or null while it holds
public record ApiKey(String key, Allows allows, Instant madeAt, @Nullable Instant revokedAt) {

    /// What a key is for.
    public sealed interface Allows {
        /// To send events of a source, and nothing else.
        record Writing(WriteKey key) implements Allows {}

        /// To act with the roles of somebody who is a program.
        record Acting(Person program) implements Allows {}
    }

    boolean holds() {
        return revokedAt == null;
    }
}
