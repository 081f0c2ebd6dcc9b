package atalaya.insight.risk;

import java.util.List;

/// Rows of text under named columns, as a file has them.
///
/// @param columns names, each once
/// @param rows cells in the order of the columns, `""` for an empty one
public record Table(List<String> columns, List<List<String>> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// Whether there is a column of that name.
    public boolean has(String column) {
        return columns.contains(column);
    }

    /// The cells of one column from top to bottom; empty text throughout where there is none.
    public List<String> column(String name) {
        int place = columns.indexOf(name);
        return rows.stream()
                .map(row -> place >= 0 && place < row.size() ? row.get(place) : "")
                .toList();
    }
}
