package atalaya.server.ingest.source;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.server.ingest.file.Flaw.Reason;
import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.source.FileRule.ColumnRule;
import atalaya.server.ingest.source.FileRule.ConsentRule;
import atalaya.server.ingest.source.ReadRow.ConsentSaid;
import atalaya.server.ingest.source.ReadRow.RecordSaid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads rows that are people or companies.
final class RecordReader {

    private final FileRule.Records rule;
    private final Values values;

    RecordReader(FileRule.Records rule, Values values) {
        this.rule = rule;
        this.values = values;
    }

    ReadRow read(Row row, Reading reading) {
        var type = type(row, reading);
        var key = key(rule.key(), row, reading);
        var at = time(row, reading);
        var said = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        rule.always().forEach((attribute, text) -> add(said, attribute, FieldValue.of(text)));
        for (var column : rule.columns()) {
            column(column, row, reading, said);
        }
        var consents = consents(rule.consents(), row, reading);
        return new ReadRow.Said(
                List.of(new RecordSaid(key, type, at, said, consents)),
                List.of(),
                reading.setAside());
    }

    private RecordType type(Row row, Reading reading) {
        var word = values.word(rule.type(), row, reading);
        if (word == null) {
            throw reading.reject(null, Reason.MISSING_VALUE, "neither a person nor a company");
        }
        return FileRules.type(word);
    }

    /// The columns' cells with `/` between them; null when the rule names none.
    private @Nullable String key(List<String> columns, Row row, Reading reading) {
        if (columns.isEmpty()) {
            return null;
        }
        var key = new StringBuilder();
        boolean blank = true;
        for (var column : columns) {
            var cell = values.cell(row, column);
            blank &= cell.isEmpty();
            key.append(key.isEmpty() ? "" : "/").append(cell);
        }
        if (blank) {
            throw reading.reject(columns.getFirst(), Reason.NO_KEY, "the key is empty");
        }
        return key.toString();
    }

    private @Nullable Instant time(Row row, Reading reading) {
        var moment = rule.time();
        var cell = moment == null ? "" : values.cell(row, moment.column());
        if (moment == null || cell.isEmpty()) {
            return null;
        }
        var at = values.instant(cell, moment);
        if (at == null) {
            throw reading.reject(moment.column(), Reason.BAD_DATE, "not a possible date");
        }
        return at;
    }

    private void column(
            ColumnRule column, Row row, Reading reading, Map<Attribute, List<FieldValue>> said) {
        for (var part : values.parts(row, column.column(), column.split())) {
            var text = text(column, part, reading);
            if (text != null) {
                var since = values.optionalInstant(column.since(), row, reading);
                add(said, column.attribute(), new FieldValue(text, since, verified(column, row)));
            }
        }
    }

    private boolean verified(ColumnRule column, Row row) {
        return column.verified() != null
                && FileRules.YES.contains(FileRules.lower(values.cell(row, column.verified())));
    }

    /// The value in our form; null when it had to be set aside.
    private @Nullable String text(ColumnRule column, String part, Reading reading) {
        var attribute = column.attribute();
        var ours = column.values().getOrDefault(FileRules.lower(part), part);
        if (ColumnUse.DATES.contains(attribute) || column.format() != null) {
            var date = values.date(ours, column.column(), column.format());
            if (date == null) {
                reading.setAside(column.column(), Reason.BAD_DATE, "not a possible date");
            }
            return date == null ? null : date.toString();
        }
        if (ColumnUse.NUMBERS.contains(attribute)) {
            var number = values.number(ours, column.column(), column.decimal());
            if (number == null) {
                reading.setAside(column.column(), Reason.BAD_NUMBER, "not a number");
            }
            return number == null ? null : number.toPlainString();
        }
        return column.of() == null ? ours : new SourceKey(column.of(), ours).toString();
    }

    private static void add(
            Map<Attribute, List<FieldValue>> said, Attribute attribute, FieldValue value) {
        var all = said.computeIfAbsent(attribute, _ -> new ArrayList<>(1));
        if (all.stream().noneMatch(known -> known.text().equals(value.text()))) {
            all.add(value);
        }
    }

    private List<ConsentSaid> consents(List<ConsentRule> rules, Row row, Reading reading) {
        if (rules.isEmpty()) {
            return List.of();
        }
        var said = new ArrayList<ConsentSaid>(rules.size());
        for (var consent : rules) {
            var answer = answer(consent, values.cell(row, consent.column()), reading);
            var channel = values.word(consent.channel(), row, reading);
            var purpose = values.word(consent.purpose(), row, reading);
            if (answer != null && channel != null && purpose != null) {
                said.add(
                        new ConsentSaid(
                                channel,
                                purpose,
                                answer,
                                values.optionalInstant(consent.at(), row, reading),
                                values.word(consent.how(), row),
                                values.word(consent.textVersion(), row)));
            }
        }
        return said;
    }

    /// What a cell says; null when it says nothing, or something the rule does not list.
    static @Nullable Boolean answer(ConsentRule consent, String cell, Reading reading) {
        var text = FileRules.lower(cell);
        if (text.isEmpty()) {
            return null;
        }
        if (consent.granted().contains(text)) {
            return true;
        }
        if (consent.denied().contains(text)) {
            return false;
        }
        reading.setAside(consent.column(), Reason.UNKNOWN_VALUE, "neither granted nor denied");
        return null;
    }
}
