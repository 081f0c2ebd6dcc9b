package atalaya.identity.cluster;

import java.util.Arrays;

/// Gives each row of a table a column of its own so that the weights taken sum to the most.
///
/// With shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987), in time rows² × columns.
/// Rows and columns count from 1 inside; 0 stands for "none".
final class HungarianMethod {

    private final long[][] weights;
    private final int width;
    private final long[] priceOfRow;
    private final long[] priceOfColumn;
    private final int[] rowOf;
    private final int[] before;

    /// @param weights one row each, no more rows than columns; not changed
    HungarianMethod(long[][] weights) {
        this.weights = weights;
        this.width = weights.length == 0 ? 0 : weights[0].length;
        priceOfRow = new long[weights.length + 1];
        priceOfColumn = new long[width + 1];
        rowOf = new int[width + 1];
        before = new int[width + 1];
    }

    /// The column of each row, counted from 0.
    int[] columnOf() {
        for (int row = 1; row <= weights.length; row++) {
            augment(row);
        }
        int[] columnOf = new int[weights.length];
        for (int column = 1; column <= width; column++) {
            if (rowOf[column] > 0) {
                columnOf[rowOf[column] - 1] = column - 1;
            }
        }
        return columnOf;
    }

    /// Finds the cheapest way to a free column, and moves the rows along it.
    private void augment(int row) {
        rowOf[0] = row;
        long[] slack = new long[width + 1];
        Arrays.fill(slack, Long.MAX_VALUE);
        boolean[] used = new boolean[width + 1];
        int column = 0;
        do {
            used[column] = true;
            column = nearest(column, slack, used);
        } while (rowOf[column] != 0);
        while (column != 0) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
    }

    private int nearest(int from, long[] slack, boolean[] used) {
        int row = rowOf[from];
        int nearest = 0;
        for (int column = 1; column <= width; column++) {
            if (!used[column]) {
                long here = -weights[row - 1][column - 1] - priceOfRow[row] - priceOfColumn[column];
                if (here < slack[column]) {
                    slack[column] = here;
                    before[column] = from;
                }
                if (nearest == 0 || slack[column] < slack[nearest]) {
                    nearest = column;
                }
            }
        }
        long step = slack[nearest];
        for (int column = 0; column <= width; column++) {
            if (used[column]) {
                priceOfRow[rowOf[column]] += step;
                priceOfColumn[column] -= step;
            } else {
                slack[column] -= step;
            }
        }
        return nearest;
    }
}
