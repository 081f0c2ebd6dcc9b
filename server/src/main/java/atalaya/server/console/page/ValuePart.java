package atalaya.server.console.page;

import atalaya.server.console.draw.Waterfall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a customer brings, with its arithmetic: the ledger of 12 months as a waterfall, and what
/// the models expect.
///
/// @param lines from sales down to the contribution, which is the last
/// @param expected what is to come, line by line; empty where nothing can be expected
/// @param note what the figures leave out, or null
/// @param origin which run made them, and when
public record ValuePart(
        String contribution,
        List<Line> lines,
        Waterfall drawing,
        List<Fact> expected,
        @Nullable String note,
        String origin) {

    /// @param style `good`, `bad` or `muted`
    public record Line(String label, String amount, String style) {}

    /// A figure by its name.
    ///
    /// @param under how it came about, or null
    public record Fact(String label, String value, @Nullable String under) {}

    public ValuePart {
        lines = List.copyOf(lines);
        expected = List.copyOf(expected);
    }
}
