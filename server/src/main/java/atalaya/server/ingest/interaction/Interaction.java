package atalaya.server.ingest.interaction;

import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.IdentifierType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that happened between the company and somebody, as a source told it.
///
/// @param source which source
/// @param file which of its files
/// @param messageId the source's own name for it; each (source, message id) is kept once
/// @param type a word of [Vocabulary], such as `Order Completed`
/// @param at when it happened
/// @param who whose it is, or null when only its references can tell
/// @param references what it is about and whatever else names its owner, the first foremost
/// @param properties JSON object, or null
/// @param outcome how good it was for the customer, from −10 to 10
public record Interaction(
        String source,
        String file,
        String messageId,
        String type,
        Instant at,
        @Nullable String channel,
        @Nullable String department,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable BigDecimal margin,
        @Nullable BigDecimal cost,
        @Nullable Who who,
        List<Reference> references,
        @Nullable String text,
        @Nullable String properties,
        @Nullable BigDecimal outcome) {

    public Interaction {
        references = List.copyOf(references);
    }

    /// The same with another message id.
    public Interaction named(String name) {
        return new Interaction(
                source,
                file,
                name,
                type,
                at,
                channel,
                department,
                amount,
                currency,
                margin,
                cost,
                who,
                references,
                text,
                properties,
                outcome);
    }

    /// Who an interaction belongs to.
    public sealed interface Who {
        /// A record of a source, there already or yet to come.
        ///
        /// @param founds whether naming it is enough for it to be: a user of a site is somebody,
        ///   even when nothing else is known of them
        record Record(SourceKey key, boolean founds) implements Who {
            public Record(SourceKey key) {
                this(key, false);
            }
        }

        /// A bare identifier in standard form, held by a leaf.
        record Leaf(IdentifierType type, String value) implements Who {
            /// The key of the leaf's record: `~email:ana@correo.example`.
            public SourceKey key() {
                return new SourceKey("~" + type.word(), value);
            }
        }
    }

    /// Something an interaction is about: an order, a return, a campaign.
    ///
    /// @param kind as [Vocabulary] names it
    public record Reference(String kind, String value) {}
}
