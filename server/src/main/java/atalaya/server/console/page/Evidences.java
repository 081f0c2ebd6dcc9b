package atalaya.server.console.page;

import atalaya.server.console.draw.Waterfall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The waterfall of evidence between two records: where every pair starts, what each comparison
/// says for or against, and the sum.
///
/// @param percent the probability in words, such as `87 %`
/// @param verdict `same`, `unsure` or `different`
/// @param drawing the bars, one for each line in order
public record Evidences(
        String percent, String verdict, String model, List<Line> lines, Waterfall drawing) {

    /// One line.
    ///
    /// @param kind `start`, `for`, `against`, `unsure` or `total`
    /// @param said the two values, where showing them helps, or null
    public record Line(String kind, String what, String bits, @Nullable String said) {}
}
