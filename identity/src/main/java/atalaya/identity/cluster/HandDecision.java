package atalaya.identity.cluster;

import atalaya.identity.record.SourceKey;
import java.util.Set;

/// What a person decided about records; it outranks the model.
public sealed interface HandDecision {

    /// These two records are of one customer.
    record MustLink(SourceKey left, SourceKey right) implements HandDecision {}

    /// These two records are not of one customer.
    record CannotLink(SourceKey left, SourceKey right) implements HandDecision {}

    /// A customer was split: no customer holds records of both sides.
    record Sides(Set<SourceKey> left, Set<SourceKey> right) implements HandDecision {

        public Sides {
            left = Set.copyOf(left);
            right = Set.copyOf(right);
        }
    }
}
