package atalaya.identity.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers for values: the same value always gets the same one, from 0 on in the order of arrival.
/// Number 0 is a value that stands for nothing.
///
/// An open table of longs, a number beside its value's hash, so that a value met before costs one
/// look at the table and one at the value. Without a node or a box for each: some 20 bytes a value
/// beside the value itself, O(1) to look up. One thread fills it; once filled, any number may read.
public final class Dictionary<T> {

    private static final long FREE = -1;

    private final List<T> values = new ArrayList<>();
    private long[] table = free(64);

    /// @param nothing gets number 0
    public Dictionary(T nothing) {
        number(nothing);
    }

    private static long[] free(int places) {
        long[] table = new long[places];
        Arrays.fill(table, FREE);
        return table;
    }

    /// The number of a value, a new one where it was not met before.
    public int number(T value) {
        int hash = spread(value.hashCode());
        int mask = table.length - 1;
        int at = hash & mask;
        while (table[at] != FREE) {
            int known = (int) table[at];
            if ((int) (table[at] >> 32) == hash && values.get(known).equals(value)) {
                return known;
            }
            at = at + 1 & mask;
        }
        int number = values.size();
        table[at] = (long) hash << 32 | number;
        values.add(value);
        if (2 * number > table.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        long[] smaller = table;
        table = free(2 * smaller.length);
        int mask = table.length - 1;
        for (long entry : smaller) {
            if (entry != FREE) {
                int at = (int) (entry >> 32) & mask;
                while (table[at] != FREE) {
                    at = at + 1 & mask;
                }
                table[at] = entry;
            }
        }
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }

    public T value(int number) {
        return values.get(number);
    }

    public int size() {
        return values.size();
    }
}
