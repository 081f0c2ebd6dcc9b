package atalaya.server.ingest.source;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.record.SourceRecord;
import atalaya.identity.standard.Identifier;
import atalaya.identity.standard.IdentifierType;
import atalaya.identity.standard.Standardizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Identifiers as columns hold them, and their standard form.
final class Identifiers {

    static final Map<Attribute, IdentifierType> BY_ATTRIBUTE = byAttribute();
    private static final int REMEMBERED = 50_000;

    private final @Nullable String country;

    /// Standard forms seen lately: a telephone takes microseconds and comes many times.
    private final Map<Identifier, Optional<String>> seen =
            new LinkedHashMap<>(1024, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Identifier, Optional<String>> eldest) {
                    return size() > REMEMBERED;
                }
            };

    Identifiers(@Nullable String country) {
        this.country = country;
    }

    /// The standard form, the same that records holding this identifier get; empty when it cannot
    /// be one.
    Optional<String> standard(IdentifierType type, String text) {
        return seen.computeIfAbsent(new Identifier(type, text), this::find);
    }

    private Optional<String> find(Identifier typed) {
        var attribute =
                BY_ATTRIBUTE.entrySet().stream()
                        .filter(entry -> entry.getValue() == typed.type())
                        .findFirst()
                        .orElseThrow()
                        .getKey();
        var record =
                new SourceRecord(
                        new SourceKey("~", "~"),
                        RecordType.LEAF,
                        country,
                        null,
                        Map.of(attribute, List.of(FieldValue.of(typed.value()))));
        return Standardizer.standardize(record).identifiers().stream()
                .filter(identifier -> identifier.type() == typed.type())
                .map(Identifier::value)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private static Map<Attribute, IdentifierType> byAttribute() {
        var types = new LinkedHashMap<Attribute, IdentifierType>();
        types.put(Attribute.EMAIL, IdentifierType.EMAIL);
        types.put(Attribute.PHONE, IdentifierType.PHONE);
        types.put(Attribute.USER_ID, IdentifierType.USER_ID);
        types.put(Attribute.ANONYMOUS_ID, IdentifierType.ANONYMOUS_ID);
        types.put(Attribute.LOYALTY_NUMBER, IdentifierType.LOYALTY_NUMBER);
        types.put(Attribute.CARD_TOKEN, IdentifierType.CARD_TOKEN);
        types.put(Attribute.DEVICE_ID, IdentifierType.DEVICE_ID);
        types.put(Attribute.WHATSAPP_ID, IdentifierType.WHATSAPP_ID);
        types.put(Attribute.NATIONAL_ID, IdentifierType.NATIONAL_ID);
        types.put(Attribute.TAX_ID, IdentifierType.TAX_ID);
        return Collections.unmodifiableMap(types);
    }
}
