package atalaya.server.profile;

import atalaya.server.resolve.CustomerId;
import org.jspecify.annotations.Nullable;

/// A tie between one customer and another.
///
/// @param kind each is a label key
/// @param customer the other customer, or null when it is named but not known to us, or not the
///   reader's to see
/// @param name of the other; empty for one who is not the reader's to see and whom this customer's
///   records do not name
/// @param from where the tie is known from: a source, or the author of a decision
public record Relation(Kind kind, @Nullable CustomerId customer, String name, String from) {

    /// How two customers are tied, seen from the first.
    public enum Kind {
        /// They live together.
        HOUSEHOLD,
        /// The first speaks for the other, a company.
        CONTACT_OF,
        /// The other speaks for the first, a company.
        HAS_CONTACT,
        /// The other brought the first.
        REFERRED_BY,
        /// The first brought the other.
        REFERRED
    }
}
