package atalaya.identity.record;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record as its source sent it: the fold of its versions, each column under our word for it.
///
/// @param key which record of which source
/// @param type whether it may found a customer
/// @param country ISO 3166 code of the country whose conventions the source follows (phones,
///   documents, date order), or null when unknown
/// @param at when the source last changed the record, or null when it does not say
/// @param values the values of each attribute, in the order sent; an attribute that is absent has
///   no entry
public record SourceRecord(
        SourceKey key,
        RecordType type,
        @Nullable String country,
        @Nullable Instant at,
        Map<Attribute, List<FieldValue>> values) {

    public SourceRecord {
        var copy = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        values.forEach((attribute, list) -> {
            if (!list.isEmpty()) {
                copy.put(attribute, List.copyOf(list));
            }
        });
        values = Collections.unmodifiableMap(copy);
    }

    /// A person's record with one value for each attribute, for tests and examples.
    public static SourceRecord person(SourceKey key, Map<Attribute, String> texts) {
        var values = new EnumMap<Attribute, List<FieldValue>>(Attribute.class);
        texts.forEach((attribute, text) -> values.put(attribute, List.of(FieldValue.of(text))));
        return new SourceRecord(key, RecordType.PERSON, null, null, values);
    }

    public List<FieldValue> all(Attribute attribute) {
        return values.getOrDefault(attribute, List.of());
    }

    public Optional<String> first(Attribute attribute) {
        return all(attribute).stream().map(FieldValue::text).findFirst();
    }
}
