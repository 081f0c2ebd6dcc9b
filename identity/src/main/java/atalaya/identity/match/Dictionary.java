package atalaya.identity.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers for values: the same value always gets the same one, from 0 on in the order of arrival.
/// Number 0 is a value that stands for nothing.
///
/// An open table of numbers, without a node or a box for each: some 16 bytes a value beside the
/// value itself, O(1) to look up. One thread fills it; once filled, any number may read.
public final class Dictionary<T> {

    private final List<T> values = new ArrayList<>();
    private int[] hashes = new int[32];
    private int[] table = new int[64];

    /// @param nothing gets number 0
    public Dictionary(T nothing) {
        Arrays.fill(table, -1);
        number(nothing);
    }

    /// The number of a value, a new one where it was not met before.
    public int number(T value) {
        int hash = spread(value.hashCode());
        int mask = table.length - 1;
        int at = hash & mask;
        while (table[at] >= 0) {
            int known = table[at];
            if (hashes[known] == hash && values.get(known).equals(value)) {
                return known;
            }
            at = at + 1 & mask;
        }
        int number = values.size();
        table[at] = number;
        values.add(value);
        if (number == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * number);
        }
        hashes[number] = hash;
        if (2 * number > table.length) {
            grow();
        }
        return number;
    }

    private void grow() {
        table = new int[2 * table.length];
        Arrays.fill(table, -1);
        int mask = table.length - 1;
        for (int number = 0; number < values.size(); number++) {
            int at = hashes[number] & mask;
            while (table[at] >= 0) {
                at = at + 1 & mask;
            }
            table[at] = number;
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
