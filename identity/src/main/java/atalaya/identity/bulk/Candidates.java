package atalaya.identity.bulk;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.match.KeySet;
import atalaya.identity.standard.StandardRecord;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Which records share a key, laid out in arrays.
///
/// Each record's keys are hashed and written beside its number into one array of longs; sorted, the
/// records of a key lie side by side. Pairs are never stored: they are walked record by record, and
/// a mark on each record seen leaves out those met under an earlier key.
public final class Candidates {

    private static final int PILE_BITS = 12;
    private static final int PILES = 1 << PILE_BITS;

    private final int size;
    private final long[] blockKey;
    private final int[] blockStart;
    private final int[] blockRecords;
    private final int[] recordStart;
    private final int[] recordBlocks;
    private final KeySet common;

    private Candidates(
            int size,
            long[] blockKey,
            int[] blockStart,
            int[] blockRecords,
            int[] recordStart,
            int[] recordBlocks,
            KeySet common) {
        this.size = size;
        this.blockKey = blockKey;
        this.blockStart = blockStart;
        this.blockRecords = blockRecords;
        this.recordStart = recordStart;
        this.recordBlocks = recordBlocks;
        this.common = common;
    }

    /// Finds which records share keys.
    ///
    /// @param limit keys of more records than this are left out and told by [#commonKeys]
    public static Candidates of(
            List<StandardRecord> records,
            Function<StandardRecord, List<BlockingKey>> keys,
            int limit) {
        return ofHashes(
                records,
                record -> keys.apply(record).stream().mapToLong(BlockingKey::hash).toArray(),
                limit);
    }

    /// As the other, by the keys' hashes.
    static Candidates ofHashes(
            List<StandardRecord> records, Function<StandardRecord, long[]> keys, int limit) {
        long[][] hashes = new long[records.size()][];
        IntStream.range(0, records.size())
                .parallel()
                .forEach(i -> hashes[i] = keys.apply(records.get(i)));
        return of(hashes, limit);
    }

    private static Candidates of(long[][] hashes, int limit) {
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(hashes.length));
        long total = Arrays.stream(hashes).mapToLong(row -> row.length).sum();
        return blocks(sorted(hashes, Math.toIntExact(total), bits), bits, hashes, limit);
    }

    /// All keys beside their records' numbers, in order: first dealt out by their upper bits, which
    /// are as good as random, then each pile sorted where it lies, which the second cache holds.
    private static long[] sorted(long[][] hashes, int total, int bits) {
        long[] entries = new long[total];
        int[] start = new int[PILES + 1];
        for (long[] row : hashes) {
            for (long hash : row) {
                start[pile(hash << bits) + 1]++;
            }
        }
        for (int pile = 0; pile < PILES; pile++) {
            start[pile + 1] += start[pile];
        }
        int[] next = Arrays.copyOf(start, PILES);
        for (int i = 0; i < hashes.length; i++) {
            for (long hash : hashes[i]) {
                long entry = hash << bits | i;
                entries[next[pile(entry)]++] = entry;
            }
        }
        IntStream.range(0, PILES)
                .parallel()
                .forEach(pile -> Arrays.sort(entries, start[pile], start[pile + 1]));
        return entries;
    }

    private static int pile(long entry) {
        return (int) (entry >> Long.SIZE - PILE_BITS) + PILES / 2;
    }

    private static Candidates blocks(long[] entries, int bits, long[][] hashes, int limit) {
        var common = new LongList();
        long mask = (1L << bits) - 1;
        int blocks = 0;
        int kept = 0;
        for (int from = 0; from < entries.length; from = end(entries, from, bits)) {
            int count = end(entries, from, bits) - from;
            if (count > limit) {
                common.add(fullHash(entries[from], bits, hashes[(int) (entries[from] & mask)]));
            } else if (count > 1) {
                blocks++;
                kept += count;
            }
        }
        long[] keys = new long[blocks];
        int[] starts = new int[blocks + 1];
        int[] members = new int[kept];
        int[] blocksOf = new int[hashes.length + 1];
        int block = 0;
        int at = 0;
        for (int from = 0; from < entries.length; ) {
            int to = end(entries, from, bits);
            if (to - from > 1 && to - from <= limit) {
                keys[block++] = fullHash(entries[from], bits, hashes[(int) (entries[from] & mask)]);
                for (int i = from; i < to; i++) {
                    int record = (int) (entries[i] & mask);
                    members[at++] = record;
                    blocksOf[record + 1]++;
                }
                starts[block] = at;
            }
            from = to;
        }
        return invert(hashes.length, keys, starts, members, blocksOf, KeySet.of(common.toArray()));
    }

    /// Where the entries of the key at `from` end.
    private static int end(long[] entries, int from, int bits) {
        int to = from + 1;
        while (to < entries.length && entries[to] >> bits == entries[from] >> bits) {
            to++;
        }
        return to;
    }

    private static Candidates invert(
            int size, long[] keys, int[] starts, int[] members, int[] blocksOf, KeySet common) {
        for (int i = 0; i < size; i++) {
            blocksOf[i + 1] += blocksOf[i];
        }
        int[] next = Arrays.copyOf(blocksOf, size);
        int[] blocks = new int[members.length];
        for (int block = 0; block + 1 < starts.length; block++) {
            for (int i = starts[block]; i < starts[block + 1]; i++) {
                blocks[next[members[i]]++] = block;
            }
        }
        return new Candidates(size, keys, starts, members, blocksOf, blocks, common);
    }

    /// The entry kept only part of the hash; the record still has the whole.
    private static long fullHash(long entry, int bits, long[] hashes) {
        for (long hash : hashes) {
            if (hash << bits >> bits == entry >> bits) {
                return hash;
            }
        }
        throw new IllegalStateException("An entry's key is not among its record's keys.");
    }

    /// The same without the blocks of a model's common keys.
    Candidates without(KeySet keys) {
        boolean[] left = new boolean[blockKey.length];
        Workers.run(
                left.length,
                () ->
                        (_, from, to) -> {
                            for (int block = from; block < to; block++) {
                                left[block] = keys.has(blockKey[block]);
                            }
                        });
        int kept = 0;
        int blocks = 0;
        for (int block = 0; block < left.length; block++) {
            blocks += left[block] ? 0 : 1;
            kept += left[block] ? 0 : blockStart[block + 1] - blockStart[block];
        }
        if (blocks == left.length) {
            return this;
        }
        long[] keyOf = new long[blocks];
        int[] starts = new int[blocks + 1];
        int[] members = new int[kept];
        int[] blocksOf = new int[size + 1];
        int to = 0;
        for (int block = 0; block < left.length; block++) {
            if (!left[block]) {
                keyOf[to++] = blockKey[block];
                int at = starts[to - 1];
                for (int i = blockStart[block]; i < blockStart[block + 1]; i++) {
                    members[at++] = blockRecords[i];
                    blocksOf[blockRecords[i] + 1]++;
                }
                starts[to] = at;
            }
        }
        return invert(size, keyOf, starts, members, blocksOf, keys);
    }

    /// Hashes of the keys that more records than the limit hold.
    public KeySet commonKeys() {
        return common;
    }

    public int size() {
        return size;
    }

    int blocks() {
        return blockKey.length;
    }

    long key(int block) {
        return blockKey[block];
    }

    int records(int block) {
        return blockStart[block + 1] - blockStart[block];
    }

    int record(int block, int place) {
        return blockRecords[blockStart[block] + place];
    }

    /// Whether two records share this block's kind of key and no other.
    boolean onlyBy(int kind, int left, int right) {
        int i = recordStart[left];
        int j = recordStart[right];
        while (i < recordStart[left + 1] && j < recordStart[right + 1]) {
            int mine = recordBlocks[i];
            int theirs = recordBlocks[j];
            if (mine == theirs && BlockingKey.kindNumber(blockKey[mine]) != kind) {
                return false;
            }
            i += mine <= theirs ? 1 : 0;
            j += theirs <= mine ? 1 : 0;
        }
        return true;
    }

    /// Walks the candidates of one record after the other. One thread uses one at a time.
    final class Walk {
        private final int[] seen = new int[size];
        private int[] others = new int[256];

        Walk() {
            Arrays.fill(seen, -1);
        }

        /// Finds the records after `record` that share a key with it, each once.
        ///
        /// @return how many there are, for [#other]; each record may be asked about once
        int after(int record) {
            int count = 0;
            for (int i = recordStart[record]; i < recordStart[record + 1]; i++) {
                int block = recordBlocks[i];
                int from = blockStart[block];
                for (int j = blockStart[block + 1] - 1; j >= from; j--) {
                    int other = blockRecords[j];
                    if (other <= record) {
                        break;
                    }
                    if (seen[other] != record) {
                        seen[other] = record;
                        if (count == others.length) {
                            others = Arrays.copyOf(others, 2 * count);
                        }
                        others[count++] = other;
                    }
                }
            }
            return count;
        }

        int other(int place) {
            return others[place];
        }
    }

    /// Tells the pairs of one block after the other, each pair under the first key it shares.
    /// Nearer to the machine than [Walk] where all pairs are wanted: the few records of a block
    /// stay at hand while each meets each other. One thread uses one at a time.
    final class Pairs {
        private long[] marks = new long[64];
        private int[] left = new int[2048];
        private int[] right = new int[2048];

        /// Finds the pairs of a block that share no earlier one.
        ///
        /// @return how many there are, for [#left] and [#right]
        int of(int block) {
            int first = blockStart[block];
            int records = blockStart[block + 1] - first;
            makeRoom(records);
            for (int i = 0; i < records; i++) {
                marks[i] = marks(blockRecords[first + i], block);
            }
            int count = 0;
            for (int i = 0; i < records; i++) {
                int one = blockRecords[first + i];
                for (int j = i + 1; j < records; j++) {
                    int other = blockRecords[first + j];
                    if ((marks[i] & marks[j]) == 0 || !meetBefore(one, other, block)) {
                        left[count] = one;
                        right[count++] = other;
                    }
                }
            }
            return count;
        }

        private void makeRoom(int records) {
            if (records > marks.length) {
                marks = new long[records];
            }
            int pairs = records * (records - 1) / 2;
            if (pairs > left.length) {
                left = new int[pairs];
                right = new int[pairs];
            }
        }

        /// A bit for each earlier block of a record: records that share one share its bit.
        private long marks(int record, int block) {
            long marks = 0;
            for (int i = recordStart[record]; recordBlocks[i] < block; i++) {
                marks |= 1L << (recordBlocks[i] * 0x9E3779B9 >>> 26);
            }
            return marks;
        }

        private boolean meetBefore(int one, int other, int block) {
            int i = recordStart[one];
            int j = recordStart[other];
            while (recordBlocks[i] < block && recordBlocks[j] < block) {
                if (recordBlocks[i] == recordBlocks[j]) {
                    return true;
                }
                if (recordBlocks[i] < recordBlocks[j]) {
                    i++;
                } else {
                    j++;
                }
            }
            return false;
        }

        int left(int place) {
            return left[place];
        }

        int right(int place) {
            return right[place];
        }
    }

    /// How many distinct pairs share a key.
    public long pairs() {
        var pairs = new AtomicLong();
        Workers.run(
                size,
                () -> {
                    var walk = new Walk();
                    return (_, from, to) -> {
                        long count = 0;
                        for (int record = from; record < to; record++) {
                            count += walk.after(record);
                        }
                        pairs.addAndGet(count);
                    };
                });
        return pairs.get();
    }

    /// Pairs that share a key, taken evenly over all records: of every nth record every mth pair.
    ///
    /// @param most about how many
    public Sample sample(int most) {
        int stride = stride(most);
        var walk = new Walk();
        var found = new LongList();
        long seen = 0;
        for (int record = 0; record < size; record += stride) {
            seen += walk.after(record);
        }
        long step = Math.max(1, seen / most);
        long count = 0;
        var again = new Walk();
        for (int record = 0; record < size; record += stride) {
            int others = again.after(record);
            for (int i = 0; i < others; i++) {
                if (count++ % step == 0) {
                    found.add((long) record << 32 | again.other(i));
                }
            }
        }
        double pairs = (double) seen * size / Math.max(1, (size + stride - 1) / stride);
        return new Sample(found.toArray(), pairs);
    }

    /// All pairs that share a key, each as its two numbers, the smaller in the upper half.
    public long[] allPairs() {
        return sample(Integer.MAX_VALUE).pairs();
    }

    /// Every how manyth record is walked: few where there are many pairs.
    private int stride(int most) {
        long entries = 0;
        for (int block = 0; block < blockKey.length; block++) {
            long count = records(block);
            entries += count * (count - 1) / 2;
        }
        return (int) Math.max(1, entries / 8 / Math.max(1, most));
    }

    /// A sample of pairs.
    ///
    /// @param pairs each as its two numbers, the smaller in the upper half
    /// @param all about how many pairs it stands for
    public record Sample(long[] pairs, double all) {}
}
