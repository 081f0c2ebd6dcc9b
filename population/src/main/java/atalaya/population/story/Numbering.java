package atalaya.population.story;

/// Numbers of customers, orders and papers: never twice the same, and in no order that tells who is
/// who.
///
/// A number is an odd multiple of the thing's own number in a ring of 2 to the `bits`, so it is one
/// to one (Knuth, The Art of Computer Programming 3, 6.4).
public final class Numbering {
    /// Papers of one kind that one customer can have in two years.
    static final int PAPERS = 256;

    private static final int RECORDS = 8;

    private final int recordBits;
    private final int paperBits;

    /// @param entities how many people and firms there can be
    public Numbering(long entities) {
        recordBits = Math.max(14, bits(entities * RECORDS));
        paperBits = Math.max(19, bits(entities * PAPERS));
    }

    private static int bits(long count) {
        return 64 - Long.numberOfLeadingZeros(count);
    }

    private static long turned(long number, int bits, int kind) {
        long mask = (1L << bits) - 1;
        long odd = 0x2545F4914F6CDD1DL + 2L * 7919 * kind;
        long once = number * odd & mask;
        return (once ^ once >>> bits / 2) * odd + 104_729L * kind & mask;
    }

    /// The number of the `copy`-th record of somebody in a system.
    public long record(int entity, int copy, String system) {
        long base = (long) Math.pow(10, digits(recordBits));
        return base + turned((long) entity * RECORDS + copy, recordBits, system.hashCode());
    }

    /// The number of the `nth` paper of a kind that somebody causes.
    public String paper(String prefix, int entity, int nth) {
        long base = (long) Math.pow(10, digits(paperBits));
        return prefix
                + (base
                        + turned(
                                (long) entity * PAPERS + nth % PAPERS,
                                paperBits,
                                prefix.hashCode()));
    }

    /// The lowest number a record can have.
    public long lowestRecord() {
        return (long) Math.pow(10, digits(recordBits));
    }

    /// The number above all that a record can have.
    public long highestRecord() {
        return lowestRecord() + (1L << recordBits);
    }

    private static int digits(int bits) {
        return Long.toString((1L << bits) - 1).length();
    }
}
