package atalaya.server.resolve;

import atalaya.identity.cluster.ClusterChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the ledger of changes to customers, append only.
///
/// @param position counts entries from 1 in the order they were committed
/// @param decision number of the decision that caused it, or null where records or a model did
public record LedgerEntry(
        long position, Instant at, Cause cause, ClusterChange change, @Nullable Long decision) {

    /// The customers it speaks of: one, or the one that lost records too.
    public List<CustomerId> customers() {
        long other = Ledger.other(change);
        var customer = new CustomerId(change.customer());
        return other == 0 ? List.of(customer) : List.of(customer, new CustomerId(other));
    }

    /// What set a change off; each is a label key.
    public enum Cause {
        /// Records arrived, changed or were retired.
        RECORDS,
        /// A person decided, or withdrew a decision.
        DECISION,
        /// A new model was published.
        MODEL
    }
}
