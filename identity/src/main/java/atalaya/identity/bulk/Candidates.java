package atalaya.identity.bulk;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.standard.StandardRecord;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Which records share a key, laid out in arrays.
///
/// Each record's keys are hashed and written beside its number into one array of longs; sorted, the
/// records of a key lie side by side. Pairs are never stored: they are walked record by record, and
/// a mark on each record seen leaves out those met under an earlier key.
public final class Candidates {

    private final int size;
    private final int[] blockStart;
    private final int[] blockRecords;
    private final int[] recordStart;
    private final int[] recordBlocks;
    private final Set<Long> common;

    private Candidates(
            int size,
            int[] blockStart,
            int[] blockRecords,
            int[] recordStart,
            int[] recordBlocks,
            Set<Long> common) {
        this.size = size;
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
        long[][] hashes = new long[records.size()][];
        IntStream.range(0, records.size())
                .parallel()
                .forEach(i -> hashes[i] = hashes(keys.apply(records.get(i))));
        return of(hashes, limit);
    }

    private static long[] hashes(List<BlockingKey> keys) {
        long[] hashes = new long[keys.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = keys.get(i).hash();
        }
        return hashes;
    }

    private static Candidates of(long[][] hashes, int limit) {
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(hashes.length));
        int total = Arrays.stream(hashes).mapToInt(row -> row.length).sum();
        long[] entries = new long[total];
        int at = 0;
        for (int i = 0; i < hashes.length; i++) {
            for (long hash : hashes[i]) {
                entries[at++] = hash << bits | i;
            }
        }
        Arrays.parallelSort(entries);
        return blocks(entries, bits, hashes, limit);
    }

    private static Candidates blocks(long[] entries, int bits, long[][] hashes, int limit) {
        Set<Long> common = new HashSet<>();
        int[] starts = new int[entries.length + 1];
        int[] members = new int[entries.length];
        int[] blocksOf = new int[hashes.length + 1];
        int blocks = 0;
        int kept = 0;
        long mask = (1L << bits) - 1;
        for (int from = 0; from < entries.length; ) {
            int to = from + 1;
            while (to < entries.length && entries[to] >> bits == entries[from] >> bits) {
                to++;
            }
            int count = to - from;
            if (count > limit) {
                common.add(fullHash(entries[from], bits, hashes[(int) (entries[from] & mask)]));
            } else if (count > 1) {
                starts[blocks++] = kept;
                for (int i = from; i < to; i++) {
                    int record = (int) (entries[i] & mask);
                    members[kept++] = record;
                    blocksOf[record + 1]++;
                }
            }
            from = to;
        }
        starts[blocks] = kept;
        return invert(
                hashes.length,
                Arrays.copyOf(starts, blocks + 1),
                Arrays.copyOf(members, kept),
                blocksOf,
                common);
    }

    private static Candidates invert(
            int size, int[] starts, int[] members, int[] blocksOf, Set<Long> common) {
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
        return new Candidates(size, starts, members, blocksOf, blocks, common);
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

    /// Hashes of the keys that more records than the limit hold.
    public Set<Long> commonKeys() {
        return common;
    }

    public int size() {
        return size;
    }

    /// Walks the records after `record` that share a key with it, each once.
    ///
    /// @param seen marks of the calling thread, one for each record, at first all -1
    void forEachAfter(int record, int[] seen, IntConsumer action) {
        for (int i = recordStart[record]; i < recordStart[record + 1]; i++) {
            int block = recordBlocks[i];
            for (int j = blockStart[block + 1] - 1; j >= blockStart[block]; j--) {
                int other = blockRecords[j];
                if (other <= record) {
                    break;
                }
                if (seen[other] != record) {
                    seen[other] = record;
                    action.accept(other);
                }
            }
        }
    }

    /// How many distinct pairs share a key.
    public long pairs() {
        int parts = 64;
        return IntStream.range(0, parts)
                .parallel()
                .mapToLong(part -> {
                    int[] seen = new int[size];
                    Arrays.fill(seen, -1);
                    long[] count = new long[1];
                    for (int i = part; i < size; i += parts) {
                        forEachAfter(i, seen, _ -> count[0]++);
                    }
                    return count[0];
                })
                .sum();
    }

    /// Pairs that share a key, taken evenly over all records: every nth pair.
    ///
    /// @param most about how many
    /// @return each pair as its two numbers, the smaller in the upper half
    public long[] sample(int most) {
        long step = Math.max(1, pairs() / most);
        int[] seen = new int[size];
        Arrays.fill(seen, -1);
        var found = new LongList();
        long[] count = new long[1];
        for (int i = 0; i < size; i++) {
            int record = i;
            forEachAfter(
                    i,
                    seen,
                    other -> {
                        if (count[0]++ % step == 0) {
                            found.add((long) record << 32 | other);
                        }
                    });
        }
        return found.toArray();
    }
}
