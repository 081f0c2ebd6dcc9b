package atalaya.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries of the audit somebody asks for; what is absent does not narrow.
///
/// @param subject an id exactly as it was written down, such as `C-0048-2193`
/// @param until the first moment that is not asked for
public record AuditQuery(
        @Nullable Long person,
        @Nullable String act,
        @Nullable String subject,
        @Nullable Instant since,
        @Nullable Instant until) {

    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null);
}
