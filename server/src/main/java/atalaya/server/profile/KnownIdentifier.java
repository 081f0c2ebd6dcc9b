package atalaya.server.profile;

import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.IdentifierType;
import atalaya.server.ingest.source.Claims;
import java.util.List;

/// An identifier a customer is known by.
///
/// @param value in standard form
/// @param from the records that bring it, in order
/// @param verified whether any of them has checked it
/// @param shared how many other customers hold it too
public record KnownIdentifier(
        IdentifierType type, String value, List<SourceKey> from, boolean verified, int shared) {

    public KnownIdentifier {
        from = List.copyOf(from);
    }

    public Assurance assurance() {
        if (type == IdentifierType.ANONYMOUS_ID || type == IdentifierType.DEVICE_ID) {
            return Assurance.DEVICE;
        }
        if (verified) {
            return Assurance.VERIFIED;
        }
        return from.stream().allMatch(record -> Claims.isClaimed(record.source()))
                ? Assurance.CLAIMED
                : Assurance.ATTESTED;
    }
}
