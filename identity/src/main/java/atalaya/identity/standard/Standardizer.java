package atalaya.identity.standard;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.SourceRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns a record as received into the form that can be compared. A pure function: the same record
/// always gives the same standard record.
public final class Standardizer {

    private static final Map<Attribute, IdentifierType> TIES =
            Map.of(
                    Attribute.USER_ID, IdentifierType.USER_ID,
                    Attribute.ANONYMOUS_ID, IdentifierType.ANONYMOUS_ID,
                    Attribute.LOYALTY_NUMBER, IdentifierType.LOYALTY_NUMBER,
                    Attribute.CARD_TOKEN, IdentifierType.CARD_TOKEN,
                    Attribute.DEVICE_ID, IdentifierType.DEVICE_ID,
                    Attribute.WHATSAPP_ID, IdentifierType.WHATSAPP_ID);

    private Standardizer() {}

    public static StandardRecord standardize(SourceRecord record) {
        var country = record.country();
        var documents = documents(record, country);
        return new StandardRecord(
                record.key(),
                record.type(),
                identifiers(record, documents, country),
                names(record),
                companies(record),
                record.first(Attribute.SEX).flatMap(Sex::parse).orElse(null),
                record.first(Attribute.BIRTH_DATE).flatMap(BirthDate::parse).orElse(null),
                documents,
                addresses(record),
                Map.of());
    }

    private static List<Identifier> identifiers(
            SourceRecord record, List<NationalId> documents, @Nullable String country) {
        Set<Identifier> found = new LinkedHashSet<>();
        for (FieldValue value : record.all(Attribute.EMAIL)) {
            Email.parse(value.text())
                    .ifPresent(
                            email -> found.add(new Identifier(IdentifierType.EMAIL, email.text())));
        }
        for (FieldValue value : record.all(Attribute.PHONE)) {
            Phones.parse(value.text(), country)
                    .ifPresent(phone -> found.add(new Identifier(IdentifierType.PHONE, phone)));
        }
        for (var document : documents) {
            boolean company =
                    document.kind() == NationalId.Kind.CIF
                            || document.kind() == NationalId.Kind.LEI;
            found.add(
                    new Identifier(
                            company ? IdentifierType.TAX_ID : IdentifierType.NATIONAL_ID,
                            document.value()));
        }
        TIES.forEach((attribute, type) -> {
            for (FieldValue value : record.all(attribute)) {
                found.add(new Identifier(type, value.text().strip().toLowerCase(Locale.ROOT)));
            }
        });
        return found.size() < 2
                ? List.copyOf(found)
                : found.stream().sorted(Comparator.comparing(Identifier::type)).toList();
    }

    private static List<NationalId> documents(SourceRecord record, @Nullable String country) {
        Set<NationalId> found = new LinkedHashSet<>();
        boolean spanish = "ES".equals(country);
        var ids = record.all(Attribute.NATIONAL_ID);
        for (int i = 0; i < ids.size(); i++) {
            var kind = NationalId.Kind.of(ofEach(record, Attribute.NATIONAL_ID_KIND, i));
            String issuer = ofEach(record, Attribute.NATIONAL_ID_COUNTRY, i);
            NationalId.parse(ids.get(i).text(), kind, issuer, spanish).ifPresent(found::add);
        }
        for (FieldValue value : record.all(Attribute.TAX_ID)) {
            NationalId.parse(value.text(), NationalId.Kind.TAX, "", spanish).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /// What goes with the nth document: of as many values the nth, of one that one, else nothing.
    private static String ofEach(SourceRecord record, Attribute attribute, int place) {
        var values = record.all(attribute);
        if (values.size() == record.all(Attribute.NATIONAL_ID).size()) {
            return values.get(place).text();
        }
        return values.size() == 1 ? values.getFirst().text() : "";
    }

    private static List<PersonName> names(SourceRecord record) {
        Set<PersonName> found = new LinkedHashSet<>();
        List<FieldValue> wholes = record.all(Attribute.FULL_NAME);
        NameReader.read(
                        text(record, Attribute.GIVEN_NAME, 0),
                        text(record, Attribute.MIDDLE_NAME, 0),
                        text(record, Attribute.SURNAME_1, 0),
                        text(record, Attribute.SURNAME_2, 0),
                        wholes.isEmpty() ? "" : wholes.getFirst().text())
                .ifPresent(found::add);
        for (int i = 1; i < record.all(Attribute.SURNAME_1).size(); i++) {
            NameReader.read(
                            text(record, Attribute.GIVEN_NAME, i),
                            "",
                            text(record, Attribute.SURNAME_1, i),
                            text(record, Attribute.SURNAME_2, i),
                            "")
                    .ifPresent(found::add);
        }
        for (FieldValue whole : wholes.subList(Math.min(1, wholes.size()), wholes.size())) {
            NameReader.read("", "", "", "", whole.text()).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private static List<CompanyName> companies(SourceRecord record) {
        List<CompanyName> found = new ArrayList<>();
        for (var attribute : List.of(Attribute.LEGAL_NAME, Attribute.TRADE_NAME)) {
            for (FieldValue value : record.all(attribute)) {
                CompanyName.parse(value.text()).ifPresent(found::add);
            }
        }
        return found;
    }

    /// The nth value of each part belongs to the nth address.
    private static List<PostalAddress> addresses(SourceRecord record) {
        int count = 0;
        for (var part :
                List.of(
                        Attribute.ADDRESS_LINE,
                        Attribute.POSTAL_CODE,
                        Attribute.CITY,
                        Attribute.REGION)) {
            count = Math.max(count, record.all(part).size());
        }
        List<PostalAddress> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var address =
                    PostalAddress.parse(
                            nth(record, Attribute.ADDRESS_LINE, i),
                            nth(record, Attribute.POSTAL_CODE, i),
                            nth(record, Attribute.CITY, i),
                            nth(record, Attribute.REGION, i));
            if (!address.isEmpty()) {
                found.add(address);
            }
        }
        return found.size() < 2 ? found : withoutRepeats(found);
    }

    /// A file may have a street alone, and its whole address beside it.
    private static List<PostalAddress> withoutRepeats(List<PostalAddress> addresses) {
        List<PostalAddress> kept = new ArrayList<>();
        for (var address : new LinkedHashSet<>(addresses)) {
            boolean said =
                    addresses.stream()
                            .anyMatch(other -> !other.equals(address) && other.covers(address));
            if (!said) {
                kept.add(address);
            }
        }
        return kept;
    }

    private static String nth(SourceRecord record, Attribute attribute, int place) {
        var values = record.all(attribute);
        return place < values.size() ? values.get(place).text() : "";
    }

    /// As [#nth], but a single given name goes with every surname.
    private static String text(SourceRecord record, Attribute attribute, int place) {
        var values = record.all(attribute);
        return values.isEmpty() ? "" : values.get(Math.min(place, values.size() - 1)).text();
    }
}
