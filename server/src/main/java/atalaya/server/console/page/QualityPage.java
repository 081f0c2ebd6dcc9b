package atalaya.server.console.page;

import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How good the data is.
///
/// @param measuredAt when the figures were taken
public record QualityPage(
        String summary,
        Instant measuredAt,
        List<Measure> measures,
        List<Alert> alerts,
        List<SourceRow> sources,
        List<IndexRow> indexes,
        List<Gap> gaps,
        List<FlawRow> flaws) {

    /// A figure over everything.
    ///
    /// @param tone `good`, `warn`, `bad` or empty
    public record Measure(String label, String value, @Nullable String under, String tone) {}

    /// A problem in words, with what it touches.
    public record Alert(String kind, String text) {}

    /// One source.
    ///
    /// @param kinds completeness of the five kinds of data, in their order
    /// @param owner who answers for it, or null: no owner is a problem in itself
    public record SourceRow(
            SourceTag source,
            @Nullable Instant lastAt,
            String freshness,
            String freshnessTone,
            @Nullable String target,
            List<Heat> kinds,
            long records,
            @Nullable Content spark,
            @Nullable String owner,
            long flaws) {}

    /// The index of one source with the terms it is the sum of.
    ///
    /// @param terms of the five parts, in their order
    public record IndexRow(SourceTag source, String value, List<IndexTerm> terms) {}

    /// One part.
    ///
    /// @param share in words, or null where the part does not apply
    /// @param points what it brings to the sum
    public record IndexTerm(@Nullable String share, @Nullable String points) {}

    /// Completeness of one kind of data, in five steps.
    ///
    /// @param percent null where the source does not bring that kind
    public record Heat(@Nullable Integer percent) {

        public int step() {
            int value = percent == null ? 0 : percent;
            if (value >= 95) {
                return 5;
            }
            return value >= 85 ? 4 : value >= 70 ? 3 : value >= 50 ? 2 : 1;
        }
    }

    /// A field that many customers lack.
    public record Gap(String label, String percent, Content bar, String missing) {}

    /// What was set aside, by reason.
    ///
    /// @param owner who answers for the source, or null
    public record FlawRow(
            SourceTag source,
            String reason,
            long count,
            @Nullable String firstLine,
            @Nullable Instant lastAt,
            @Nullable String owner) {

        public String initials() {
            return owner == null ? "?" : Shell.initials(owner);
        }
    }
}
