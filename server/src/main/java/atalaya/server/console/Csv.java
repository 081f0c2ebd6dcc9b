package atalaya.server.console;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists as files for spreadsheets: UTF-8, RFC 4180, and no cell that a spreadsheet would run as a
/// formula.
final class Csv {

    private static final String TYPE = "text/csv;charset=UTF-8";

    private Csv() {}

    /// One line with its end; null is an empty cell.
    static String line(@Nullable Object... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String type() {
        return TYPE;
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        if (value instanceof Number) {
            return text;
        }
        var harmless = text.matches("(?s)[-+=@\\t\\r].*") ? "'" + text : text;
        return harmless.matches("(?s).*[,\"\\r\\n ].*")
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
