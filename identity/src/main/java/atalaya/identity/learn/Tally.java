package atalaya.identity.learn;

import atalaya.identity.match.Dictionary;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/// How many records hold each value of one kind.
final class Tally {

    private final Dictionary<String> values = new Dictionary<>("");
    private int[] counts = new int[64];
    private int holders;
    private int distinct;

    /// Counts a record that holds values of the kind, whichever.
    void addHolder() {
        holders++;
    }

    /// Counts a value that a record holds; once for each record.
    ///
    /// @return the value's number
    int add(String value) {
        int number = values.number(value);
        if (number >= counts.length) {
            counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        distinct += counts[number] == 0 ? 1 : 0;
        counts[number]++;
        return number;
    }

    int holders() {
        return holders;
    }

    /// The number of a value that was counted.
    int number(String value) {
        return values.number(value);
    }

    /// How many values were met.
    int distinct() {
        return distinct;
    }

    /// How many records hold a value that was counted.
    int count(String value) {
        return counts[values.number(value)];
    }

    /// Tells each value and how many records hold it.
    void forEach(ObjIntConsumer<String> told) {
        for (int number = 0; number < values.size(); number++) {
            if (counts[number] > 0) {
                told.accept(values.value(number), counts[number]);
            }
        }
    }
}
