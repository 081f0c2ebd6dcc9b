package atalaya.server.ingest;

import atalaya.server.ingest.source.EventReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as a program sent it.
///
/// @param key the shown part of the key that brought it
/// @param claimed whether the key was public, so that nobody answers for what it says
/// @param sentAt by its sender's clock, or null
/// @param hash of what it says, without when it was sent
/// @param body its JSON
public record StoredEvent(
        String source,
        String messageId,
        String key,
        boolean claimed,
        Instant receivedAt,
        @Nullable Instant sentAt,
        byte[] hash,
        String body) {

    EventReader.Event read() {
        return new EventReader.Event(body, messageId, receivedAt, sentAt);
    }
}
