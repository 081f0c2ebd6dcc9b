package atalaya.identity.bulk;

import atalaya.identity.standard.StandardRecord;
import java.util.List;
import java.util.function.Function;

/// The hashes of the keys of each record, side by side for each piece of work that made them: a
/// hundred megabytes for a million records, in some thousand arrays instead of a million.
final class KeyRows {

    private final long[][] pieces;

    /// Where the row of each record ends in its piece; it begins where the one before ends.
    private final int[] ends;

    private KeyRows(int records) {
        pieces = new long[Workers.pieces(records)][];
        ends = new int[records];
    }

    static KeyRows of(List<StandardRecord> records, Function<StandardRecord, long[]> keys) {
        var rows = new KeyRows(records.size());
        Workers.run(
                records.size(),
                () ->
                        (piece, from, to) -> {
                            var hashes = new LongList();
                            for (int record = from; record < to; record++) {
                                for (long hash : keys.apply(records.get(record))) {
                                    hashes.add(hash);
                                }
                                rows.ends[record] = hashes.size();
                            }
                            rows.pieces[piece] = hashes.toArray();
                        });
        return rows;
    }

    int records() {
        return ends.length;
    }

    /// How many hashes there are of all records.
    int size() {
        long size = 0;
        for (long[] piece : pieces) {
            size += piece.length;
        }
        return Math.toIntExact(size);
    }

    /// Takes a hash of a record.
    @FunctionalInterface
    interface Taker {
        void take(int record, long hash);
    }

    /// Tells each hash, record by record.
    void forEach(Taker taker) {
        for (int record = 0; record < ends.length; record++) {
            long[] piece = piece(record);
            for (int i = start(record); i < ends[record]; i++) {
                taker.take(record, piece[i]);
            }
        }
    }

    /// The hash of a record that is the same as another but for some upper bits.
    ///
    /// @param lower the other, without so many upper bits
    long whole(int record, long lower, int bits) {
        long[] piece = piece(record);
        for (int i = start(record); i < ends[record]; i++) {
            if (piece[i] << bits >> bits == lower) {
                return piece[i];
            }
        }
        throw new IllegalStateException("A key is not among its record's keys.");
    }

    private long[] piece(int record) {
        return pieces[record / Workers.PIECE];
    }

    private int start(int record) {
        return record % Workers.PIECE == 0 ? 0 : ends[record - 1];
    }
}
