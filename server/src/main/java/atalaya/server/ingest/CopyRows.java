package atalaya.server.ingest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Rows in the text form of PostgreSQL's `COPY`.
final class CopyRows {

    private final String into;
    private final StringBuilder rows = new StringBuilder(8192);

    /// @param into the table and its columns: `ingest.record (record, source)`
    CopyRows(String into) {
        this.into = into;
    }

    String into() {
        return into;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    byte[] bytes() {
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// One row: texts, numbers, booleans, times, bytes and nulls, in the order of the columns.
    void add(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                rows.append('\t');
            }
            switch (values[i]) {
                case null -> rows.append("\\N");
                case String text -> escape(text);
                case byte[] bytes -> rows.append("\\\\x").append(HexFormat.of().formatHex(bytes));
                case Object other -> rows.append(other);
            }
        }
        rows.append('\n');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
    }
}
