package atalaya.server.ingest.file;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One line that could be read, as cells in the order of [TableReader#columns].
public final class Row implements Line {

    private final long line;
    private final String[] cells;
    private final @Nullable JsonNode json;

    Row(long line, String[] cells, @Nullable JsonNode json) {
        this.line = line;
        this.cells = cells;
        this.json = json;
    }

    @Override
    public long line() {
        return line;
    }

    /// The text of a cell as it stands in the file; empty when this row does not have that column.
    public String cell(int column) {
        return column < cells.length ? cells[column] : "";
    }

    /// The whole object, in files of JSON Lines; null in tables.
    public @Nullable JsonNode json() {
        return json;
    }
}
