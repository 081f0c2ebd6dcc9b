package atalaya.server.ingest.file;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a file is written. What is null is found from the file itself.
///
/// @param format null to find it
/// @param encoding null to find it
/// @param separator between the cells of a table, one ASCII character, or null to find it; a blank
///   stands for any number of blanks, and is never found but only declared
/// @param quote around cells that hold a separator; null means `"`
/// @param header the names of the columns when the file has no header line; null to take them from
///   the first line, empty to find out whether the first line is a header
public record Dialect(
        @Nullable Format format,
        @Nullable Charset encoding,
        @Nullable Character separator,
        @Nullable Character quote,
        @Nullable List<String> header) {

    /// A table or one JSON object per line.
    public enum Format {
        TABLE,
        JSON_LINES
    }

    /// Everything is found, and the first line is the header.
    public static final Dialect FOUND = new Dialect(null, null, null, null, null);

    /// Everything is found, also whether there is a header.
    public static final Dialect GUESSED = new Dialect(null, null, null, null, List.of());

    public Dialect {
        header = header == null ? null : List.copyOf(header);
        requireAscii(separator, "separator");
        requireAscii(quote, "quote");
    }

    private static void requireAscii(@Nullable Character character, String what) {
        if (character != null && (character > 126 || character == '\n' || character == '\r')) {
            throw new IllegalArgumentException(
                    "The %s of a file must be one ASCII character, but is '%s'."
                            .formatted(what, character));
        }
    }
}
