package atalaya.population.export;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How a system writes a table.
///
/// @param mark whether the file begins with a byte order mark
public record Dialect(char separator, Charset encoding, boolean mark, String lineEnd) {
    /// A Spanish office: semicolons, the encoding of old Windows.
    public static final Dialect OFFICE =
            new Dialect(';', Charset.forName("windows-1252"), false, "\r\n");

    /// The same, some years later.
    public static final Dialect NEWER_OFFICE =
            new Dialect(';', StandardCharsets.UTF_8, false, "\r\n");

    public static final Dialect COMMAS = new Dialect(',', StandardCharsets.UTF_8, false, "\n");

    /// Commas with a byte order mark, as tills and spreadsheets send them.
    public static final Dialect MARKED_COMMAS =
            new Dialect(',', StandardCharsets.UTF_8, true, "\r\n");

    /// What a spreadsheet calls Unicode text.
    public static final Dialect UNICODE_TABS =
            new Dialect('\t', StandardCharsets.UTF_16LE, true, "\r\n");

    public static final Dialect PIPES = new Dialect('|', StandardCharsets.UTF_8, false, "\n");

    /// One line without its end.
    public String line(Object... cells) {
        var line = new StringBuilder(32 + 12 * cells.length);
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                line.append(separator);
            }
            append(line, String.valueOf(cells[i]));
        }
        return line.toString();
    }

    private void append(StringBuilder line, String cell) {
        boolean bare =
                cell.indexOf(separator) < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
        if (bare) {
            line.append(cell);
        } else {
            line.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
    }
}
