package atalaya.server.resolve;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// What people decided by hand, in table `resolve.decision`.
///
/// Each takes effect in the transaction that records it, and what it did is read back from the
/// store. One that contradicts earlier ones is refused with the chain ([Refusal]). Rooms that build
/// on customers hear of each [Effect] within the same transaction.
@Component
public class Decisions {

    private final Room room;
    private final DecisionLog decisions;
    private final Customers customers;
    private final StandardRecords standards;
    private final Placement placement;
    private final Ledger ledger;
    private final Models models;
    private final AskedPairs asked;
    private final InstantSource time;
    private final ApplicationEventPublisher listeners;

    Decisions(
            Room room,
            DecisionLog decisions,
            Customers customers,
            StandardRecords standards,
            Placement placement,
            Ledger ledger,
            Models models,
            AskedPairs asked,
            InstantSource time,
            ApplicationEventPublisher listeners) {
        this.room = room;
        this.decisions = decisions;
        this.customers = customers;
        this.standards = standards;
        this.placement = placement;
        this.ledger = ledger;
        this.models = models;
        this.asked = asked;
        this.time = time;
        this.listeners = listeners;
    }

    /// Makes two customers one.
    public Effect merge(CustomerId left, CustomerId right, String author, String reason) {
        return room.alone(state -> {
            var ours = records(left);
            var theirs = records(right);
            refuseOne(ours, theirs, left, right);
            refuse(new Contradictions(decisions.holding()).againstMerging(List.of(ours, theirs)));
            var merge =
                    draft(
                            Decision.Kind.MERGE,
                            List.of(ours.getFirst()),
                            List.of(theirs.getFirst()),
                            author,
                            reason);
            return carryOut(state, merge, union(ours, theirs));
        });
    }

    /// Keeps two customers apart.
    public Effect notSame(CustomerId left, CustomerId right, String author, String reason) {
        return part(Decision.Kind.NOT_SAME, left, right, Set.of(), Set.of(), author, reason);
    }

    /// Keeps two customers apart and relates them as one household.
    public Effect sameHousehold(CustomerId left, CustomerId right, String author, String reason) {
        return part(Decision.Kind.SAME_HOUSEHOLD, left, right, Set.of(), Set.of(), author, reason);
    }

    /// Takes some records out of a customer.
    ///
    /// @param out numbers of the records that belong to somebody else; neither none nor all of the
    ///   customer's
    public Effect split(CustomerId customer, Set<Long> out, String author, String reason) {
        return room.alone(state -> {
            var stay = new ArrayList<>(records(customer));
            var all = Set.copyOf(stay);
            stay.removeAll(out);
            if (out.isEmpty() || stay.isEmpty() || !all.containsAll(out)) {
                throw new Refusal(
                        Refusal.Why.NO_SUCH_SIDES,
                        "A split of %s takes out some of its %d records, not none, all or others."
                                .formatted(customer, all.size()),
                        List.of());
            }
            refuse(new Contradictions(decisions.holding()).againstParting(stay, out));
            var split =
                    draft(
                            Decision.Kind.SPLIT,
                            stay,
                            List.copyOf(new TreeSet<>(out)),
                            author,
                            reason);
            return carryOut(state, split, List.of());
        });
    }

    /// Withdraws a decision: the customers become what they would be without it.
    public Effect undo(long number, String author, String reason) {
        return room.alone(state -> {
            var decision = require(number);
            var withdrawal = new Decision.Withdrawal(author, time.instant(), reason);
            if (!decisions.withdraw(number, withdrawal)) {
                throw new Refusal(
                        Refusal.Why.ALREADY_WITHDRAWN,
                        "Decision %d was withdrawn before.".formatted(number),
                        List.of());
            }
            asked.reopen(number);
            var placed = place(state, decision);
            room.save(placed);
            return tell(require(number), state, placed);
        });
    }

    public Optional<Decision> find(long number) {
        return decisions.find(number);
    }

    /// The decisions that speak of any record of a customer, oldest first, withdrawn ones included.
    public List<Decision> of(CustomerId customer) {
        return decisions.of(customers.members(customer).stream().map(Member::record).toList());
    }

    /// The last decision of this author that still holds: what `U` undoes.
    public Optional<Decision> latestOf(String author) {
        return decisions.latestOf(author);
    }

    /// Answers a question about two records: their customers are merged or kept apart.
    Effect answer(Pair pair, Decision.Kind answer, String author, String reason) {
        var of = customers.of(List.of(pair.left(), pair.right()));
        var left = of.get(pair.left());
        var right = of.get(pair.right());
        if (left == null || right == null) {
            throw new Refusal(
                    Refusal.Why.UNKNOWN_CUSTOMER,
                    "One of the two records has not been placed.",
                    List.of());
        }
        return switch (answer) {
            case MERGE -> merge(left, right, author, reason);
            case NOT_SAME, SAME_HOUSEHOLD ->
                    part(
                            answer,
                            left,
                            right,
                            Set.of(pair.left()),
                            Set.of(pair.right()),
                            author,
                            reason);
            case SPLIT -> throw new IllegalArgumentException("A question is not answered so.");
        };
    }

    private Effect part(
            Decision.Kind kind,
            CustomerId left,
            CustomerId right,
            Set<Long> leftToo,
            Set<Long> rightToo,
            String author,
            String reason) {
        return room.alone(state -> {
            var ours = records(left);
            var theirs = records(right);
            refuseOne(ours, theirs, left, right);
            var leftSide = side(ours, leftToo);
            var rightSide = side(theirs, rightToo);
            refuse(new Contradictions(decisions.holding()).againstParting(leftSide, rightSide));
            var effect =
                    carryOut(state, draft(kind, leftSide, rightSide, author, reason), List.of());
            asked.close(ours, theirs, effect.decision().number());
            return effect;
        });
    }

    private Effect carryOut(Room.State state, Decision draft, Collection<Long> together) {
        long number = decisions.append(draft);
        var decision = require(number);
        var placed = place(state, decision);
        if (!together.isEmpty() && apart(together)) {
            // A constraint of the model held some back; the person spoke of all of them.
            decisions.extend(number, together);
            decision = require(number);
            placed = place(placed, decision);
        }
        room.save(placed);
        return tell(decision, state, placed);
    }

    private Room.State place(Room.State state, Decision decision) {
        return placement.place(
                state,
                new Placement.Task(
                        HandDecisions.records(decision),
                        Set.of(),
                        new HandDecisions(decisions.holding()),
                        models.scoring(models.of(state.epoch())),
                        LedgerEntry.Cause.DECISION,
                        decision.number()));
    }

    private Effect tell(Decision decision, Room.State before, Room.State after) {
        var holders = new TreeSet<>(customers.of(HandDecisions.records(decision)).values());
        var effect =
                new Effect(
                        decision,
                        List.copyOf(holders),
                        ledger.between(before.lastChange(), after.lastChange()));
        listeners.publishEvent(effect);
        return effect;
    }

    private boolean apart(Collection<Long> records) {
        return new HashSet<>(customers.of(records).values()).size() > 1;
    }

    private Decision draft(
            Decision.Kind kind, List<Long> left, List<Long> right, String author, String reason) {
        var of = customers.of(union(left, right));
        return new Decision(
                1,
                kind,
                left,
                right,
                requireNonNull(of.get(left.getFirst())),
                requireNonNull(of.get(right.getFirst())),
                author,
                time.instant(),
                reason.strip(),
                null);
    }

    /// The records of a customer, anchor first.
    private List<Long> records(CustomerId customer) {
        var now =
                customers
                        .current(customer)
                        .orElseThrow(() ->
                                new Refusal(
                                        Refusal.Why.UNKNOWN_CUSTOMER,
                                        "No customer was ever called %s.".formatted(customer),
                                        List.of()));
        return customers.members(now).stream().map(Member::record).toList();
    }

    private Decision require(long number) {
        return decisions
                .find(number)
                .orElseThrow(() ->
                        new Refusal(
                                Refusal.Why.UNKNOWN_DECISION,
                                "There is no decision %d.".formatted(number),
                                List.of()));
    }

    private static void refuseOne(
            List<Long> ours, List<Long> theirs, CustomerId left, CustomerId right) {
        if (ours.equals(theirs)) {
            throw new Refusal(
                    Refusal.Why.ALREADY_ONE,
                    "%s and %s are one customer.".formatted(left, right),
                    List.of());
        }
    }

    private void refuse(Optional<List<Contradictions.Step>> against) {
        if (against.isEmpty()) {
            return;
        }
        var steps = against.get();
        var keys = keys(steps);
        var numbers =
                steps.stream()
                        .map(Contradictions.Step::decision)
                        .filter(number -> number > 0)
                        .distinct()
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        throw new Refusal(
                Refusal.Why.CONTRADICTS,
                "Earlier decisions say the opposite: %s. Undo one of them first."
                        .formatted(numbers),
                steps.stream()
                        .map(step ->
                                new Refusal.Chain(
                                        keys.getOrDefault(step.from(), "?"),
                                        keys.getOrDefault(step.to(), "?"),
                                        step.decision(),
                                        step.apart()))
                        .toList());
    }

    private Map<Long, String> keys(List<Contradictions.Step> steps) {
        var records =
                steps.stream()
                        .flatMap(step -> Stream.of(step.from(), step.to()))
                        .collect(Collectors.toSet());
        return standards.load(records).stream()
                .collect(
                        Collectors.toMap(Standing::record, one -> one.standard().key().toString()));
    }

    /// The anchor and the records the person looked at.
    private static List<Long> side(List<Long> customer, Set<Long> too) {
        var side = new ArrayList<Long>();
        side.add(customer.getFirst());
        too.stream().filter(record -> !side.contains(record)).forEach(side::add);
        return side;
    }

    private static List<Long> union(List<Long> some, List<Long> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
