package atalaya.identity.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/// Pairs rows with columns, each at most once, so that the weights of the pairs sum to the most.
///
/// One connected component at a time, exactly by [HungarianMethod].
final class Assignment {

    /// A component that would take more steps than this has its heaviest pair taken first instead.
    private static final double MOST_STEPS = 2e9;

    private Assignment() {}

    /// Finds the heaviest pairing.
    ///
    /// @param cells what each row has with each of its columns; the maps' order breaks ties
    /// @param weight above 0
    /// @return the cell chosen for each row that got one
    static <C> Map<Integer, C> heaviest(
            Map<Integer, Map<Integer, C>> cells, ToLongFunction<C> weight) {
        Map<Integer, C> chosen = new LinkedHashMap<>();
        for (var rows : components(cells)) {
            solve(rows, cells, weight, chosen);
        }
        return chosen;
    }

    /// Rows that share columns, directly or through other rows.
    private static <C> List<List<Integer>> components(Map<Integer, Map<Integer, C>> cells) {
        Map<Integer, List<Integer>> rowsOf = new HashMap<>();
        cells.forEach((row, columns) ->
                columns.keySet()
                        .forEach(column ->
                                rowsOf.computeIfAbsent(column, _ -> new ArrayList<>()).add(row)));
        Set<Integer> seen = new HashSet<>();
        List<List<Integer>> components = new ArrayList<>();
        for (int first : cells.keySet()) {
            if (seen.add(first)) {
                List<Integer> rows = new ArrayList<>();
                Deque<Integer> open = new ArrayDeque<>(List.of(first));
                while (!open.isEmpty()) {
                    int row = open.pop();
                    rows.add(row);
                    for (int column : cells.getOrDefault(row, Map.of()).keySet()) {
                        rowsOf.getOrDefault(column, List.of()).stream()
                                .filter(seen::add)
                                .forEach(open::push);
                    }
                }
                components.add(rows);
            }
        }
        return components;
    }

    private static <C> void solve(
            List<Integer> rows,
            Map<Integer, Map<Integer, C>> cells,
            ToLongFunction<C> weight,
            Map<Integer, C> chosen) {
        Map<Integer, Integer> columns = new HashMap<>();
        for (int row : rows) {
            for (int column : cells.getOrDefault(row, Map.of()).keySet()) {
                columns.putIfAbsent(column, columns.size());
            }
        }
        // A cell that is not there weighs nothing, as does a column added so that every row has
        // one.
        int width = Math.max(columns.size(), rows.size());
        if ((double) rows.size() * rows.size() * width > MOST_STEPS) {
            heaviestFirst(rows, cells, weight, chosen);
            return;
        }
        long[][] weights = new long[rows.size()][width];
        for (int i = 0; i < weights.length; i++) {
            int row = i;
            cells.getOrDefault(rows.get(i), Map.of())
                    .forEach((column, cell) ->
                            weights[row][columns.getOrDefault(column, 0)] =
                                    weight.applyAsLong(cell));
        }
        int[] columnOf = new HungarianMethod(weights).columnOf();
        for (int i = 0; i < weights.length; i++) {
            int row = i;
            cells.getOrDefault(rows.get(i), Map.of())
                    .forEach((column, cell) -> {
                        if (columns.getOrDefault(column, -1) == columnOf[row]) {
                            chosen.put(rows.get(row), cell);
                        }
                    });
        }
    }

    private record Cell<C>(int row, int column, C value) {}

    private static <C> void heaviestFirst(
            List<Integer> rows,
            Map<Integer, Map<Integer, C>> cells,
            ToLongFunction<C> weight,
            Map<Integer, C> chosen) {
        var byWeight = new TreeMap<Long, List<Cell<C>>>();
        for (int row : rows) {
            cells.getOrDefault(row, Map.of())
                    .forEach((column, value) ->
                            byWeight.computeIfAbsent(
                                            -weight.applyAsLong(value), _ -> new ArrayList<>())
                                    .add(new Cell<>(row, column, value)));
        }
        Set<Integer> taken = new HashSet<>();
        for (var cellsOfWeight : byWeight.values()) {
            for (var cell : cellsOfWeight) {
                if (!chosen.containsKey(cell.row()) && taken.add(cell.column())) {
                    chosen.put(cell.row(), cell.value());
                }
            }
        }
    }
}
