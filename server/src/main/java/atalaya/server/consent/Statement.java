package atalaya.server.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody said about being contacted, as one source recorded it.
///
/// @param record the record it was said for
/// @param channel email, phone, sms, post, whatsapp or app
/// @param purpose such as marketing or profiling
/// @param at when it was said
/// @param source which source recorded it
/// @param how by which way it was said, or null
/// @param textVersion which text was shown, or null
public record Statement(
        long record,
        String channel,
        String purpose,
        boolean granted,
        Instant at,
        String source,
        @Nullable String how,
        @Nullable String textVersion) {}
