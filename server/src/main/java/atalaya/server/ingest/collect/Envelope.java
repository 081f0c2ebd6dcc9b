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
import java.util.LinkedHashMap;
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
/// @param common what a batch says of all its events, by name
/// @param events as they came, whatever they are
record Envelope(
        @Nullable String key,
        @Nullable Instant sentAt,
        Map<String, ObjectNode> common,
        List<JsonNode> events) {

    static final int MOST_EVENTS = 2_500;

    /// Characters that what is common may become once each event holds it.
    static final int MOST_REPEATED = 8 * 1024 * 1024;

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

    /// Parts that a batch may say of all its events, unless one says otherwise.
    private static final List<String> COMMON = List.of("context", "integrations");

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
            return new Envelope(key, sentAt, Map.of(), List.of(json));
        }
        var batch = json.path("batch");
        if (!batch.isArray()) {
            throw Refused.NO_BATCH;
        }
        if (batch.size() > MOST_EVENTS) {
            throw Refused.TOO_MANY;
        }
        var events = new ArrayList<JsonNode>(batch.size());
        batch.forEach(events::add);
        var envelope = new Envelope(key, sentAt, common(json), events);
        if (envelope.repeated() > MOST_REPEATED) {
            throw Refused.TOO_MUCH_IN_COMMON;
        }
        return envelope;
    }

    private static Map<String, ObjectNode> common(ObjectNode json) {
        var common = new LinkedHashMap<String, ObjectNode>();
        for (var name : COMMON) {
            if (json.path(name) instanceof ObjectNode said && !said.isEmpty()) {
                common.put(name, said);
            }
        }
        return common;
    }

    /// Characters that the events hold beyond those of the body, as each is stored with what it has
    /// in common with the others.
    long repeated() {
        long once = common.values().stream().mapToLong(said -> said.toString().length()).sum();
        return once * events.size();
    }

    private static @Nullable JsonNode parse(byte[] body) {
        try {
            return EventReader.JSON.readTree(body);
        } catch (JacksonException broken) {
            throw Refused.NOT_JSON;
        }
    }

    /// The events in the form in which they are stored.
    ///
    /// @param peer the address of the connection
    List<StoredEvent> received(WriteKey by, Instant receivedAt, String peer) {
        return events.stream().map(event -> received(whole(event), by, receivedAt, peer)).toList();
    }

    /// The event with what it has in common with the others: a copy, which is written and let go.
    private JsonNode whole(JsonNode event) {
        if (common.isEmpty() || !(event instanceof ObjectNode own)) {
            return event;
        }
        var whole = own.objectNode().setAll(own);
        common.forEach((name, said) -> {
            var both = own.objectNode().setAll(said);
            if (own.path(name) instanceof ObjectNode more) {
                both.setAll(more);
            }
            whole.set(name, both);
        });
        return whole;
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
