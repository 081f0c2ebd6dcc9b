package atalaya.server.ingest.source;

import atalaya.identity.record.SourceKey;
import atalaya.server.ingest.file.Flaw.Reason;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.interaction.Interaction;
import atalaya.server.ingest.interaction.Interaction.Reference;
import atalaya.server.ingest.interaction.Interaction.Who;
import atalaya.server.ingest.interaction.Vocabulary;
import atalaya.server.ingest.source.FileRule.InteractionRule;
import atalaya.server.ingest.source.FileRule.WhoRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads rows that are interactions, each of one or of several.
final class InteractionReader {

    private final SourceFile source;
    private final FileRule file;
    private final List<InteractionRule> rules;
    private final Values values;
    private final Identifiers identifiers;
    private final ColumnUse use;

    InteractionReader(
            SourceFile source, FileRule file, FileRule.Interactions content, Values values) {
        this.source = source;
        this.file = file;
        this.rules = content.rules();
        this.values = values;
        this.identifiers = new Identifiers(source.country());
        this.use = ColumnUse.of(file);
    }

    ReadRow read(Row row, Reading reading) {
        var happened = new ArrayList<Interaction>(rules.size());
        for (var rule : rules) {
            var interaction = read(rule, row, reading);
            if (interaction != null) {
                happened.add(interaction);
            }
        }
        return new ReadRow.Said(List.of(), List.copyOf(happened), reading.setAside());
    }

    /// Null when it has not happened yet: in a file of several per row, its time is empty.
    private @Nullable Interaction read(InteractionRule rule, Row row, Reading reading) {
        var when = values.cell(row, rule.at().column());
        if (when.isEmpty() && rule.several()) {
            return null;
        }
        var at = values.instant(when, rule.at());
        if (at == null) {
            throw reading.reject(rule.at().column(), Reason.BAD_DATE, "not a possible date");
        }
        var word = values.word(rule.type(), row, reading);
        var type = word == null ? null : Vocabulary.type(word).orElse(null);
        if (type == null) {
            throw reading.reject(null, Reason.MISSING_VALUE, "no type of interaction");
        }
        var currency = values.word(rule.currency(), row, reading);
        var properties = properties(rule, row);
        return new Interaction(
                source.name(),
                file.name(),
                id(rule, type, row),
                type.name(),
                at,
                values.word(rule.channel(), row, reading),
                values.word(rule.department(), row, reading),
                values.money(rule.amount(), currency, row, reading, true),
                currency,
                values.money(rule.margin(), currency, row, reading, false),
                values.money(rule.cost(), currency, row, reading, false),
                who(rule.who(), row, reading),
                references(rule, row),
                text(rule, row),
                properties.isEmpty() ? null : json(properties),
                outcome(rule, type, row, properties));
    }

    /// The id of the row with the file's name; empty when rows are named by their content.
    private String id(InteractionRule rule, Vocabulary.Type type, Row row) {
        if (rule.id().isEmpty()) {
            return "";
        }
        var id = new StringBuilder(file.name()).append(':');
        boolean blank = true;
        for (int i = 0; i < rule.id().size(); i++) {
            var cell = values.cell(row, rule.id().get(i));
            blank &= cell.isEmpty();
            id.append(i == 0 ? "" : "/").append(cell);
        }
        if (blank) {
            return "";
        }
        return rule.several() ? id.append('/').append(type.name()).toString() : id.toString();
    }

    private @Nullable Who who(List<WhoRule> columns, Row row, Reading reading) {
        for (var column : columns) {
            var cell = values.cell(row, column.column());
            if (cell.isEmpty()) {
                continue;
            }
            if (column.identifier() == null) {
                return new Who.Record(new SourceKey(String.valueOf(column.source()), cell));
            }
            var standard = identifiers.standard(column.identifier(), cell);
            if (standard.isPresent()) {
                return new Who.Leaf(column.identifier(), standard.get());
            }
            reading.setAside(
                    column.column(),
                    Reason.UNKNOWN_VALUE,
                    "not a possible " + column.identifier().word());
        }
        return null;
    }

    private List<Reference> references(InteractionRule rule, Row row) {
        var references = new ArrayList<Reference>(rule.references().size());
        for (var reference : rule.references()) {
            var cell = values.cell(row, reference.column());
            if (!cell.isEmpty()) {
                references.add(new Reference(reference.kind(), cell));
            }
        }
        return references;
    }

    private @Nullable String text(InteractionRule rule, Row row) {
        var text = rule.text() == null ? "" : values.cell(row, rule.text());
        return text.isEmpty() ? null : text;
    }

    private Map<String, String> properties(InteractionRule rule, Row row) {
        var properties = new LinkedHashMap<String, String>();
        rule.properties().forEach((name, column) -> put(properties, name, column, row));
        if (rule.allProperties()) {
            for (var column : values.columns()) {
                if (!use.used().contains(column) && !file.ignore().contains(column)) {
                    put(properties, column, column, row);
                }
            }
        }
        return properties;
    }

    private void put(Map<String, String> properties, String name, String column, Row row) {
        var cell = values.cell(row, column);
        if (!cell.isEmpty()) {
            properties.put(name, cell);
        }
    }

    private @Nullable BigDecimal outcome(
            InteractionRule rule, Vocabulary.Type type, Row row, Map<String, String> properties) {
        var own = rule.outcome();
        if (own != null && own.always() != null) {
            return own.always();
        }
        if (own != null && own.column() != null) {
            var found = own.values().get(FileRules.lower(values.cell(row, own.column())));
            if (found != null) {
                return found;
            }
        }
        return type.outcome(properties::get);
    }

    private static String json(Map<String, String> properties) {
        var json = new StringBuilder("{");
        properties.forEach((name, text) -> {
            json.append(json.length() == 1 ? "" : ",");
            JsonText.quote(name, json);
            json.append(':');
            JsonText.quote(text, json);
        });
        return json.append('}').toString();
    }
}
