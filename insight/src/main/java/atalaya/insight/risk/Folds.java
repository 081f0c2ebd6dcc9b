package atalaya.insight.risk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Rows dealt into groups with the same share of those who left, always the same for one seed.
///
/// @param of the group of each row
record Folds(int count, int[] of) {

    static Folds deal(boolean[] left, int count, long seed) {
        List<Integer> rows = new ArrayList<>(IntStream.range(0, left.length).boxed().toList());
        Collections.shuffle(rows, new Random(seed));
        int[] of = new int[left.length];
        int gone = 0;
        int stayed = 0;
        for (int row : rows) {
            of[row] = left[row] ? gone++ % count : stayed++ % count;
        }
        return new Folds(count, of);
    }

    int[] in(int fold) {
        return IntStream.range(0, of.length).filter(row -> of[row] == fold).toArray();
    }

    int[] outside(int fold) {
        return IntStream.range(0, of.length).filter(row -> of[row] != fold).toArray();
    }
}
