package atalaya.server.resolve;

import atalaya.identity.match.BlockingKey;
import atalaya.identity.match.MatchScore;
import atalaya.identity.record.SourceKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says why two records are or are not of one customer, and how a customer came together. What it
/// shows is what was computed: the same model judges again, with the identifiers shared now.
@Component
public class Explanations {

    private final Room room;
    private final Customers customers;
    private final StandardRecords standards;
    private final Models models;
    private final Holders holders;
    private final BlockingKeys keys;
    private final Links links;
    private final DecisionLog decisions;
    private final Ledger ledger;

    Explanations(
            Room room,
            Customers customers,
            StandardRecords standards,
            Models models,
            Holders holders,
            BlockingKeys keys,
            Links links,
            DecisionLog decisions,
            Ledger ledger) {
        this.room = room;
        this.customers = customers;
        this.standards = standards;
        this.models = models;
        this.holders = holders;
        this.keys = keys;
        this.links = links;
        this.decisions = decisions;
        this.ledger = ledger;
    }

    /// Why two records are or are not of one customer; empty when one of them is unknown.
    public Optional<Why> why(SourceKey left, SourceKey right) {
        var one = customers.record(left);
        var other = customers.record(right);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        var found =
                standards.load(Set.of(one.get(), other.get())).stream()
                        .collect(Collectors.toMap(Standing::record, standing -> standing));
        return Optional.of(
                why(
                        Objects.requireNonNull(found.get(one.get())),
                        Objects.requireNonNull(found.get(other.get()))));
    }

    /// How a customer came together.
    public How how(CustomerId customer) {
        var members = customers.members(customer);
        var records = members.stream().map(Member::record).collect(Collectors.toSet());
        var entries = ledger.of(customer);
        entries.forEach(entry -> records.addAll(Ledger.records(entry.change())));
        var keys = keys(records);
        var ties = links.sameOf(records).values();
        var steps =
                entries.stream()
                        .map(entry ->
                                new How.Step(
                                        entry,
                                        Ledger.records(entry.change()).stream()
                                                .map(keys::get)
                                                .filter(Objects::nonNull)
                                                .toList(),
                                        strongest(entry, ties, keys),
                                        cause(entry)))
                        .toList();
        return new How(customer, members, steps);
    }

    /// The links among the records of a customer, strongest first.
    public List<How.Tie> links(CustomerId customer) {
        var records =
                customers.members(customer).stream()
                        .map(Member::record)
                        .collect(Collectors.toSet());
        var keys = keys(records);
        return links.sameOf(records).values().stream()
                .filter(link -> records.contains(link.pair().left()))
                .filter(link -> records.contains(link.pair().right()))
                .sorted(Comparator.comparing((StoredLink link) -> -link.millibits()))
                .map(link -> tie(link, keys))
                .toList();
    }

    private Why why(Standing left, Standing right) {
        var model = models.of(room.state().epoch());
        var hubs = holders.hubs(model.hubLimit());
        var verdict =
                model.judge(
                        left.standard(),
                        right.standard(),
                        identifier -> hubs.contains(Holders.hash(identifier)));
        var shared = new ArrayList<>(model.keys(left.standard()));
        shared.retainAll(model.keys(right.standard()));
        var common = keys.common(shared.stream().map(BlockingKey::hash).toList(), model.keyLimit());
        var sharedHubs =
                left.standard().identifiers().stream()
                        .filter(right.standard().identifiers()::contains)
                        .filter(identifier -> hubs.contains(Holders.hash(identifier)))
                        .toList();
        var of = customers.of(List.of(left.record(), right.record()));
        var leftCustomer = Objects.requireNonNull(of.get(left.record()));
        var rightCustomer = Objects.requireNonNull(of.get(right.record()));
        return new Why(
                left.standard().key(),
                right.standard().key(),
                leftCustomer,
                rightCustomer,
                verdict,
                model.linkMillibits(),
                model.reviewMillibits(),
                model.name(),
                shared.stream().filter(key -> !common.contains(key.hash())).toList(),
                shared.stream().filter(key -> common.contains(key.hash())).toList(),
                sharedHubs,
                leftCustomer.equals(rightCustomer)
                        ? chain(left.record(), right.record(), leftCustomer)
                        : List.of(),
                about(left.record(), right.record()));
    }

    private List<Decision> about(long left, long right) {
        return decisions.of(List.of(left, right)).stream()
                .filter(decision -> HandDecisions.records(decision).contains(left))
                .filter(decision -> HandDecisions.records(decision).contains(right))
                .toList();
    }

    /// The fewest links that lead from one record to another within a customer, stronger links
    /// tried first.
    private List<Why.ChainLink> chain(long from, long to, CustomerId customer) {
        var records =
                customers.members(customer).stream()
                        .map(Member::record)
                        .collect(Collectors.toSet());
        var keys = keys(records);
        var next = neighbours(records, keys);
        var cameBy = new HashMap<Long, Step>();
        var queue = new ArrayDeque<>(List.of(from));
        var seen = new HashSet<>(List.of(from));
        while (!queue.isEmpty() && !seen.contains(to)) {
            for (var step : next.getOrDefault(queue.remove(), List.of())) {
                if (seen.add(step.to())) {
                    cameBy.put(step.to(), step);
                    queue.add(step.to());
                }
            }
        }
        var chain = new ArrayList<Why.ChainLink>();
        for (var step = cameBy.get(to); step != null; step = cameBy.get(step.from())) {
            chain.add(step.shown());
        }
        Collections.reverse(chain);
        return chain;
    }

    private record Step(long from, long to, Why.ChainLink shown) {}

    private Map<Long, List<Step>> neighbours(Set<Long> records, Map<Long, SourceKey> keys) {
        var steps = new ArrayList<Step>();
        for (var decision : decisions.of(records)) {
            if (decision.holds()) {
                HandDecisions.ties(decision)
                        .forEach(pair -> add(steps, pair, 0, decision.number(), keys));
            }
        }
        links.sameOf(records).values().stream()
                .sorted(Comparator.comparing((StoredLink link) -> -link.millibits()))
                .forEach(link -> add(steps, link.pair(), link.millibits(), 0, keys));
        return steps.stream().collect(Collectors.groupingBy(Step::from));
    }

    private static void add(
            List<Step> steps, Pair pair, int millibits, long decision, Map<Long, SourceKey> keys) {
        var left = keys.get(pair.left());
        var right = keys.get(pair.right());
        if (left != null && right != null) {
            steps.add(
                    new Step(
                            pair.left(),
                            pair.right(),
                            new Why.ChainLink(left, right, millibits, decision)));
            steps.add(
                    new Step(
                            pair.right(),
                            pair.left(),
                            new Why.ChainLink(right, left, millibits, decision)));
        }
    }

    private @Nullable Decision cause(LedgerEntry entry) {
        var number = entry.decision();
        return number == null ? null : decisions.find(number).orElse(null);
    }

    /// The strongest link between the records that moved and the others, or among them when they
    /// are all there was.
    private static How.@Nullable Tie strongest(
            LedgerEntry entry, Collection<StoredLink> ties, Map<Long, SourceKey> keys) {
        var moved = Set.copyOf(Ledger.records(entry.change()));
        var strongest =
                ties.stream()
                        .filter(link -> keys.containsKey(link.pair().left()))
                        .filter(link -> keys.containsKey(link.pair().right()))
                        .filter(link ->
                                moved.contains(link.pair().left())
                                        || moved.contains(link.pair().right()))
                        .max(
                                Comparator.comparing((StoredLink link) -> bridges(link, moved))
                                        .thenComparing(StoredLink::millibits)
                                        .thenComparing(StoredLink::pair));
        return strongest.map(link -> tie(link, keys)).orElse(null);
    }

    private static boolean bridges(StoredLink link, Set<Long> moved) {
        return moved.contains(link.pair().left()) != moved.contains(link.pair().right());
    }

    private static How.Tie tie(StoredLink link, Map<Long, SourceKey> keys) {
        return new How.Tie(
                Objects.requireNonNull(keys.get(link.pair().left())),
                Objects.requireNonNull(keys.get(link.pair().right())),
                link.millibits(),
                new MatchScore(link.millibits(), List.of()).probability());
    }

    private Map<Long, SourceKey> keys(Collection<Long> records) {
        return standards.load(records).stream()
                .collect(Collectors.toMap(Standing::record, one -> one.standard().key()));
    }
}
