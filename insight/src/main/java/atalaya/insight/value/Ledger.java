package atalaya.insight.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What one customer brought and cost, part by part, in minor units of one currency. Ledgers merge
/// by addition; a sum that does not fit into a long throws.
public final class Ledger {

    public static final Ledger EMPTY = new Ledger(new long[LedgerPart.values().length]);

    private final long[] sums;

    private Ledger(long[] sums) {
        this.sums = sums;
    }

    /// One step of a waterfall.
    ///
    /// @param amount with its sign: less than 0 where it takes away
    /// @param after what is left after it
    public record Step(LedgerPart part, long amount, long after) {}

    /// This and one booking more.
    ///
    /// @param amount of the part itself, without the sign it has in the contribution: a cost of
    ///   5.00 is 500; less than 0 where an earlier booking is taken back
    public Ledger plus(LedgerPart part, long amount) {
        long[] more = sums.clone();
        more[part.ordinal()] = Math.addExact(more[part.ordinal()], amount);
        return new Ledger(more);
    }

    public Ledger merge(Ledger other) {
        long[] merged = new long[sums.length];
        Arrays.setAll(merged, i -> Math.addExact(sums[i], other.sums[i]));
        return new Ledger(merged);
    }

    /// The sum of a part, without the sign it has in the contribution.
    public long sum(LedgerPart part) {
        return sums[part.ordinal()];
    }

    public long netSales() {
        return Math.subtractExact(sum(LedgerPart.SALES), sum(LedgerPart.RETURNS));
    }

    /// Whether anything was ever sold: without it a person who only asked is no customer yet.
    public boolean hasBought() {
        return sum(LedgerPart.SALES) != 0 || sum(LedgerPart.RETURNS) != 0;
    }

    /// What is left of it all.
    public long contribution() {
        long left = 0;
        for (var part : LedgerPart.values()) {
            left = Math.addExact(left, signed(part));
        }
        return left;
    }

    /// A part with the sign it has in the contribution.
    public long signed(LedgerPart part) {
        return Math.multiplyExact(sum(part), part.sign());
    }

    /// From sales down to the contribution; every part, also those of 0.
    public List<Step> waterfall() {
        var steps = new ArrayList<Step>();
        long after = 0;
        for (var part : LedgerPart.values()) {
            after = Math.addExact(after, signed(part));
            steps.add(new Step(part, signed(part), after));
        }
        return List.copyOf(steps);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ledger that && Arrays.equals(sums, that.sums);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sums);
    }

    @Override
    public String toString() {
        return "Ledger" + Arrays.toString(sums);
    }
}
