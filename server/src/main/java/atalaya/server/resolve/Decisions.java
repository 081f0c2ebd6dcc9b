package atalaya.server.resolve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What people decided by hand, in table `resolve.decision`. Each takes effect in the transaction
/// that records it, and one that contradicts an earlier one is refused with the chain.
@Component
public class Decisions {

    /// Makes two customers one.
    public Effect merge(CustomerId left, CustomerId right, String author, String reason) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// Keeps two customers apart.
    public Effect notSame(CustomerId left, CustomerId right, String author, String reason) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// Keeps two customers apart and relates them as one household.
    public Effect sameHousehold(CustomerId left, CustomerId right, String author, String reason) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// Takes some records out of a customer.
    ///
    /// @param out numbers of the records that belong to somebody else; neither none nor all of the
    ///   customer's
    public Effect split(CustomerId customer, Set<Long> out, String author, String reason) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// Withdraws a decision: the customers become what they would be without it.
    public Effect undo(long number, String author, String reason) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    public Optional<Decision> find(long number) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The decisions that speak of any record of a customer, oldest first, withdrawn ones included.
    public List<Decision> of(CustomerId customer) {
        throw new UnsupportedOperationException("Not built yet.");
    }

    /// The last decision of this author that still holds: what `U` undoes.
    public Optional<Decision> latestOf(String author) {
        throw new UnsupportedOperationException("Not built yet.");
    }
}
