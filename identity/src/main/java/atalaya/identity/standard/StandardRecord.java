package atalaya.identity.standard;

import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A record in the form that can be compared.
///
/// @param key which record of which source
/// @param type whether it may found a customer
/// @param identifiers every identifier it holds, in standard form, in the order of [IdentifierType]
///   and then of arrival
/// @param names the person's names; more than one where a source knows an earlier or a native one
/// @param companies the company's legal and trade names
/// @param sex as stated, or null
/// @param birthDate as far as it is known, or null
/// @param documents official numbers, in the order sent
/// @param addresses in the order sent
/// @param others further columns of a file that may tell records apart, by the column's name: text
///   in folded form. Empty for records of declared sources.
public record StandardRecord(
        SourceKey key,
        RecordType type,
        List<Identifier> identifiers,
        List<PersonName> names,
        List<CompanyName> companies,
        @Nullable Sex sex,
        @Nullable BirthDate birthDate,
        List<NationalId> documents,
        List<PostalAddress> addresses,
        Map<String, String> others) {

    public StandardRecord {
        identifiers = List.copyOf(identifiers);
        names = List.copyOf(names);
        companies = List.copyOf(companies);
        documents = List.copyOf(documents);
        addresses = List.copyOf(addresses);
        others = others.isEmpty() ? Map.of() : new TreeMap<>(others);
    }

    /// A record of identifiers alone, as a leaf is.
    public StandardRecord(SourceKey key, RecordType type, List<Identifier> identifiers) {
        this(
                key,
                type,
                identifiers,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                Map.of());
    }

    /// The same record under another name.
    public StandardRecord withKey(SourceKey other) {
        return new StandardRecord(
                other,
                type,
                identifiers,
                names,
                companies,
                sex,
                birthDate,
                documents,
                addresses,
                others);
    }

    /// The same record with further columns of its file to compare.
    public StandardRecord withOthers(Map<String, String> texts) {
        return new StandardRecord(
                key,
                type,
                identifiers,
                names,
                companies,
                sex,
                birthDate,
                documents,
                addresses,
                texts);
    }

    /// The values of the identifiers of one type.
    public List<String> values(IdentifierType wanted) {
        return identifiers.stream()
                .filter(identifier -> identifier.type() == wanted)
                .map(Identifier::value)
                .toList();
    }
}
