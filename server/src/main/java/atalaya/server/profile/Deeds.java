package atalaya.server.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often a customer did one kind of thing.
///
/// @param count each order, return or case once; each call once
/// @param lastAt the last interaction about any of them, or null for none
public record Deeds(long count, @Nullable Instant lastAt) {
    public static final Deeds NONE = new Deeds(0, null);
}
