package atalaya.server.ingest.source;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A word of ours, either the same for every row or told by a column.
public sealed interface Choice {

    /// The same for every row.
    record Fixed(String word) implements Choice {}

    /// Told by a column.
    ///
    /// @param words our word for each value of the column, in lower case; empty when the column
    ///   holds our words itself
    /// @param otherwise for values not listed: a word, [#SKIP] to leave the row out, or null to
    ///   reject it
    record FromColumn(String column, Map<String, String> words, @Nullable String otherwise)
            implements Choice {

        /// Leaves the row out, counted.
        static final String SKIP = "skip";

        /// Our word for what the column holds; null when there is none.
        @Nullable String word(String cell) {
            var word = words.get(cell.strip().toLowerCase(Locale.ROOT));
            return word != null ? word : otherwise;
        }
    }
}
