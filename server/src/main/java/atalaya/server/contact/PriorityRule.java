package atalaya.server.contact;

import atalaya.server.resolve.CustomerId;
import java.util.Optional;

/// One reason to answer a customer sooner than others. Rules are asked in the order of their beans
/// (`@Order`); the first that knows decides.
@FunctionalInterface
public interface PriorityRule {

    /// How soon to answer.
    ///
    /// @param rank 1 is next, 5 can wait
    /// @param because a word for programs, such as `open-grievance`
    record Priority(int rank, String because) {}

    Priority KNOWN = new Priority(3, "known");
    Priority UNKNOWN = new Priority(4, "unknown");

    Optional<Priority> of(CustomerId customer, Situation situation);
}
