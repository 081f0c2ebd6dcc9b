package atalaya.identity.bulk;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.match.PreparedPeople;
import atalaya.identity.match.Scorer;
import java.util.stream.IntStream;

/// Finds the keys that bring hardly anybody together: in a large file thousands share a first name
/// and a street, or a surname and a year, and next to none of them is one person.
///
/// Keys are parted by kind and by how many records hold them. Of each part some pairs are judged
/// that this kind of key alone brings together; where fewer than one in five thousand are of one
/// person, the keys of that part, and of the larger parts of the kind, are not worth their pairs.
public final class PoorKeys {

    private static final double LEAST_YIELD = 0.0002;

    private static final int[] SIZES = {5, 8, 12, 20, 30, 50, 70, Integer.MAX_VALUE};
    private static final int KINDS = 32;
    private static final int BLOCKS = 250;
    private static final int PAIRS_OF_BLOCK = 12;

    /// Of fewer pairs nothing is concluded.
    private static final int LEAST_PAIRS = 200;

    private final Candidates candidates;
    private final PreparedPeople people;
    private final Scorer scorer;
    private final int[] partOf;

    private PoorKeys(Candidates candidates, PreparedPeople people, Scorer scorer) {
        this.candidates = candidates;
        this.people = people;
        this.scorer = scorer;
        this.partOf = new int[candidates.blocks()];
        for (int block = 0; block < partOf.length; block++) {
            int size = 0;
            while (SIZES[size] < candidates.records(block)) {
                size++;
            }
            partOf[block] = BlockingKey.kindNumber(candidates.key(block)) * SIZES.length + size;
        }
    }

    /// The hashes of the keys that are not worth their pairs.
    public static long[] of(Candidates candidates, PreparedPeople people, Scorer scorer) {
        return new PoorKeys(candidates, people, scorer).find();
    }

    private long[] find() {
        int[][] samples = samples();
        var yields = new Yield[samples.length];
        IntStream.range(0, samples.length)
                .parallel()
                .forEach(part -> yields[part] = judged(part / SIZES.length, samples[part]));
        boolean[] poor = new boolean[samples.length];
        for (int kind = 0; kind < KINDS; kind++) {
            boolean noLargerPays = true;
            for (int size = SIZES.length - 1; size >= 0; size--) {
                int part = kind * SIZES.length + size;
                noLargerPays &= !yields[part].pays();
                poor[part] = noLargerPays && yields[part].isPoor();
            }
        }
        var keys = new LongList();
        for (int block = 0; block < partOf.length; block++) {
            if (poor[partOf[block]]) {
                keys.add(candidates.key(block));
            }
        }
        return keys.toArray();
    }

    /// Some blocks of each part, evenly taken.
    private int[][] samples() {
        int[] counts = new int[KINDS * SIZES.length];
        for (int part : partOf) {
            counts[part]++;
        }
        int[][] samples = new int[counts.length][];
        for (int part = 0; part < counts.length; part++) {
            samples[part] = new int[Math.min(BLOCKS, counts[part])];
        }
        int[] seen = new int[counts.length];
        int[] taken = new int[counts.length];
        for (int block = 0; block < partOf.length; block++) {
            int part = partOf[block];
            long due = (long) taken[part] * counts[part] / Math.max(1, samples[part].length);
            if (taken[part] < samples[part].length && seen[part] >= due) {
                samples[part][taken[part]++] = block;
            }
            seen[part]++;
        }
        return samples;
    }

    /// What pairs of one part came to.
    private record Yield(int pairs, int same) {
        boolean isPoor() {
            return pairs >= LEAST_PAIRS && same < LEAST_YIELD * pairs;
        }

        boolean pays() {
            return pairs >= LEAST_PAIRS && same >= LEAST_YIELD * pairs;
        }
    }

    private Yield judged(int kind, int[] blocks) {
        if (blocks.length == 0) {
            return new Yield(0, 0);
        }
        var comparer = scorer.newComparer(people);
        int link = scorer.model().linkMillibits();
        int pairs = 0;
        int same = 0;
        for (int block : blocks) {
            int records = candidates.records(block);
            int most = Math.min(PAIRS_OF_BLOCK, records / 2);
            for (int i = 0; i < most; i++) {
                int left = candidates.record(block, i);
                int right = candidates.record(block, records - 1 - i);
                if (candidates.onlyBy(kind, left, right)) {
                    pairs++;
                    same += comparer.millibits(left, right, link) >= link ? 1 : 0;
                }
            }
        }
        return new Yield(pairs, same);
    }
}
