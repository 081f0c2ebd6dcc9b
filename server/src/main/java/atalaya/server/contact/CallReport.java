package atalaya.server.contact;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing that telephony told of a call.
///
/// @param callId by which that telephony knows the call
/// @param channel by which they make contact
/// @param agent at whose desk it rings, by extension or login; null while it waits in a queue
/// @param waitSeconds how long the caller has waited, or null when it was not said
/// @param at when it happened by telephony's clock; null for now
public record CallReport(
        String callId,
        Phase phase,
        Channel channel,
        Caller caller,
        @Nullable String agent,
        @Nullable String queue,
        @Nullable Integer waitSeconds,
        @Nullable Instant at) {

    /// The message by which it counts once: call and phase, and of a transfer where it went.
    String messageId() {
        var target =
                phase == Phase.TRANSFERRED
                        ? ":"
                                + Optional.ofNullable(agent)
                                        .or(() -> Optional.ofNullable(queue))
                                        .orElse("")
                        : "";
        return callId + ":" + phase.word() + target;
    }
}
