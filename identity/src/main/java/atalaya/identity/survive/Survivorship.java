package atalaya.identity.survive;

import atalaya.identity.record.Attribute;
import atalaya.identity.record.FieldValue;
import atalaya.identity.survive.GoldenValue.Losing;
import atalaya.identity.survive.GoldenValue.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Chooses the golden value of each attribute from the records of one customer.
///
/// A value wins by the first of these that tells it from another: a person's correction, a value
/// its source has verified, one that is valid in itself, the more trusted source, the more recent,
/// the one more records agree on, the more complete, and last the smaller record key, so that the
/// answer never depends on the order of the records.
public final class Survivorship {

    /// The rules in the order they are asked; the better candidate comes first.
    private static final Map<Rule, Comparator<Candidate>> RULES = rules();

    private Survivorship() {}

    /// The golden record: for each attribute that any record has, the value to show and those that
    /// lost. Values that differ only in how they are written count as one.
    public static Map<Attribute, GoldenValue> golden(List<Contribution> contributions) {
        var golden = new EnumMap<Attribute, GoldenValue>(Attribute.class);
        for (var attribute : Attribute.values()) {
            List<Candidate> candidates = distinct(candidates(attribute, contributions));
            if (!candidates.isEmpty()) {
                golden.put(attribute, golden(attribute, candidates));
            }
        }
        return Collections.unmodifiableMap(golden);
    }

    private static List<Candidate> candidates(
            Attribute attribute, List<Contribution> contributions) {
        List<Candidate> found = new ArrayList<>();
        for (var contribution : contributions) {
            for (FieldValue value : contribution.record().all(attribute)) {
                found.add(Candidate.of(attribute, value, contribution));
            }
        }
        return found;
    }

    /// The best candidate of each value, best first, knowing how many records agree on it.
    private static List<Candidate> distinct(List<Candidate> all) {
        Map<String, List<Candidate>> byValue = new HashMap<>();
        for (var candidate : all) {
            byValue.computeIfAbsent(candidate.standard(), _ -> new ArrayList<>()).add(candidate);
        }
        Comparator<Candidate> order = order();
        List<Candidate> best = new ArrayList<>();
        for (var same : byValue.values()) {
            long records = same.stream().map(Candidate::from).distinct().count();
            best.add(Collections.min(same, order).withRecords((int) records));
        }
        best.sort(order);
        return best;
    }

    private static GoldenValue golden(Attribute attribute, List<Candidate> candidates) {
        var winner = candidates.getFirst();
        List<Losing> others = new ArrayList<>();
        for (var loser : candidates.subList(1, candidates.size())) {
            others.add(
                    new Losing(
                            loser.text(),
                            loser.from(),
                            loser.at(),
                            loser.verified(),
                            why(winner, loser)));
        }
        var rule = others.isEmpty() ? Rule.ONLY_VALUE : others.getFirst().why();
        return new GoldenValue(
                attribute,
                winner.text(),
                winner.from(),
                winner.at(),
                winner.verified(),
                others.isEmpty() && winner.correction() ? Rule.CORRECTED : rule,
                others);
    }

    private static Rule why(Candidate winner, Candidate loser) {
        for (var rule : RULES.entrySet()) {
            if (rule.getValue().compare(winner, loser) < 0) {
                return rule.getKey();
            }
        }
        return Rule.FIRST_BY_KEY;
    }

    private static Comparator<Candidate> order() {
        return RULES.values().stream().reduce(Comparator::thenComparing).orElseThrow();
    }

    private static Map<Rule, Comparator<Candidate>> rules() {
        var rules = new EnumMap<Rule, Comparator<Candidate>>(Rule.class);
        rules.put(Rule.CORRECTED, Comparator.comparing(candidate -> !candidate.correction()));
        rules.put(Rule.VERIFIED, Comparator.comparing(candidate -> !candidate.verified()));
        rules.put(Rule.VALID, Comparator.comparing(candidate -> !candidate.valid()));
        rules.put(Rule.MORE_TRUSTED, Comparator.comparing(candidate -> -candidate.trust()));
        rules.put(Rule.MORE_RECENT, Comparator.comparing(Candidate::when).reversed());
        rules.put(Rule.MORE_FREQUENT, Comparator.comparing(candidate -> -candidate.records()));
        rules.put(Rule.MORE_COMPLETE, Comparator.comparing(candidate -> -candidate.completeness()));
        rules.put(
                Rule.FIRST_BY_KEY,
                Comparator.comparing(Candidate::from).thenComparing(Candidate::text));
        return rules;
    }
}
