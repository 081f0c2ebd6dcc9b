package atalaya.server.profile.trait;

import atalaya.insight.trait.Aggregate;
import atalaya.insight.trait.Field;
import atalaya.insight.trait.Field.Own;
import atalaya.insight.trait.Filter;
import atalaya.insight.trait.Part.Figure;
import atalaya.insight.trait.Trait;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.ingest.source.Keys;
import atalaya.server.ingest.source.Yaml;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads one trait of a [TraitFile], and says with line and remedy what is wrong.
final class TraitReader {

    static final Set<String> AGGREGATES =
            Set.of(
                    "count",
                    "distinctDays",
                    "sum",
                    "min",
                    "max",
                    "first",
                    "last",
                    "mostFrequent",
                    "ranking");

    static final Set<String> FIELDS =
            Arrays.stream(Own.values())
                    .map(own -> own.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> KEYS =
            Set.of(
                    "title",
                    "aggregate",
                    "of",
                    "types",
                    "filter",
                    "days",
                    "halfLifeDays",
                    "weights",
                    "oncePerDay",
                    "told");
    private static final Set<String> RANKING =
            Set.of("halfLifeDays", "weights", "oncePerDay", "told");
    private static final Set<String> CONDITION =
            Set.of("all", "any", "not", "field", "property", "is", "atLeast", "atMost", "said");
    private static final Set<String> LANGUAGES = Set.of("es", "en");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");
    private static final int MOST_DAYS = 3660;
    private static final int MOST_WEIGHT = 1_000;
    private static final int MOST_TOLD = 100;
    private static final int TOLD = 10;
    private static final int DEEPEST = 8;

    private final Keys keys;
    private final String name;

    private TraitReader(Keys keys, String name) {
        this.keys = keys;
        this.name = name;
    }

    static Trait read(Keys file, String name, Yaml value) {
        var place = "traits." + name;
        if (!NAME.matcher(name).matches()) {
            throw file.wrong(place, value, "named with a-z, 0-9 and _, beginning with a letter");
        }
        return new TraitReader(file.section(place, value, KEYS), name).trait();
    }

    private Trait trait() {
        var types = types();
        return new Trait(
                name, titles(), types, filter(), aggregate(), number("days", 0, MOST_DAYS));
    }

    private Map<String, String> titles() {
        return switch (keys.find("title")) {
            case null -> Map.of();
            case Yaml.Text(var text, var _) -> Map.of("es", text, "en", text);
            case Yaml given -> {
                var languages = keys.section("title", given, LANGUAGES);
                var titles = new HashMap<String, String>();
                LANGUAGES.stream()
                        .filter(languages::has)
                        .forEach(language -> titles.put(language, languages.text(language)));
                yield titles;
            }
        };
    }

    private Set<String> types() {
        var types = new HashSet<String>();
        keys.items("types").forEach(one -> types.add(type("types", one)));
        return types;
    }

    private String type(String key, Yaml value) {
        return keys.word(key, value, Vocabulary.types().keySet());
    }

    private Aggregate aggregate() {
        var word = keys.word("aggregate", keys.need("aggregate"), AGGREGATES);
        boolean ranks = word.equals("ranking");
        for (var key : RANKING) {
            if (keys.has(key) && !ranks) {
                throw keys.wrong(key, keys.need(key), "with aggregate: ranking");
            }
        }
        return switch (word) {
            case "count" -> without(new Aggregate.Count());
            case "distinctDays" -> without(new Aggregate.Days());
            case "sum" -> new Aggregate.Figure(Figure.SUM, of());
            case "min" -> new Aggregate.Figure(Figure.LEAST, of());
            case "max" -> new Aggregate.Figure(Figure.MOST, of());
            case "first" -> new Aggregate.Moment(false, of());
            case "last" -> new Aggregate.Moment(true, of());
            case "mostFrequent" -> new Aggregate.Ranking(of(), Map.of(), 0, false, 1);
            default ->
                    new Aggregate.Ranking(
                            of(),
                            weights(),
                            number("halfLifeDays", 0, MOST_DAYS),
                            yes("oncePerDay"),
                            keys.has("told") ? number("told", 1, MOST_TOLD) : TOLD);
        };
    }

    private Aggregate without(Aggregate aggregate) {
        if (keys.has("of")) {
            throw keys.wrong("of", keys.need("of"), "left out: interactions are counted");
        }
        return aggregate;
    }

    private Field of() {
        var value = keys.need("of");
        if (value instanceof Yaml.Text) {
            return own("of", keys, value);
        }
        var section = keys.section("of", value, Set.of("property"));
        return properties(section);
    }

    private static Field own(String key, Keys keys, Yaml value) {
        return Own.valueOf(keys.word(key, value, FIELDS).toUpperCase(Locale.ROOT));
    }

    private static Field properties(Keys section) {
        section.need("property");
        var paths = section.texts("property");
        for (var path : paths) {
            if (path.length() > Field.LONGEST || path.startsWith(".") || path.contains("..")) {
                throw section.wrong(
                        "property", section.need("property"), "names with a point between them");
            }
        }
        var fields = paths.stream().map(path -> (Field) Field.Property.of(path)).toList();
        return fields.size() == 1 ? fields.getFirst() : new Field.Several(fields);
    }

    private Map<String, Integer> weights() {
        var weights = new LinkedHashMap<String, Integer>();
        keys.entries("weights")
                .forEach((type, value) -> {
                    var known = type("weights", new Yaml.Text(type, value.line()));
                    weights.put(known, whole(keys, "weights." + type, value, 0, MOST_WEIGHT));
                });
        return weights;
    }

    private int number(String key, int least, int most) {
        var value = keys.find(key);
        return value == null ? 0 : whole(keys, key, value, Math.max(1, least), most);
    }

    private static int whole(Keys keys, String key, Yaml value, int least, int most) {
        var text = keys.text(key, value);
        int number = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw keys.wrong(key, value, "a whole number from %d to %d", least, most);
        }
        return number;
    }

    private boolean yes(String key) {
        var value = keys.find(key);
        return value != null && keys.word(key, value, List.of("true", "false")).equals("true");
    }

    private Filter filter() {
        var value = keys.find("filter");
        return value == null ? Filter.ALL : condition(keys, "filter", value, 0);
    }

    private static Filter condition(Keys above, String key, Yaml value, int depth) {
        if (depth > DEEPEST) {
            throw above.wrong(key, value, "at most " + DEEPEST + " conditions deep");
        }
        var keys = above.section(key, value, CONDITION);
        if (keys.has("all")) {
            return new Filter.All(several(alone(keys, "all", value), "all", depth));
        }
        if (keys.has("any")) {
            return new Filter.Any(several(alone(keys, "any", value), "any", depth));
        }
        if (keys.has("not")) {
            var inner = alone(keys, "not", value);
            return new Filter.Not(condition(inner, "not", inner.need("not"), depth + 1));
        }
        return plain(keys, value);
    }

    /// A condition made of others has no other key.
    private static Keys alone(Keys keys, String key, Yaml value) {
        if (CONDITION.stream().filter(keys::has).count() > 1) {
            throw keys.wrong(key, value, "the only key of its condition");
        }
        return keys;
    }

    private static List<Filter> several(Keys keys, String key, int depth) {
        return keys.items(key).stream().map(one -> condition(keys, key, one, depth + 1)).toList();
    }

    private static Filter plain(Keys keys, Yaml value) {
        if (keys.has("field") == keys.has("property")) {
            throw keys.wrong("field", value, "given, or else property, and not both");
        }
        var field = keys.has("field") ? own("field", keys, keys.need("field")) : properties(keys);
        boolean numbers = keys.has("atLeast") || keys.has("atMost");
        if ((keys.has("is") ? 1 : 0) + (numbers ? 1 : 0) + (keys.has("said") ? 1 : 0) != 1) {
            throw keys.wrong("is", value, "given, or else atLeast or atMost, or said");
        }
        if (keys.has("is")) {
            return new Filter.Is(field, Set.copyOf(new HashSet<>(keys.texts("is"))));
        }
        if (numbers) {
            return new Filter.Between(field, limit(keys, "atLeast"), limit(keys, "atMost"));
        }
        var said = keys.word("said", keys.need("said"), List.of("true", "false"));
        var some = new Filter.Said(field);
        return said.equals("true") ? some : new Filter.Not(some);
    }

    private static @Nullable BigDecimal limit(Keys keys, String key) {
        var value = keys.find(key);
        if (value == null) {
            return null;
        }
        return Field.number(keys.text(key, value))
                .orElseThrow(() -> keys.wrong(key, value, "a number such as 12.50"));
    }
}
