package atalaya.population.chance;

/// Numbers that look drawn and are never the same twice: each number of a ring, turned into
/// another.
///
/// Multiplying by an odd number in a ring of a power of two is one to one (Knuth, The Art of
/// Computer Programming 2, 3.2.1.2), and so is adding the upper half to the lower half.
public final class Ring {
    private Ring() {}

    /// @param bits of the ring; a number is taken modulo two to the `bits`
    /// @param salt another one gives another turn
    public static long turn(long number, int bits, long salt) {
        long mask = (1L << bits) - 1;
        long odd = Chance.mix(salt) | 1;
        long once = number * odd & mask;
        return (once ^ once >>> bits / 2) * odd + Chance.mix(~salt) & mask;
    }
}
