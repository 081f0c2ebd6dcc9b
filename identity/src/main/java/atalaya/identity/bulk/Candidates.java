package atalaya.identity.bulk;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.match.KeySet;
import atalaya.identity.standard.StandardRecord;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Which records share a key, laid out in arrays.
///
/// The records of a key are a block ([KeyBlocks]). Pairs are never stored: they are walked record
/// by record or block by block, and each is met once, however many keys its records share.
public final class Candidates {

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
        var blocks = new KeyBlocks(KeyRows.of(records, keys), limit);
        return of(records.size(), blocks.keys, blocks.starts, blocks.members, blocks.common);
    }

    /// Finds the blocks of each record, ascending.
    private static Candidates of(
            int size, long[] keys, int[] starts, int[] members, KeySet common) {
        int[] blocksOf = new int[size + 1];
        for (int record : members) {
            blocksOf[record + 1]++;
        }
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
        int to = 0;
        for (int block = 0; block < left.length; block++) {
            if (!left[block]) {
                keyOf[to++] = blockKey[block];
                int at = starts[to - 1];
                for (int i = blockStart[block]; i < blockStart[block + 1]; i++) {
                    members[at++] = blockRecords[i];
                }
                starts[to] = at;
            }
        }
        return of(size, keyOf, starts, members, keys);
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
