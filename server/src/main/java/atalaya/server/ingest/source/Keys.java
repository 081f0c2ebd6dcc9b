package atalaya.server.ingest.source;

import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the keys of one section of a file that a person wrote, and says with line and remedy what
/// is wrong.
public final class Keys {

    private static final String SOURCES = "docs/sources.md";

    private final String file;
    private final String path;
    private final String guide;
    private final Yaml.Section section;

    /// @param path of the section, for messages; empty at the top
    /// @param known all keys that may stand there
    Keys(String file, String path, Yaml.Section section, Set<String> known) {
        this(file, path, section, known, SOURCES);
    }

    /// @param file what to call the file in messages
    /// @param path of the section, for messages; empty at the top
    /// @param known all keys that may stand there
    /// @param guide the page of documentation with an example
    public Keys(String file, String path, Yaml.Section section, Set<String> known, String guide) {
        this.file = file;
        this.path = path;
        this.section = section;
        this.guide = guide;
        for (var key : section.entries().keySet()) {
            if (!known.contains(key)) {
                throw unknownKey(key, known);
            }
        }
    }

    private AtalayaError unknownKey(String key, Set<String> known) {
        int line = section.keyLines().getOrDefault(key, section.line());
        return new AtalayaError(
                        2202,
                        Exit.CONFIGURATION,
                        path.isEmpty()
                                ? Phrase.of("unknown key \"%s\"", key)
                                : Phrase.of("unknown key \"%s\" in %s", key, path))
                .at(file + ":" + line)
                .remedy(Nearest.advice(key, known));
    }

    public String file() {
        return file;
    }

    public boolean has(String key) {
        return section.entries().containsKey(key);
    }

    public @Nullable Yaml find(String key) {
        return section.entries().get(key);
    }

    public Yaml need(String key) {
        var value = section.entries().get(key);
        if (value == null) {
            throw new AtalayaError(
                            2203,
                            Exit.CONFIGURATION,
                            path.isEmpty()
                                    ? Phrase.of("key \"%s\" is missing", key)
                                    : Phrase.of("key \"%s\" is missing in %s", key, path))
                    .at(file + ":" + section.line())
                    .remedy("see the example in %s", guide);
        }
        return value;
    }

    public String text(String key) {
        return text(key, need(key));
    }

    public @Nullable String optionalText(String key) {
        var value = find(key);
        return value == null ? null : text(key, value);
    }

    public String text(String key, Yaml value) {
        if (value instanceof Yaml.Text(var text, var _) && !text.isBlank()) {
            return text;
        }
        throw wrong(key, value, "one word or text");
    }

    /// One of some words.
    public String word(String key, Yaml value, Collection<String> words) {
        String text = text(key, value);
        if (!words.contains(text)) {
            throw new AtalayaError(
                            2205,
                            Exit.CONFIGURATION,
                            "\"%s\" is not a word for %s",
                            text,
                            place(key))
                    .at(file + ":" + value.line())
                    .remedy(Nearest.advice(text, words));
        }
        return text;
    }

    /// One text or a list of them.
    public List<String> texts(String key) {
        var value = find(key);
        return value == null ? List.of() : texts(key, value);
    }

    public List<String> texts(String key, Yaml value) {
        if (!(value instanceof Yaml.Items(var items, var _))) {
            return List.of(text(key, value));
        }
        return items.stream().map(item -> text(key, item)).toList();
    }

    public List<Yaml> items(String key) {
        return switch (find(key)) {
            case null -> List.of();
            case Yaml.Items(var items, var _) -> items;
            case Yaml one -> List.of(one);
        };
    }

    public Keys section(String key, Yaml value, Set<String> known) {
        if (value instanceof Yaml.Section inner) {
            return new Keys(file, place(key), inner, known, guide);
        }
        throw wrong(key, value, "keys: %s", String.join(", ", known));
    }

    /// A section whose keys are the person's own, such as names of columns.
    public Map<String, Yaml> entries(String key) {
        return switch (find(key)) {
            case null -> Map.of();
            case Yaml.Section(var entries, var _, var _) -> entries;
            case Yaml other -> throw wrong(key, other, "one line for each: name: word");
        };
    }

    public Map<String, String> textsByName(String key) {
        var texts = new LinkedHashMap<String, String>();
        entries(key).forEach((name, value) -> texts.put(name, text(key + "." + name, value)));
        return texts;
    }

    public String place(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public AtalayaError wrong(
            String key, Yaml value, @CompileTimeConstant String expected, Object... values) {
        return new AtalayaError(
                        2204,
                        Exit.CONFIGURATION,
                        "%s must be %s",
                        place(key),
                        new Phrase(expected, List.of(values)))
                .at(file + ":" + value.line())
                .remedy("see the example in %s", guide);
    }

    /// All of a list's items read the same way.
    static <T> List<T> all(List<Yaml> items, java.util.function.Function<Yaml, T> read) {
        var all = new ArrayList<T>();
        items.forEach(item -> all.add(read.apply(item)));
        return List.copyOf(all);
    }
}
