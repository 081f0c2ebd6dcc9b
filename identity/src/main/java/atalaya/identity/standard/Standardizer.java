package atalaya.identity.standard;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Turns a record as received into the form that can be compared.
public final class Standardizer {

    private static final Map<Attribute, IdentifierType> IDENTIFIERS =
            Map.of(
                    Attribute.EMAIL, IdentifierType.EMAIL,
                    Attribute.PHONE, IdentifierType.PHONE,
                    Attribute.NATIONAL_ID, IdentifierType.NATIONAL_ID,
                    Attribute.TAX_ID, IdentifierType.TAX_ID,
                    Attribute.USER_ID, IdentifierType.USER_ID,
                    Attribute.ANONYMOUS_ID, IdentifierType.ANONYMOUS_ID,
                    Attribute.LOYALTY_NUMBER, IdentifierType.LOYALTY_NUMBER,
                    Attribute.CARD_TOKEN, IdentifierType.CARD_TOKEN,
                    Attribute.DEVICE_ID, IdentifierType.DEVICE_ID,
                    Attribute.WHATSAPP_ID, IdentifierType.WHATSAPP_ID);

    private Standardizer() {}

    public static StandardRecord standardize(SourceRecord record) {
        List<Identifier> identifiers = new ArrayList<>();
        for (var attribute : Attribute.values()) {
            var type = IDENTIFIERS.get(attribute);
            if (type != null) {
                for (FieldValue value : record.all(attribute)) {
                    identifiers.add(
                            new Identifier(type, value.text().strip().toLowerCase(Locale.ROOT)));
                }
            }
        }
        return new StandardRecord(record.key(), record.type(), identifiers);
    }
}
