package atalaya.server.console.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who the customer is, field by field, each with where it is from and what lost.
///
/// @param base address of the customer's page
/// @param main the fields every page shows first
/// @param more the other fields that have a value
/// @param missing labels of usual fields without a value: nothing is hidden without a count
/// @param correcting the word of the field whose form is open, or null
public record IdentityPart(
        String base,
        boolean mayCorrect,
        List<Field> main,
        List<Field> more,
        List<String> missing,
        @Nullable Field correcting,
        List<Corrected> corrections) {

    /// One field.
    ///
    /// @param word as the vocabulary has it, such as `email`
    /// @param value as this reader may see it
    /// @param sight `clear`, `masked` or `hidden`
    /// @param since when its record said so, or null
    /// @param rule why it won, in words
    public record Field(
            String word,
            String label,
            String value,
            String sight,
            String fieldClass,
            SourceTag source,
            @Nullable Instant since,
            boolean verified,
            boolean old,
            boolean corrected,
            String rule,
            List<Lost> lost) {

        public boolean masked() {
            return sight.equals("masked");
        }

        /// How many other records say the same.
        public long agreeing() {
            return lost.stream().filter(Lost::same).count();
        }

        /// How many different values there are.
        public int values() {
            return lost.stream()
                            .map(Lost::value)
                            .filter(v -> !v.equals(value))
                            .distinct()
                            .toList()
                            .size()
                    + 1;
        }
    }

    /// A value that was not chosen.
    public record Lost(
            String value, boolean same, SourceTag source, @Nullable Instant since, String rule) {}

    /// A correction that a person made.
    public record Corrected(
            long number,
            String label,
            String value,
            String author,
            Instant at,
            String reason,
            boolean holds,
            @Nullable String withdrawn) {}
}
