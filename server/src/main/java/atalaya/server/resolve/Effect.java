package atalaya.server.resolve;

import java.util.List;

/// What a decision or its withdrawal did, read back from the store.
///
/// @param decision as it is kept
/// @param customers the customers that now hold the records it speaks of, ascending
/// @param changes what happened to customers, in the order of the ledger
public record Effect(Decision decision, List<CustomerId> customers, List<LedgerEntry> changes) {

    public Effect {
        customers = List.copyOf(customers);
        changes = List.copyOf(changes);
    }
}
