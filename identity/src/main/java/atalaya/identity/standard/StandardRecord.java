package atalaya.identity.standard;

import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import java.util.List;

/// A record in the form that can be compared.
///
/// @param key which record of which source
/// @param type whether it may found a customer
/// @param identifiers every identifier it holds, in standard form, in the order of [IdentifierType]
///   and then of arrival
public record StandardRecord(SourceKey key, RecordType type, List<Identifier> identifiers) {

    public StandardRecord {
        identifiers = List.copyOf(identifiers);
    }
}
