package atalaya.server.ingest.source;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.RecordType;
import atalaya.server.ingest.file.Dialect;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.ingest.source.FileRule.Amount;
import atalaya.server.ingest.source.FileRule.ColumnRule;
import atalaya.server.ingest.source.FileRule.ConsentRule;
import atalaya.server.ingest.source.FileRule.Content;
import atalaya.server.ingest.source.FileRule.Moment;
import atalaya.server.ingest.source.FileRule.Rows;
import atalaya.server.ingest.source.FileRule.Word;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the part `files` of a source file.
final class FileRules {

    private static final Set<String> FILE_KEYS =
            Set.of(
                    "file",
                    "format",
                    "encoding",
                    "separator",
                    "quote",
                    "header",
                    "rows",
                    "records",
                    "key",
                    "time",
                    "dates",
                    "decimal",
                    "columns",
                    "always",
                    "consent",
                    "ignore",
                    "optional",
                    "interactions",
                    "traits",
                    "events",
                    "otherEvents",
                    "channel");
    private static final Set<String> COLUMN_KEYS =
            Set.of("as", "format", "decimal", "split", "values", "verified", "since", "of");
    private static final Set<String> CHOICE_KEYS = Set.of("column", "values", "otherwise");
    private static final Set<String> CONSENT_KEYS =
            Set.of("channel", "purpose", "column", "granted", "denied", "at", "how", "textVersion");
    static final Set<String> YES = Set.of("yes", "y", "sí", "si", "s", "true", "1", "x");
    static final Set<String> NO = Set.of("no", "n", "false", "0");
    private static final Set<String> CONSENT_CHANNELS =
            ordered("email", "phone", "sms", "post", "whatsapp", "app");
    private static final Set<String> CONSENT_PURPOSES =
            ordered("marketing", "service", "profiling", "third-party", "research");

    private final Keys source;
    private final String name;

    FileRules(Keys source, String name) {
        this.source = source;
        this.name = name;
    }

    List<FileRule> read() {
        source.need("files");
        var rules = new ArrayList<FileRule>();
        source.entries("files")
                .forEach((file, value) -> {
                    rules.add(rule(file, source.section("files." + file, value, FILE_KEYS)));
                });
        return List.copyOf(rules);
    }

    private FileRule rule(String file, Keys keys) {
        var ignore = keys.texts("ignore");
        boolean others = ignore.contains("others");
        var content = content(keys);
        return new FileRule(
                file,
                keys.text("file"),
                dialect(keys, content),
                dates(keys, "dates"),
                character(keys, "decimal"),
                content,
                Set.copyOf(ignore),
                others,
                Set.copyOf(keys.texts("optional")));
    }

    private Content content(Keys keys) {
        if ("segment".equals(keys.optionalText("format"))) {
            refuse(keys, "format: segment", "records", "interactions", "columns", "key");
            return segment(keys);
        }
        refuse(keys, "this format", "traits", "events", "otherEvents");
        if (keys.has("interactions")) {
            refuse(keys, "interactions", "records", "columns", "key", "rows", "always", "consent");
            var items = keys.items("interactions");
            boolean several = items.size() > 1;
            return new FileRule.Interactions(
                    Keys.all(
                            items,
                            item ->
                                    new InteractionSection(
                                                    keys.section(
                                                            "interactions",
                                                            item,
                                                            InteractionSection.KEYS),
                                                    name)
                                            .read(several)));
        }
        if (!keys.has("records")) {
            throw keys.wrong(
                    "records",
                    keys.need("file"),
                    "given: records, interactions or format: segment");
        }
        return records(keys);
    }

    private static void refuse(Keys keys, String beside, String... others) {
        for (var other : others) {
            var value = keys.find(other);
            if (value != null) {
                throw keys.wrong(other, value, "left out beside %s", beside);
            }
        }
    }

    private Dialect dialect(Keys keys, Content content) {
        var format = keys.optionalText("format");
        if (format != null) {
            keys.word("format", keys.need("format"), ordered("csv", "jsonl", "segment"));
        }
        var header = keys.has("header") ? keys.texts("header") : null;
        return new Dialect(
                content instanceof FileRule.Segment || "jsonl".equals(format)
                        ? Dialect.Format.JSON_LINES
                        : format == null ? null : Dialect.Format.TABLE,
                encoding(keys),
                character(keys, "separator"),
                character(keys, "quote"),
                header);
    }

    private static @Nullable Charset encoding(Keys keys) {
        var encoding = keys.optionalText("encoding");
        if (encoding == null) {
            return null;
        }
        try {
            return Charset.forName(encoding);
        } catch (IllegalArgumentException unknown) {
            throw keys.wrong(
                    "encoding", keys.need("encoding"), "as in UTF-8, ISO-8859-1, windows-1252");
        }
    }

    private static @Nullable Character character(Keys keys, String key) {
        var value = keys.find(key);
        if (value == null) {
            return null;
        }
        if (value instanceof Yaml.Text(var text, var _)) {
            var plain = text.equals("tab") || text.equals("\\t") ? "\t" : text;
            if (plain.length() == 1 && plain.charAt(0) < 127) {
                return plain.charAt(0);
            }
        }
        throw keys.wrong(key, value, "one ASCII character, or tab");
    }

    /// A pattern of dates, tried out so that a wrong one is told here and not at the first row.
    private static @Nullable String dates(Keys keys, String key) {
        var format = keys.optionalText(key);
        if (format != null && !DateReader.isPattern(format)) {
            throw keys.wrong(
                    key, keys.need(key), "a pattern such as dd/MM/yyyy or yyyy-MM-dd HH:mm");
        }
        return format;
    }

    private FileRule.Records records(Keys keys) {
        var rows = keys.find("rows");
        var word =
                rows == null
                        ? "changes"
                        : keys.word("rows", rows, ordered("snapshot", "whole", "changes"));
        var always = new EnumMap<Attribute, String>(Attribute.class);
        keys.entries("always")
                .forEach((attribute, value) -> {
                    always.put(
                            attribute(keys, "always", new Yaml.Text(attribute, value.line())),
                            keys.text("always." + attribute, value));
                });
        var columns = new ArrayList<ColumnRule>();
        keys.entries("columns")
                .forEach((column, value) -> columns.add(column(keys, column, value)));
        return new FileRule.Records(
                Rows.valueOf(word.toUpperCase(Locale.ROOT)),
                choice(keys, "records", ordered("person", "company")),
                keys.texts("key"),
                moment(keys, "time"),
                columns,
                always,
                consents(keys));
    }

    private ColumnRule column(Keys keys, String column, Yaml value) {
        var place = "columns." + column;
        if (value instanceof Yaml.Text) {
            var attribute = attribute(keys, place, value);
            return new ColumnRule(column, attribute, null, null, null, Map.of(), null, null, null);
        }
        var inner = keys.section(place, value, COLUMN_KEYS);
        var values = new LinkedHashMap<String, String>();
        inner.textsByName("values").forEach((from, to) -> values.put(lower(from), to));
        return new ColumnRule(
                column,
                attribute(inner, "as", inner.need("as")),
                dates(inner, "format"),
                character(inner, "decimal"),
                inner.optionalText("split"),
                values,
                inner.optionalText("verified"),
                moment(inner, "since"),
                inner.optionalText("of"));
    }

    private static Attribute attribute(Keys keys, String key, Yaml value) {
        var words = Arrays.stream(Attribute.values()).map(Attribute::word).toList();
        var word = keys.word(key, value, words);
        return Attribute.parse(word).orElseThrow();
    }

    private List<ConsentRule> consents(Keys keys) {
        return Keys.all(
                keys.items("consent"),
                item -> consent(keys.section("consent", item, CONSENT_KEYS)));
    }

    private ConsentRule consent(Keys keys) {
        return new ConsentRule(
                choice(keys, "channel", CONSENT_CHANNELS),
                choice(keys, "purpose", CONSENT_PURPOSES),
                keys.text("column"),
                answers(keys, "granted", YES),
                answers(keys, "denied", NO),
                moment(keys, "at"),
                word(keys, "how"),
                word(keys, "textVersion"));
    }

    private static Set<String> answers(Keys keys, String key, Set<String> usual) {
        if (!keys.has(key)) {
            return usual;
        }
        var answers = new HashSet<String>();
        keys.texts(key).forEach(answer -> answers.add(lower(answer)));
        return Set.copyOf(answers);
    }

    private FileRule.Segment segment(Keys keys) {
        var traits = new LinkedHashMap<String, Attribute>();
        keys.entries("traits")
                .forEach((trait, value) -> {
                    traits.put(trait, attribute(keys, "traits." + trait, value));
                });
        var events = new LinkedHashMap<String, String>();
        keys.entries("events")
                .forEach((event, value) -> {
                    events.put(
                            event,
                            keys.word("events." + event, value, Vocabulary.types().keySet()));
                });
        var others = keys.find("otherEvents");
        var channel = keys.find("channel");
        return new FileRule.Segment(
                traits,
                events,
                others != null
                        && keys.word("otherEvents", others, ordered("reject", "skip"))
                                .equals("skip"),
                channel == null ? null : keys.word("channel", channel, Vocabulary.CHANNELS),
                consents(keys));
    }

    static Choice choice(Keys keys, String key, Set<String> words) {
        var value = keys.need(key);
        if (value instanceof Yaml.Text) {
            return new Choice.Fixed(keys.word(key, value, words));
        }
        var inner = keys.section(key, value, CHOICE_KEYS);
        var byValue = new LinkedHashMap<String, String>();
        inner.entries("values")
                .forEach((from, to) -> {
                    var word = inner.text("values." + from, to);
                    byValue.put(
                            lower(from),
                            word.equals(Choice.FromColumn.SKIP)
                                    ? word
                                    : inner.word("values." + from, to, words));
                });
        if (byValue.isEmpty()) {
            words.forEach(word -> byValue.put(lower(word), word));
        }
        var otherwise = inner.find("otherwise");
        return new Choice.FromColumn(
                inner.text("column"),
                byValue,
                otherwise == null
                        ? null
                        : inner.text("otherwise", otherwise).equals(Choice.FromColumn.SKIP)
                                ? Choice.FromColumn.SKIP
                                : inner.word("otherwise", otherwise, words));
    }

    static @Nullable Moment moment(Keys keys, String key) {
        var value = keys.find(key);
        return value == null ? null : moment(keys, key, value);
    }

    static Moment moment(Keys keys, String key, Yaml value) {
        if (value instanceof Yaml.Text) {
            return new Moment(keys.text(key, value), null);
        }
        var inner = keys.section(key, value, Set.of("column", "format"));
        return new Moment(inner.text("column"), dates(inner, "format"));
    }

    static @Nullable Amount amount(Keys keys, String key) {
        var value = keys.find(key);
        if (value == null || value instanceof Yaml.Text) {
            return value == null ? null : new Amount(keys.text(key), null);
        }
        var inner = keys.section(key, value, Set.of("column", "decimal"));
        return new Amount(inner.text("column"), character(inner, "decimal"));
    }

    static @Nullable Word word(Keys keys, String key) {
        var value = keys.find(key);
        if (value == null || value instanceof Yaml.Text) {
            return value == null ? null : new Word(null, keys.text(key));
        }
        return new Word(keys.section(key, value, Set.of("always")).text("always"), null);
    }

    static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    static RecordType type(String word) {
        return RecordType.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Set<String> ordered(String... words) {
        return new java.util.LinkedHashSet<>(List.of(words));
    }
}
