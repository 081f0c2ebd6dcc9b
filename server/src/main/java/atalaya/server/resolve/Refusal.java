package atalaya.server.resolve;

import java.util.List;

/// A decision that cannot be taken, because others stand against it or its subject is gone.
public final class Refusal extends RuntimeException {

    private final Why why;
    private final List<Chain> chain;

    Refusal(Why why, String message, List<Chain> chain) {
        super(message);
        this.why = why;
        this.chain = List.copyOf(chain);
    }

    /// What stands in the way; each is a label key.
    public enum Why {
        /// The id was never given to a customer.
        UNKNOWN_CUSTOMER,
        /// There is no decision of that number.
        UNKNOWN_DECISION,
        /// The decision was withdrawn before.
        ALREADY_WITHDRAWN,
        /// The two are one customer already.
        ALREADY_ONE,
        /// A split must leave records on both sides, all of the same customer.
        NO_SUCH_SIDES,
        /// Earlier decisions say the opposite.
        CONTRADICTS
    }

    /// One step from a record to another.
    ///
    /// @param from key of a record
    /// @param to key of another
    /// @param decision number of the decision that ties or parts them; 0 where they are one
    ///   customer by the model
    /// @param apart whether the step keeps them apart; true for one step at most
    public record Chain(String from, String to, long decision, boolean apart) {}

    public Why why() {
        return why;
    }

    /// The steps that contradict each other; empty unless [Why#CONTRADICTS].
    public List<Chain> chain() {
        return chain;
    }
}
