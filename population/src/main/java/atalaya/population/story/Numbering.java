package atalaya.population.story;

import atalaya.population.chance.Ring;

/// Numbers of customers, orders and papers: never twice the same, and in no order that tells who is
/// who.
///
/// A number is the thing's own number, turned in a [Ring].
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

    /// The number of the `copy`-th record of somebody in a system.
    public long record(int entity, int copy, String system) {
        long base = (long) Math.pow(10, digits(recordBits));
        return base + Ring.turn((long) entity * RECORDS + copy, recordBits, system.hashCode());
    }

    /// The number of the `nth` paper of a kind that somebody causes.
    public String paper(String prefix, int entity, int nth) {
        long base = (long) Math.pow(10, digits(paperBits));
        return prefix
                + (base
                        + Ring.turn(
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
