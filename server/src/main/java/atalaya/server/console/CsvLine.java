package atalaya.server.console;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One line of a file for spreadsheets (RFC 4180), in which nothing is taken for a formula.
final class CsvLine {

    private static final String FORMULAS = "=+-@\t\r";

    private CsvLine() {}

    /// @param cells numbers, moments and texts; null is an empty cell
    static String of(@Nullable Object... cells) {
        return Arrays.stream(cells).map(CsvLine::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        if (value instanceof Number || text.isEmpty()) {
            return text;
        }
        var harmless = FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
