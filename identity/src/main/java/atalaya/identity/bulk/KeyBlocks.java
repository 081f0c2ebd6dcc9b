package atalaya.identity.bulk;

import atalaya.identity.match.KeySet;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Brings the records of each key together.
///
/// The keys are written beside their records' numbers into one array of longs: dealt into piles by
/// their upper bits, which are as good as random, then each pile sorted where it lies, which the
/// second cache holds. The records of a key then lie side by side. Piles are worked on by all
/// processors.
final class KeyBlocks {

    private static final int PILE_BITS = 12;
    private static final int PILES = 1 << PILE_BITS;

    private final KeyRows rows;
    private final int limit;

    /// How many bits of an entry are the record's number; the key's hash loses as many upper ones.
    private final int bits;

    private final long mask;
    private final int[] pileStart = new int[PILES + 1];
    private final long[] entries;

    /// Of each pile how many blocks, and how many records in them.
    private final int[] blocksBefore = new int[PILES + 1];

    private final int[] recordsBefore = new int[PILES + 1];
    private final LongList[] commonOfPile = new LongList[PILES];

    /// The hash of each block's key.
    final long[] keys;

    /// Where each block's records begin, and where the last one's end.
    final int[] starts;

    /// The records of one block after the other, ascending in each.
    final int[] members;

    /// The keys of more records than the limit.
    final KeySet common;

    /// @param limit keys of more records than this are common: left out
    KeyBlocks(KeyRows rows, int limit) {
        this.rows = rows;
        this.limit = limit;
        bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(rows.records()));
        mask = (1L << bits) - 1;
        entries = new long[rows.size()];
        deal();
        eachPile(this::sortAndCount);
        addUp(blocksBefore);
        addUp(recordsBefore);
        keys = new long[blocksBefore[PILES]];
        starts = new int[keys.length + 1];
        members = new int[recordsBefore[PILES]];
        eachPile(this::fill);
        starts[keys.length] = members.length;
        common =
                KeySet.of(
                        Arrays.stream(commonOfPile)
                                .flatMapToLong(list -> Arrays.stream(list.toArray()))
                                .toArray());
    }

    private static void eachPile(IntConsumer work) {
        IntStream.range(0, PILES).parallel().forEach(work);
    }

    private void deal() {
        rows.forEach((_, hash) -> pileStart[pile(hash << bits) + 1]++);
        addUp(pileStart);
        int[] next = Arrays.copyOf(pileStart, PILES);
        rows.forEach((record, hash) -> {
            long entry = hash << bits | record;
            entries[next[pile(entry)]++] = entry;
        });
    }

    private static int pile(long entry) {
        return (int) (entry >> Long.SIZE - PILE_BITS) + PILES / 2;
    }

    private static void addUp(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }

    private void sortAndCount(int pile) {
        Arrays.sort(entries, pileStart[pile], pileStart[pile + 1]);
        var tooCommon = new LongList();
        for (int from = pileStart[pile]; from < pileStart[pile + 1]; ) {
            int to = end(from, pileStart[pile + 1]);
            if (to - from > limit) {
                tooCommon.add(key(from));
            } else if (to - from > 1) {
                blocksBefore[pile + 1]++;
                recordsBefore[pile + 1] += to - from;
            }
            from = to;
        }
        commonOfPile[pile] = tooCommon;
    }

    private void fill(int pile) {
        int block = blocksBefore[pile];
        int at = recordsBefore[pile];
        for (int from = pileStart[pile]; from < pileStart[pile + 1]; ) {
            int to = end(from, pileStart[pile + 1]);
            if (to - from > 1 && to - from <= limit) {
                keys[block] = key(from);
                starts[block++] = at;
                for (int i = from; i < to; i++) {
                    members[at++] = (int) (entries[i] & mask);
                }
            }
            from = to;
        }
    }

    /// Where the entries of the key at `from` end.
    private int end(int from, int last) {
        int to = from + 1;
        while (to < last && entries[to] >> bits == entries[from] >> bits) {
            to++;
        }
        return to;
    }

    /// The entry kept only part of the hash; the record still has the whole.
    private long key(int entry) {
        return rows.whole((int) (entries[entry] & mask), entries[entry] >> bits, bits);
    }
}
