package atalaya.server.ingest.source;

import atalaya.identity.standard.IdentifierType;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.ingest.source.FileRule.InteractionRule;
import atalaya.server.ingest.source.FileRule.OutcomeRule;
import atalaya.server.ingest.source.FileRule.ReferenceRule;
import atalaya.server.ingest.source.FileRule.WhoRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Section `interactions` of a source file: how a row says what happened, to whom and how it went.
final class InteractionSection {

    static final Set<String> KEYS =
            Set.of(
                    "id",
                    "type",
                    "at",
                    "channel",
                    "department",
                    "who",
                    "amount",
                    "currency",
                    "margin",
                    "cost",
                    "reference",
                    "text",
                    "properties",
                    "outcome");

    private final Keys keys;
    private final String source;

    /// @param source whose keys `key` names
    InteractionSection(Keys keys, String source) {
        this.keys = keys;
        this.source = source;
    }

    /// @param several whether each row is more than one interaction
    InteractionRule read(boolean several) {
        var properties = properties(keys);
        boolean all =
                keys.find("properties") instanceof Yaml.Text(var text, var _)
                        && text.equals("others");
        return new InteractionRule(
                keys.texts("id"),
                several,
                FileRules.choice(keys, "type", Vocabulary.types().keySet()),
                FileRules.moment(keys, "at", keys.need("at")),
                keys.has("channel") ? FileRules.choice(keys, "channel", Vocabulary.CHANNELS) : null,
                keys.has("department")
                        ? FileRules.choice(keys, "department", Vocabulary.DEPARTMENTS)
                        : null,
                who(),
                FileRules.amount(keys, "amount"),
                currency(keys),
                FileRules.amount(keys, "margin"),
                FileRules.amount(keys, "cost"),
                references(keys),
                keys.optionalText("text"),
                properties,
                all,
                outcome(keys));
    }

    /// Our name of each property, and its column.
    private static Map<String, String> properties(Keys keys) {
        return switch (keys.find("properties")) {
            case null -> Map.of();
            case Yaml.Section _ -> keys.textsByName("properties");
            case Yaml.Text(var text, var _) when text.equals("others") -> Map.of();
            case Yaml value -> {
                var same = new LinkedHashMap<String, String>();
                keys.texts("properties", value).forEach(column -> same.put(column, column));
                yield same;
            }
        };
    }

    private List<WhoRule> who() {
        var who = new ArrayList<WhoRule>();
        keys.entries("who")
                .forEach((column, value) -> {
                    var word = keys.text("who." + column, value);
                    if (word.equals("key")) {
                        who.add(new WhoRule(column, source, null));
                    } else if (word.startsWith("key of ")) {
                        who.add(new WhoRule(column, word.substring(7).strip(), null));
                    } else {
                        who.add(new WhoRule(column, null, identifier(keys, column, value)));
                    }
                });
        return List.copyOf(who);
    }

    private static IdentifierType identifier(Keys keys, String column, Yaml value) {
        var byWord = new LinkedHashMap<String, IdentifierType>();
        Identifiers.BY_ATTRIBUTE.forEach((attribute, type) -> byWord.put(attribute.word(), type));
        var words = new ArrayList<>(byWord.keySet());
        words.add("key");
        words.add("key of SOURCE");
        var word = keys.word("who." + column, value, words);
        var type = byWord.get(word);
        if (type == null) {
            throw keys.wrong("who." + column, value, "key, key of crm, or an identifier");
        }
        return type;
    }

    private static List<ReferenceRule> references(Keys keys) {
        var kinds = new ArrayList<>(Vocabulary.PERSONAL_REFERENCES);
        kinds.addAll(Vocabulary.COMMON_REFERENCES);
        var references = new ArrayList<ReferenceRule>();
        keys.entries("reference")
                .forEach((kind, value) -> {
                    keys.word("reference", new Yaml.Text(kind, value.line()), kinds);
                    references.add(new ReferenceRule(kind, keys.text("reference." + kind, value)));
                });
        return List.copyOf(references);
    }

    private static @Nullable OutcomeRule outcome(Keys keys) {
        var value = keys.find("outcome");
        if (value == null) {
            return null;
        }
        if (value instanceof Yaml.Text) {
            return new OutcomeRule(outcome(keys, "outcome", value), null, Map.of());
        }
        var inner = keys.section("outcome", value, Set.of("column", "values"));
        var values = new LinkedHashMap<String, BigDecimal>();
        inner.need("values");
        inner.entries("values")
                .forEach((text, number) -> {
                    values.put(FileRules.lower(text), outcome(inner, "values." + text, number));
                });
        return new OutcomeRule(null, inner.text("column"), values);
    }

    private static BigDecimal outcome(Keys keys, String key, Yaml value) {
        try {
            var number = new BigDecimal(keys.text(key, value));
            if (number.abs().compareTo(BigDecimal.TEN) <= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as for a number out of range
        }
        throw keys.wrong(key, value, "a number from -10 to 10");
    }

    private static @Nullable Choice currency(Keys keys) {
        if (!keys.has("currency")) {
            return null;
        }
        var codes = new TreeSet<String>();
        Currency.getAvailableCurrencies()
                .forEach(currency -> codes.add(currency.getCurrencyCode()));
        return FileRules.choice(keys, "currency", codes);
    }
}
