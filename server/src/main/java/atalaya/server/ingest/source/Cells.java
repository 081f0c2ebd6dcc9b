package atalaya.server.ingest.source;

import atalaya.server.ingest.file.Row;
import atalaya.server.ingest.file.TableReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// The cells of a row by the name of their column, also while columns are still being met.
final class Cells {

    private final TableReader table;
    private final List<String> wanted;
    private final Map<String, Integer> indexes = new HashMap<>();
    private int known;

    Cells(TableReader table, Collection<String> wanted) {
        this.table = table;
        this.wanted = List.copyOf(wanted);
    }

    /// The cell, stripped; empty when the row has no such column.
    String get(Row row, String column) {
        refresh();
        Integer index = indexes.get(column);
        return index == null ? "" : row.cell(index).strip();
    }

    /// The wanted cells that hold something.
    void forEach(Row row, BiConsumer<String, String> use) {
        for (var column : wanted) {
            var cell = get(row, column);
            if (!cell.isEmpty()) {
                use.accept(column, cell);
            }
        }
    }

    private void refresh() {
        var columns = table.columns();
        for (; known < columns.size(); known++) {
            indexes.put(columns.get(known), known);
        }
    }
}
