package atalaya.server.contact;

import atalaya.server.ingest.source.EventReader;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The body of `POST /v1/calls`: its schema, and how it is read.
///
/// @param call by which telephony knows the call
/// @param channel `call` when absent
/// @param number of the caller in any form; absent or `anonymous` when it is hidden
/// @param identifier what somebody without a number comes with
/// @param agent an extension or a login
/// @param waitSeconds in the queue, `wait_seconds`
/// @param at RFC 3339; the moment of arrival when absent
record CallBody(
        String call,
        String phase,
        @Nullable String channel,
        @Nullable String number,
        @Nullable Identifier identifier,
        @Nullable String agent,
        @Nullable String queue,
        @JsonProperty("wait_seconds") @Nullable Integer waitSeconds,
        @Nullable Instant at) {

    /// @param type such as `email`, `user_id` or `customer`
    record Identifier(String type, String value) {}

    private static final int LONGEST_ID = 80;
    private static final int LONGEST = 100;
    private static final int LONGEST_WAIT = 86_400;

    /// How far ahead of ours the clock of a switchboard may be.
    private static final Duration AHEAD = Duration.ofHours(24);

    /// What is wrong with a body, where, and what would be right.
    static final class Wrong extends RuntimeException {
        private final @Nullable String field;

        private Wrong(@Nullable String field, String detail) {
            super(detail, null, false, false);
            this.field = field;
        }

        @Nullable String field() {
            return field;
        }
    }

    /// Draft 2020-12.
    static Map<String, Object> schema() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("call", text(LONGEST_ID));
        properties.put("phase", Map.of("enum", Phase.words()));
        properties.put("channel", Map.of("enum", Channel.words()));
        properties.put("identifier", identified());
        properties.put("number", Map.of("type", List.of("string", "null"), "maxLength", LONGEST));
        properties.put("agent", optional());
        properties.put("queue", optional());
        properties.put(
                "wait_seconds", Map.of("type", "integer", "minimum", 0, "maximum", LONGEST_WAIT));
        properties.put("at", Map.of("type", "string", "format", "date-time"));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "/v1/calls/schema");
        schema.put("title", "Call");
        schema.put("description", "What telephony tells of one call: the body of POST /v1/calls.");
        schema.put("type", "object");
        schema.put("required", List.of("call", "phase"));
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> identified() {
        return Map.of(
                "type",
                List.of("object", "null"),
                "required",
                List.of("type", "value"),
                "properties",
                Map.of("type", Map.of("enum", Caller.types()), "value", text(LONGEST)));
    }

    private static Map<String, Object> text(int longest) {
        return Map.of("type", "string", "minLength", 1, "maxLength", longest);
    }

    private static Map<String, Object> optional() {
        return Map.of("type", List.of("string", "null"), "maxLength", LONGEST);
    }

    /// @throws Wrong naming the first field that cannot be read
    static CallReport read(byte[] body, Instant now) {
        var json = json(body);
        var phase =
                Phase.parse(required(json, "phase", LONGEST))
                        .orElseThrow(() ->
                                new Wrong(
                                        "phase",
                                        "must be one of " + String.join(", ", Phase.words())));
        return new CallReport(
                required(json, "call", LONGEST_ID),
                phase,
                channel(json),
                caller(json),
                Optional.ofNullable(text(json, "agent", LONGEST))
                        .map(Extensions::standard)
                        .orElse(null),
                text(json, "queue", LONGEST),
                seconds(json),
                time(json, now));
    }

    private static Channel channel(JsonNode json) {
        var word = text(json, "channel", LONGEST);
        return word == null
                ? Channel.CALL
                : Channel.parse(word)
                        .orElseThrow(() ->
                                new Wrong(
                                        "channel",
                                        "must be one of " + String.join(", ", Channel.words())));
    }

    private static Caller caller(JsonNode json) {
        var number = text(json, "number", LONGEST);
        var identifier = json.path("identifier");
        if (identifier.isMissingNode() || identifier.isNull()) {
            return Caller.read(number);
        }
        if (!identifier.isObject()) {
            throw new Wrong("identifier", "must be an object with type and value");
        }
        if (number != null) {
            throw new Wrong("identifier", "stands in place of number: send one of them");
        }
        var type = required(identifier, "type", LONGEST);
        return Caller.named(type, required(identifier, "value", LONGEST))
                .orElseThrow(() ->
                        new Wrong("type", "must be one of " + String.join(", ", Caller.types())));
    }

    private static JsonNode json(byte[] body) {
        try {
            var json = EventReader.JSON.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (JacksonException broken) {
            throw new Wrong(null, "the body is not JSON");
        }
        throw new Wrong(null, "the body is not a JSON object");
    }

    private static String required(JsonNode json, String field, int longest) {
        var text = text(json, field, longest);
        if (text == null) {
            throw new Wrong(field, "is missing");
        }
        return text;
    }

    private static @Nullable String text(JsonNode json, String field, int longest) {
        var value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw new Wrong(field, "must be text");
        }
        var text = value.asString().strip();
        if (text.length() > longest) {
            throw new Wrong(field, "has more than %d characters".formatted(longest));
        }
        if (text.chars().anyMatch(c -> c < ' ')) {
            throw new Wrong(field, "holds a character that no text may hold");
        }
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Integer seconds(JsonNode json) {
        var value = json.path("wait_seconds");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < 0
                || value.intValue() > LONGEST_WAIT) {
            throw new Wrong(
                    "wait_seconds", "must be whole seconds from 0 to %d".formatted(LONGEST_WAIT));
        }
        return value.intValue();
    }

    private static @Nullable Instant time(JsonNode json, Instant now) {
        var text = text(json, "at", LONGEST);
        if (text == null) {
            return null;
        }
        try {
            var at = OffsetDateTime.parse(text).toInstant();
            if (at.isAfter(now.plus(AHEAD))) {
                throw new Wrong("at", "is more than a day ahead of our clock");
            }
            return at;
        } catch (DateTimeParseException odd) {
            throw new Wrong("at", "must be a time such as 2026-11-26T09:31:00+01:00");
        }
    }
}
