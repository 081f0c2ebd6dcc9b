package atalaya.server.ingest.collect;

import atalaya.server.access.WriteKey;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.ingest.StoredEvent;
import atalaya.server.ingest.source.EventReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the body of a call holds: one event, or a batch of them with what they have in common.
///
/// @param key the write key in the body, or null
/// @param sentAt by the sender's clock, or null
/// @param events as they came, whatever they are
record Envelope(@Nullable String key, @Nullable Instant sentAt, List<JsonNode> events) {

    static final int MOST_EVENTS = 2_500;

    private static final int LONGEST_ID = 100;

    /// The calls by their short names, as browsers write them.
    private static final Map<String, String> SHORT =
            Map.of(
                    "p",
                    "page",
                    "i",
                    "identify",
                    "t",
                    "track",
                    "g",
                    "group",
                    "a",
                    "alias",
                    "s",
                    "screen");

    /// Parts of an event that say how it was sent, not what happened.
    private static final List<String> SENDING =
            List.of("writeKey", "sentAt", "receivedAt", "_metadata");

    /// Whether calls of this name bring batches.
    static boolean isBatch(String call) {
        return call.equals("batch") || call.equals("import") || call.equals("b");
    }

    /// @param call the last part of the path, such as `track`
    /// @param sent when the headers say it was sent, for want of a better word
    /// @throws Refused when it is no JSON, or no batch where one is due
    static Envelope read(String call, byte[] body, @Nullable String sent) {
        if (!(parse(body) instanceof ObjectNode json)) {
            throw Refused.NOT_JSON;
        }
        var key = text(json, "writeKey");
        var own = EventReader.moment(text(json, "sentAt"));
        var sentAt = own == null ? EventReader.moment(sent) : own;
        if (!isBatch(call)) {
            json.put("type", SHORT.getOrDefault(call, call));
            return new Envelope(key, sentAt, List.of(json));
        }
        var batch = json.path("batch");
        if (!batch.isArray()) {
            throw Refused.NO_BATCH;
        }
        if (batch.size() > MOST_EVENTS) {
            throw Refused.TOO_MANY;
        }
        var events = new ArrayList<JsonNode>(batch.size());
        for (var event : batch) {
            if (event instanceof ObjectNode one) {
                share(json.path("context"), one, "context");
                share(json.path("integrations"), one, "integrations");
            }
            events.add(event);
        }
        return new Envelope(key, sentAt, events);
    }

    private static @Nullable JsonNode parse(byte[] body) {
        try {
            return EventReader.JSON.readTree(body);
        } catch (JacksonException broken) {
            throw Refused.NOT_JSON;
        }
    }

    /// What the batch says of all its events, unless one says otherwise.
    private static void share(JsonNode common, ObjectNode event, String name) {
        if (!common.isObject() || common.isEmpty()) {
            return;
        }
        var own = event.path(name);
        var both = ((ObjectNode) common).deepCopy();
        if (own instanceof ObjectNode more) {
            both.setAll(more);
        }
        event.set(name, both);
    }

    /// The events in the form in which they are stored.
    ///
    /// @param peer the address of the connection
    List<StoredEvent> received(WriteKey by, Instant receivedAt, String peer) {
        return events.stream().map(event -> received(event, by, receivedAt, peer)).toList();
    }

    private StoredEvent received(JsonNode event, WriteKey by, Instant receivedAt, String peer) {
        var ownSentAt = sentAt;
        if (event instanceof ObjectNode object) {
            var own = EventReader.moment(text(object, "sentAt"));
            ownSentAt = own == null ? sentAt : own;
            object.remove(SENDING);
        }
        var said = event.toString();
        byte[] hash = hash(said);
        if (event instanceof ObjectNode object
                && object.path("context") instanceof ObjectNode context
                && context.path("direct").asBoolean(false)) {
            context.put("ip", peer);
            said = object.toString();
        }
        return new StoredEvent(
                by.source(),
                messageId(event, hash),
                by.key(),
                by.trust() == Trust.PUBLIC,
                receivedAt,
                ownSentAt,
                hash,
                said);
    }

    /// The event's own id. One that brings none is named by what it says where it says when, so
    /// that a second try counts once; else it is an event of its own.
    private static String messageId(JsonNode event, byte[] hash) {
        var own = event instanceof ObjectNode object ? text(object, "messageId") : null;
        if (own != null && own.length() <= LONGEST_ID && own.chars().allMatch(c -> c >= ' ')) {
            return own;
        }
        boolean timed = event.has("timestamp") || event.has("originalTimestamp");
        return own != null || timed
                ? "content:" + HexFormat.of().formatHex(hash)
                : UUID.randomUUID().toString();
    }

    private static @Nullable String text(ObjectNode json, String name) {
        var value = json.path(name);
        return value.isString() || value.isNumber() ? value.asString() : null;
    }

    private static byte[] hash(String said) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Arrays.copyOf(digest.digest(said.getBytes(StandardCharsets.UTF_8)), 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }
}
