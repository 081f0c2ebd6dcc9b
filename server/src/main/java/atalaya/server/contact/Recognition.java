package atalaya.server.contact;

import atalaya.server.resolve.CustomerId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who somebody who made contact is taken to be.
public sealed interface Recognition {

    /// A customer who may be calling.
    ///
    /// @param likelihood from 0 to 1, see [Likelihood]
    record Candidate(CustomerId customer, double likelihood) {}

    /// One customer, almost surely.
    ///
    /// @param others who hold the number too, the likeliest first
    record One(Candidate candidate, List<Candidate> others) implements Recognition {
        public One {
            others = List.copyOf(others);
        }
    }

    /// Any of these, the likeliest first: the agent asks.
    ///
    /// @param holders how many customers hold the number, of whom a few are shown
    record Several(List<Candidate> candidates, int holders) implements Recognition {
        public Several {
            candidates = List.copyOf(candidates);
        }
    }

    /// A number that no customer has.
    ///
    /// @param number under which the number's own history is known, or null when it never came
    record Nobody(@Nullable CustomerId number) implements Recognition {}

    /// No number was shown.
    record Hidden() implements Recognition {}

    /// As programs read it.
    default String word() {
        return switch (this) {
            case One _ -> "one";
            case Several _ -> "several";
            case Nobody _ -> "nobody";
            case Hidden _ -> "hidden";
        };
    }

    /// Those it may be, the likeliest first.
    default List<Candidate> candidates() {
        return switch (this) {
            case One(var candidate, var others) ->
                    Stream.concat(Stream.of(candidate), others.stream()).toList();
            case Several(var candidates, var _) -> candidates;
            case Nobody _, Hidden _ -> List.of();
        };
    }
}
