package atalaya.server.ingest.interaction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// JSON Schemas of what back offices and shops send, made from the [Vocabulary], so that what is
/// described and what is read cannot drift apart.
public final class EventSchemas {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final Map<String, String> NAMES =
            Vocabulary.types().keySet().stream()
                    .collect(Collectors.toUnmodifiableMap(EventSchemas::name, Function.identity()));

    private EventSchemas() {}

    /// The name of a type in an address: `call-abandoned`.
    public static String name(String type) {
        return type.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /// The names of all types, in the order of the vocabulary.
    public static List<String> names() {
        return Vocabulary.types().keySet().stream().map(EventSchemas::name).toList();
    }

    /// The schema of a `track` event of a type; empty when there is no type of that name.
    public static Optional<Map<String, Object>> schema(String name) {
        return Optional.ofNullable(NAMES.get(name))
                .flatMap(Vocabulary::type)
                .map(EventSchemas::schema);
    }

    private static Map<String, Object> schema(Vocabulary.Type type) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event", Map.of("const", type.name()));
        event.put("messageId", text(100));
        event.put("userId", text(200));
        event.put("anonymousId", text(200));
        event.put("timestamp", Map.of("type", "string", "format", "date-time"));
        event.put("properties", properties(type));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", DIALECT);
        schema.put("$id", "/v1/schemas/" + name(type.name()));
        schema.put("title", type.name());
        schema.put(
                "description",
                "Family %s; outcome %s unless a property says otherwise."
                        .formatted(type.family(), type.outcome().toPlainString()));
        schema.put("type", "object");
        schema.put("required", List.of("event"));
        schema.put("anyOf", someoneIsNamed());
        schema.put("properties", event);
        return schema;
    }

    /// By an id, by an e-mail or telephone, or by what belongs to one person.
    private static List<Map<String, Object>> someoneIsNamed() {
        var ways = new ArrayList<Map<String, Object>>();
        for (var id : List.of("userId", "anonymousId")) {
            ways.add(Map.of("required", List.of(id)));
        }
        for (var property :
                List.of(
                        "email",
                        "phone",
                        "order_id",
                        "return_id",
                        "case_id",
                        "call_id",
                        "record_of")) {
            ways.add(
                    Map.of(
                            "required",
                            List.of("properties"),
                            "properties",
                            Map.of("properties", Map.of("required", List.of(property)))));
        }
        return ways;
    }

    private static Map<String, Object> properties(Vocabulary.Type type) {
        var all = new LinkedHashMap<String, Object>();
        for (var amount : List.of("revenue", "total", "value", "margin", "cost")) {
            all.put(amount, Map.of("type", List.of("number", "string")));
        }
        all.put("currency", Map.of("type", "string", "pattern", "^[A-Za-z]{3}$"));
        for (var reference :
                List.of(
                        "order_id",
                        "return_id",
                        "case_id",
                        "quote_id",
                        "card",
                        "offer_id",
                        "campaign_id",
                        "call_id")) {
            all.put(reference, Map.of("type", List.of("string", "number")));
        }
        all.put("channel", Map.of("enum", List.copyOf(Vocabulary.CHANNELS)));
        all.put("department", Map.of("enum", List.copyOf(Vocabulary.DEPARTMENTS)));
        all.put("text", Map.of("type", "string"));
        all.put("record_of", Map.of("type", "string", "pattern", "^[^:]+:.+$"));
        all.put("email", Map.of("type", "string"));
        all.put("phone", Map.of("type", "string"));
        type.cases().forEach(known -> all.put(known.property(), property(known)));
        return Map.of("type", "object", "properties", all);
    }

    private static Map<String, Object> property(Vocabulary.Case known) {
        var scale = known.scale();
        if (scale != null) {
            return range(scale.from(), scale.to());
        }
        if (known.over() != null) {
            return Map.of("type", "number");
        }
        boolean yesNo = known.texts().equals(List.of("true"));
        return yesNo ? Map.of("type", "boolean") : Map.of("type", "string");
    }

    private static Map<String, Object> range(BigDecimal from, BigDecimal to) {
        return Map.of("type", "number", "minimum", from, "maximum", to);
    }

    private static Map<String, Object> text(int longest) {
        return Map.of("type", "string", "minLength", 1, "maxLength", longest);
    }
}
