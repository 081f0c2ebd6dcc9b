package atalaya.server.ingest.source;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.record.RecordType;
import atalaya.server.ingest.file.Flaw;
import atalaya.server.ingest.interaction.Interaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a row of a file says.
public sealed interface ReadRow {

    /// Single values that could not be read, while the row stands.
    List<Flaw> setAside();

    /// Something about records, about interactions, or both.
    record Said(List<RecordSaid> records, List<Interaction> interactions, List<Flaw> setAside)
            implements ReadRow {}

    /// The row cannot be taken in.
    record Rejected(Flaw flaw) implements ReadRow {
        @Override
        public List<Flaw> setAside() {
            return List.of();
        }
    }

    /// The source file says to leave this row out.
    record Skipped() implements ReadRow {
        @Override
        public List<Flaw> setAside() {
            return List.of();
        }
    }

    /// A version of a record.
    ///
    /// @param key within the source, or null when the row has none of its own
    /// @param at the source's time of the change, or null
    record RecordSaid(
            @Nullable String key,
            RecordType type,
            @Nullable Instant at,
            Map<Attribute, List<FieldValue>> values,
            List<ConsentSaid> consents) {}

    /// Whether somebody may be contacted.
    ///
    /// @param at when it was said, or null for the record's time
    record ConsentSaid(
            String channel,
            String purpose,
            boolean granted,
            @Nullable Instant at,
            @Nullable String how,
            @Nullable String textVersion) {}
}
