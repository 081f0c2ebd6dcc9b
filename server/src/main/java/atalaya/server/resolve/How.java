package atalaya.server.resolve;

import atalaya.identity.record.SourceKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a customer came together: its ledger, oldest first.
public record How(CustomerId customer, List<Member> members, List<Step> steps) {

    /// One change, with the strongest reason for it.
    ///
    /// @param records the source keys of the records that moved
    /// @param link the strongest link between those records and the rest of the customer, or null
    ///   where there is none
    /// @param decision the decision that caused it, or null
    public record Step(
            LedgerEntry entry,
            List<SourceKey> records,
            @Nullable Tie link,
            @Nullable Decision decision) {}

    /// A link between two records, with its score.
    public record Tie(SourceKey left, SourceKey right, int millibits, double probability) {}
}
