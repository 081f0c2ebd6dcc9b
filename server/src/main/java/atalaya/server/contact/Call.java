package atalaya.server.contact;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where one call stands.
///
/// @param source whose telephony told of it
/// @param number E.164, or the digits that came; null when hidden
/// @param country by which the number is read, or null
/// @param named what somebody without a number came with, in standard form, or null
/// @param agent at whose desk it is, by extension or login; null while it waits in a queue
/// @param record of whoever it is taken to be, or null while nobody is
/// @param chosenBy the person who said who it is; null while only the number says so
/// @param verifiedBy the person whose questions the caller answered, or null
/// @param topic of the note being written, or null
/// @param draft the note being written, or null
/// @param position of its last change
public record Call(
        long call,
        String source,
        String callId,
        @Nullable String number,
        @Nullable String country,
        Channel channel,
        Caller.@Nullable Named named,
        State state,
        @Nullable String agent,
        @Nullable String queue,
        @Nullable Integer waitSeconds,
        Instant beganAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable Long record,
        @Nullable Long chosenBy,
        @Nullable Long verifiedBy,
        @Nullable String topic,
        @Nullable String draft,
        @Nullable Instant closedAt,
        long position) {

    /// How far a call has come.
    public enum State {
        RINGING,
        ANSWERED,
        ENDED,
        ABANDONED
    }

    /// By which interactions of this call find each other, whatever else telephony calls so.
    String reference() {
        return source + ":" + callId;
    }

    public boolean isOver() {
        return state == State.ENDED || state == State.ABANDONED;
    }

    /// How long the caller waited or has been waiting.
    public Duration waited(Instant now) {
        if (waitSeconds != null) {
            return Duration.ofSeconds(waitSeconds);
        }
        var until = answeredAt != null ? answeredAt : endedAt != null ? endedAt : now;
        return until.isBefore(beganAt) ? Duration.ZERO : Duration.between(beganAt, until);
    }
}
