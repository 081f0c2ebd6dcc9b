package atalaya.server.ingest;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.server.ingest.source.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Values of a record as JSON: `{"email":[{"text":"ana@…","since":"2026-…","verified":true}]}`.
///
/// `since` and `verified` are left out where they say nothing. The same values always give the same
/// text.
final class AttributeJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AttributeJson() {}

    static String write(Map<Attribute, List<FieldValue>> values) {
        var json = new StringBuilder(256).append('{');
        for (var entry : inOrder(values).entrySet()) {
            json.append(json.length() == 1 ? "" : ",");
            json.append('"').append(entry.getKey().word()).append("\":[");
            String comma = "";
            for (var value : entry.getValue()) {
                json.append(comma).append("{\"text\":");
                JsonText.quote(value.text(), json);
                if (value.since() != null) {
                    json.append(",\"since\":\"").append(value.since()).append('"');
                }
                json.append(value.verified() ? ",\"verified\":true}" : "}");
                comma = ",";
            }
            json.append(']');
        }
        return json.append('}').toString();
    }

    private static Map<Attribute, List<FieldValue>> inOrder(
            Map<Attribute, List<FieldValue>> values) {
        var copy = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        copy.putAll(values);
        return copy;
    }

    static Map<Attribute, List<FieldValue>> read(String json) {
        var values = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        for (var property : JSON.readTree(json).properties()) {
            Attribute.parse(property.getKey())
                    .ifPresent(attribute -> values.put(attribute, values(property.getValue())));
        }
        return values;
    }

    private static List<FieldValue> values(JsonNode array) {
        var values = new ArrayList<FieldValue>();
        for (var value : array) {
            values.add(
                    new FieldValue(
                            value.get("text").asString(),
                            since(value.get("since")),
                            value.path("verified").asBoolean(false)));
        }
        return values;
    }

    private static @Nullable Instant since(@Nullable JsonNode since) {
        return since == null ? null : Instant.parse(since.asString());
    }
}
