package atalaya.server.profile;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.SourceKey;
import atalaya.identity.survive.GoldenValue;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Golden values as column `profile.profile.golden` keeps them.
final class GoldenJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Value>> VALUES = new TypeReference<>() {};

    private GoldenJson() {}

    /// A golden value.
    private record Value(
            String text,
            String source,
            String record,
            @Nullable Instant at,
            boolean verified,
            GoldenValue.Rule rule,
            List<Losing> others) {}

    /// A value that lost.
    private record Losing(
            String text,
            String source,
            String record,
            @Nullable Instant at,
            boolean verified,
            GoldenValue.Rule why) {}

    static String write(Map<Attribute, GoldenValue> golden) {
        var values = new LinkedHashMap<String, Value>();
        golden.forEach((attribute, value) -> values.put(attribute.word(), value(value)));
        return JSON.writeValueAsString(values);
    }

    static Map<Attribute, GoldenValue> read(String json) {
        var golden = new EnumMap<Attribute, GoldenValue>(Attribute.class);
        JSON.readValue(json, VALUES)
                .forEach((word, value) ->
                        Attribute.parse(word)
                                .ifPresent(attribute ->
                                        golden.put(attribute, golden(attribute, value))));
        return Collections.unmodifiableMap(golden);
    }

    private static Value value(GoldenValue value) {
        return new Value(
                value.text(),
                value.from().source(),
                value.from().record(),
                value.at(),
                value.verified(),
                value.rule(),
                value.others().stream().map(GoldenJson::losing).toList());
    }

    private static Losing losing(GoldenValue.Losing losing) {
        return new Losing(
                losing.text(),
                losing.from().source(),
                losing.from().record(),
                losing.at(),
                losing.verified(),
                losing.why());
    }

    private static GoldenValue golden(Attribute attribute, Value value) {
        return new GoldenValue(
                attribute,
                value.text(),
                new SourceKey(value.source(), value.record()),
                value.at(),
                value.verified(),
                value.rule(),
                value.others().stream()
                        .map(losing ->
                                new GoldenValue.Losing(
                                        losing.text(),
                                        new SourceKey(losing.source(), losing.record()),
                                        losing.at(),
                                        losing.verified(),
                                        losing.why()))
                        .toList());
    }
}
