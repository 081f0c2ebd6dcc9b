package atalaya.server.resolve;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person decided about customers. It outranks the model until it is withdrawn.
///
/// @param number counts decisions from 1, in the order they were made
/// @param left the records on one side, ascending; for a merge, those tied to each other
/// @param right the records on the other side
/// @param leftCustomer the customer of the left side when the decision was made
/// @param rightCustomer the customer of the right side then; the same as the left for a split
/// @param author who decided
/// @param reason in the author's words, maybe empty
/// @param withdrawn who undid it, or null while it holds
public record Decision(
        long number,
        Kind kind,
        List<Long> left,
        List<Long> right,
        CustomerId leftCustomer,
        CustomerId rightCustomer,
        String author,
        Instant at,
        String reason,
        @Nullable Withdrawal withdrawn) {

    public Decision {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    /// What was decided; each is a label key.
    public enum Kind {
        /// The two are one customer.
        MERGE,
        /// The two are not one customer.
        NOT_SAME,
        /// The two are not one customer, and live together.
        SAME_HOUSEHOLD,
        /// One customer was in truth two.
        SPLIT
    }

    /// A decision that no longer holds.
    public record Withdrawal(String author, Instant at, String reason) {}

    /// Whether it still holds.
    public boolean holds() {
        return withdrawn == null;
    }

    /// Whether it keeps its sides apart, as all kinds but a merge do.
    public boolean parts() {
        return kind != Kind.MERGE;
    }
}
