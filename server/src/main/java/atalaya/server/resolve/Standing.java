package atalaya.server.resolve;

import atalaya.identity.record.RecordType;
import atalaya.identity.standard.StandardRecord;

/// One record as this room keeps it.
///
/// @param serial minted when it was first placed, from 1
/// @param retired whether its source no longer lists it
/// @param keys hashes of its blocking keys, ascending; none for a follower
/// @param identifiers hashes of its identifiers, ascending
record Standing(
        long record,
        long serial,
        boolean retired,
        StandardRecord standard,
        long[] keys,
        long[] identifiers) {

    /// Whether it only follows the customer that holds its identifiers: a bare identifier, and a
    /// record its source no longer lists. Everyone else is placed as if it were not there.
    boolean follows() {
        return retired || !founds();
    }

    boolean founds() {
        return type().founds();
    }

    RecordType type() {
        return standard.type();
    }
}
