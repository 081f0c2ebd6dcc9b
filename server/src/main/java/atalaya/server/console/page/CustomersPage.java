package atalaya.server.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of customers, one page of it.
///
/// @param total how many customers there are in all, as last counted
/// @param filtered whether anything restricts the list
/// @param came from which tier those listed came, or null
/// @param next address of the following page, or null at the end
/// @param csv address of the whole list as a file
public record CustomersPage(
        long total,
        boolean filtered,
        @Nullable String text,
        List<Choice> owners,
        List<Choice> sources,
        List<Choice> tiers,
        @Nullable Came came,
        boolean leaves,
        List<CustomerLine> lines,
        @Nullable String next,
        String csv) {

    /// @param said in words
    /// @param anyhow the list wherever they came from
    public record Came(String tier, int days, String said, String anyhow) {}

    /// One value of a filter.
    public record Choice(String value, String label, boolean chosen) {}
}
