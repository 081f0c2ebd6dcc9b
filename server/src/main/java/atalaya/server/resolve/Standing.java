package atalaya.server.resolve;

import atalaya.identity.record.RecordType;
import atalaya.identity.standard.StandardRecord;

/// One record as this room keeps it.
///
/// @param serial minted when it was first placed, from 1
/// @param retired whether its source no longer lists it
/// @param keys hashes of its blocking keys, ascending
/// @param identifiers hashes of its identifiers, ascending
record Standing(
        long record,
        long serial,
        boolean retired,
        StandardRecord standard,
        long[] keys,
        long[] identifiers) {

    /// Whether it counts among the holders of an identifier: leaves and retired records do not.
    boolean counts() {
        return !retired && founds();
    }

    boolean founds() {
        return type().founds();
    }

    RecordType type() {
        return standard.type();
    }
}
