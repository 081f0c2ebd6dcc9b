package atalaya.server.ingest.source;

import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// A YAML document that remembers its lines. Every scalar is text as typed, so `NO` stays `NO`.
public sealed interface Yaml {

    /// Where it begins, counted from 1.
    int line();

    record Text(String text, int line) implements Yaml {}

    record Items(List<Yaml> items, int line) implements Yaml {}

    /// @param keyLines where each key stands
    record Section(Map<String, Yaml> entries, Map<String, Integer> keyLines, int line)
            implements Yaml {}

    /// Reads a document whose root has keys.
    ///
    /// @param file what to call it in messages
    /// @throws AtalayaError with the line, where it is not YAML
    static Section read(String text, String file) {
        try (var parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            var root = parser.currentToken() == null ? null : value(parser, file);
            if (root instanceof Section section) {
                return section;
            }
            throw new AtalayaError(2201, Exit.CONFIGURATION, "not a source file: no keys in it")
                    .at(file)
                    .remedy("atalaya source suggest FILE writes a first one");
        } catch (JacksonException broken) {
            var location = broken.getLocation();
            int line = location == null ? 1 : location.getLineNr();
            throw new AtalayaError(
                            2201,
                            Exit.CONFIGURATION,
                            "not YAML: %s",
                            broken.getOriginalMessage().lines().findFirst().orElse(""))
                    .at(file + ":" + line)
                    .remedy("check the indentation and the quotes near that line")
                    .because(broken);
        }
    }

    private static @Nullable Yaml value(JsonParser parser, String file) {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> section(parser, line, file);
            case START_ARRAY -> {
                var items = new ArrayList<Yaml>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    var item = value(parser, file);
                    if (item != null) {
                        items.add(item);
                    }
                }
                yield new Items(items, line);
            }
            case VALUE_NULL -> null;
            default -> new Text(parser.getString(), line);
        };
    }

    private static Section section(JsonParser parser, int line, String file) {
        var entries = new LinkedHashMap<String, Yaml>();
        var lines = new LinkedHashMap<String, Integer>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            int keyLine = parser.currentTokenLocation().getLineNr();
            if (lines.putIfAbsent(key, keyLine) != null) {
                throw new AtalayaError(2201, Exit.CONFIGURATION, "key \"%s\" stands twice", key)
                        .at(file + ":" + keyLine)
                        .remedy("remove one; the other is on line %s", lines.get(key));
            }
            parser.nextToken();
            var value = value(parser, file);
            if (value != null) {
                entries.put(key, value);
            }
        }
        return new Section(entries, lines, line);
    }
}
