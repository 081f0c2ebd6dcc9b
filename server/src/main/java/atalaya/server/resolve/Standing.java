package atalaya.server.resolve;

import static java.util.Objects.requireNonNull;

import atalaya.identity.record.RecordType;
import atalaya.identity.standard.StandardRecord;
import org.jspecify.annotations.Nullable;

/// One record as this room keeps it. Its standard form is unpacked when it is first asked for.
final class Standing {

    private final long record;
    private final long serial;
    private final boolean retired;
    private final RecordType type;
    private final long[] keys;
    private final long[] identifiers;

    /// One of these two is there. Threads that unpack it at the same time do so for nothing, and
    /// get equals.
    private final byte @Nullable [] packed;

    private volatile @Nullable StandardRecord standard;

    /// @param serial minted when it was first placed, from 1
    /// @param retired whether its source no longer lists it
    /// @param keys hashes of its blocking keys, ascending; none for a follower
    /// @param identifiers hashes of its identifiers, ascending
    Standing(
            long record,
            long serial,
            boolean retired,
            StandardRecord standard,
            long[] keys,
            long[] identifiers) {
        this.record = record;
        this.serial = serial;
        this.retired = retired;
        this.type = standard.type();
        this.keys = keys;
        this.identifiers = identifiers;
        this.packed = null;
        this.standard = standard;
    }

    Standing(Row row) {
        record = row.record();
        serial = row.serial();
        retired = row.retired();
        type = row.type();
        keys = row.keys();
        identifiers = row.identifiers();
        packed = row.standard();
    }

    /// As it is stored, and as it is remembered, which takes a tenth of the memory.
    record Row(
            long record,
            long serial,
            boolean retired,
            RecordType type,
            byte[] standard,
            long[] keys,
            long[] identifiers) {

        /// About how much memory it takes.
        int bytes() {
            return 200 + standard.length + Long.BYTES * (keys.length + identifiers.length);
        }
    }

    Row row() {
        return new Row(record, serial, retired, type, packed(), keys, identifiers);
    }

    long record() {
        return record;
    }

    long serial() {
        return serial;
    }

    boolean retired() {
        return retired;
    }

    RecordType type() {
        return type;
    }

    long[] keys() {
        return keys;
    }

    long[] identifiers() {
        return identifiers;
    }

    StandardRecord standard() {
        var known = standard;
        if (known == null) {
            known = PackedRecord.read(requireNonNull(packed));
            standard = known;
        }
        return known;
    }

    /// The standard form as it is stored; two are equal where their bytes are.
    byte[] packed() {
        return packed == null ? PackedRecord.write(standard()) : packed;
    }

    /// Whether it only follows the customer that holds its identifiers: a bare identifier, and a
    /// record its source no longer lists. Everyone else is placed as if it were not there.
    boolean follows() {
        return retired || !founds();
    }

    boolean founds() {
        return type.founds();
    }
}
