package atalaya.identity.cluster;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far found customers agree with the truth.
///
/// Pairwise figures count pairs of records that are together. B-cubed figures (Bagga and Baldwin
/// 1998) ask for each record how much of its group is right, so large groups do not drown small
/// ones.
///
/// @param foundPairs pairs together in what was found
/// @param truePairs pairs together in truth
/// @param sharedPairs pairs together in both
/// @param bcubedPrecision 0 to 1
/// @param bcubedRecall 0 to 1
public record Agreement(
        long foundPairs,
        long truePairs,
        long sharedPairs,
        double bcubedPrecision,
        double bcubedRecall) {

    /// A cell of the table of found groups against true ones.
    private record Cell(int found, int truth) {}

    /// Compares two labellings of the same records.
    ///
    /// @param found the group of each record
    /// @param truth the true group of each record, in the same order
    public static Agreement of(int[] found, int[] truth) {
        Map<Cell, Integer> cells = new HashMap<>();
        Map<Integer, Integer> foundSizes = new HashMap<>();
        Map<Integer, Integer> trueSizes = new HashMap<>();
        for (int i = 0; i < found.length; i++) {
            cells.merge(new Cell(found[i], truth[i]), 1, Integer::sum);
            foundSizes.merge(found[i], 1, Integer::sum);
            trueSizes.merge(truth[i], 1, Integer::sum);
        }
        double precision = 0;
        double recall = 0;
        for (var entry : cells.entrySet()) {
            double both = entry.getValue();
            precision += both * both / size(foundSizes, entry.getKey().found());
            recall += both * both / size(trueSizes, entry.getKey().truth());
        }
        int records = Math.max(1, found.length);
        return new Agreement(
                pairs(foundSizes),
                pairs(trueSizes),
                pairs(cells),
                precision / records,
                recall / records);
    }

    private static double size(Map<Integer, Integer> sizes, int group) {
        @Nullable Integer size = sizes.get(group);
        return size == null ? 1 : size;
    }

    private static long pairs(Map<?, Integer> sizes) {
        return sizes.values().stream().mapToLong(size -> (long) size * (size - 1) / 2).sum();
    }

    /// Of the pairs found, the share that is true; 1 where none was found.
    public double precision() {
        return foundPairs == 0 ? 1 : (double) sharedPairs / foundPairs;
    }

    /// Of the true pairs, the share that was found; 1 where there is none.
    public double recall() {
        return truePairs == 0 ? 1 : (double) sharedPairs / truePairs;
    }

    public double f1() {
        return mean(precision(), recall());
    }

    public double bcubedF1() {
        return mean(bcubedPrecision, bcubedRecall);
    }

    /// The harmonic mean.
    private static double mean(double precision, double recall) {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
}
