package atalaya.server.console.page;

import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One customer, whole.
///
/// @param value null where there are no figures, or the reader may not see them
/// @param health null where no interaction is known
/// @param habits null where there are no figures yet
public record CustomerPage(
        Head head,
        List<Measure> measures,
        IdentityPart identity,
        TimelinePart timeline,
        TraitsPart traits,
        RelationsPart relations,
        @Nullable ValuePart value,
        @Nullable HealthPart health,
        @Nullable HabitsPart habits,
        List<RecordLine> records,
        int moreRecords) {

    /// Who it is, at one glance.
    ///
    /// @param owner the employee who looks after the customer, or null
    /// @param consents what the customer agreed to, empty where nothing was said
    /// @param version another one as soon as the page is out of date
    public record Head(
            String id,
            String name,
            String initials,
            boolean company,
            List<Fact> facts,
            List<Chip> chips,
            @Nullable String owner,
            List<Consent> consents,
            @Nullable String consentNote,
            Instant updatedAt,
            String version,
            boolean mayCorrect) {

        public String url() {
            return "/customers/" + id;
        }
    }

    /// A short fact with its icon.
    ///
    /// @param exact shown on hover, or null
    public record Fact(String icon, String text, @Nullable String exact) {}

    /// @param style `blue`, `good`, `warn`, `bad` or empty
    /// @param about what it tells, shown on hover, or null where the text says it
    public record Chip(String style, @Nullable String icon, String text, @Nullable String about) {
        public Chip(String style, @Nullable String icon, String text) {
            this(style, icon, text, null);
        }
    }

    /// What the customer said about one channel or use.
    ///
    /// @param said `granted`, `denied` or `unknown`
    public record Consent(String icon, String label, String said, String words) {}

    /// A figure with what stands under it.
    public record Measure(
            String label, String value, @Nullable String under, @Nullable Content spark) {}

    /// One of the records the customer is made of.
    public record RecordLine(SourceTag source, String key, @Nullable Instant at, boolean retired) {}
}
