package atalaya.insight.value;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was decided before about the records of which a customer is made.
///
/// Each decision belongs to the customer as it was then made of. What was decided of customers that
/// are all within the present one counts; what was decided of one that held a record beyond it does
/// not. So a merge inherits, and a split gives each side back what it had.
///
/// @param steps in any order
public record TierHistory(List<Step> steps) {

    /// One decision.
    ///
    /// @param order counts up
    /// @param anchor the smallest of the records, which names the customer
    /// @param records of which the customer was made
    /// @param since when the customer came into the tier
    public record Step(long order, long anchor, Set<Long> records, Tier tier, Instant since) {

        public Step {
            records = Set.copyOf(records);
        }
    }

    public TierHistory {
        steps = List.copyOf(steps);
    }

    /// The decision that holds so far for a customer made of these records: the best of those that
    /// customers now within it had last; empty where nothing was decided of any.
    public Optional<Step> before(Set<Long> records) {
        var last = new HashMap<Long, Step>();
        steps.stream()
                .filter(step -> records.containsAll(step.records()))
                .sorted(Comparator.comparingLong(Step::order))
                .forEach(step -> last.put(step.anchor(), step));
        return last.values().stream()
                .filter(step -> !isSuperseded(step, last))
                .min(Comparator.comparing(Step::tier).thenComparing(Step::since));
    }

    /// Whether somebody decided later of a customer that held all its records.
    private static boolean isSuperseded(Step step, Map<Long, Step> last) {
        return last.values().stream()
                .anyMatch(other ->
                        other.order() > step.order()
                                && other.records().containsAll(step.records()));
    }
}
