package atalaya.server.command;

import atalaya.identity.cluster.Link;
import atalaya.identity.match.BlockingKey;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import atalaya.identity.match.Verdict;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Explains records of files that were matched: why two are or are not of one customer, and how a
/// customer came together.
final class FileRecords {

    private final FileMatching matching;
    private final Hubs hubs;
    private final Map<Integer, Integer> customerOf = new HashMap<>();

    FileRecords(FileMatching matching) {
        this.matching = matching;
        this.hubs = matching.hubs();
        var customers = matching.result().customers();
        for (int i = 0; i < customers.size(); i++) {
            for (int place : customers.get(i)) {
                customerOf.put(place, i);
            }
        }
    }

    /// A key that one or both of two records have.
    ///
    /// @param kind the rule that made it
    /// @param records how many records of the files have it
    /// @param used whether it brings records together: not where too many have it
    record Key(String kind, String value, boolean left, boolean right, int records, boolean used) {

        boolean shared() {
            return left && right;
        }
    }

    /// Why two records are or are not of one customer.
    ///
    /// @param leftCustomer numbered as `resolve --out` does
    /// @param keys of the two: those they share first
    /// @param chain the joins that lead from one to the other within their customer
    record Why(
            String left,
            String right,
            int leftCustomer,
            int rightCustomer,
            Verdict verdict,
            List<Key> keys,
            List<Tie> chain) {

        boolean sameCustomer() {
            return leftCustomer == rightCustomer;
        }

        boolean compared() {
            return keys.stream().anyMatch(key -> key.shared() && key.used());
        }
    }

    /// A link between two records.
    ///
    /// @param millibits its score; [Integer#MAX_VALUE] where a label said so
    record Tie(String left, String right, int millibits) {

        boolean byHand() {
            return millibits == Integer.MAX_VALUE;
        }
    }

    /// One step of a customer's coming together.
    ///
    /// @param leftRecords how many records the one side had
    /// @param rightRecords how many the other
    record Step(Tie tie, int leftRecords, int rightRecords, Verdict verdict) {}

    Why why(String left, String right) {
        int one = place(left);
        int other = place(right);
        return new Why(
                name(one),
                name(other),
                customer(one) + 1,
                customer(other) + 1,
                verdict(one, other),
                keys(one, other),
                customer(one) == customer(other) ? chain(one, other) : List.of());
    }

    private int place(String typed) {
        var key = Named.key(typed);
        return IntStream.range(0, matching.records().size())
                .filter(place -> matching.records().get(place).key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        new AtalayaError(
                                        3113, Exit.FAILED, "there is no such record in these files")
                                .at(typed)
                                .remedy("source:record as resolve writes them with --out"));
    }

    private String name(int place) {
        return matching.records().get(place).key().toString();
    }

    private int customer(int place) {
        return customerOf.getOrDefault(place, -1);
    }

    private Verdict verdict(int left, int right) {
        return matching.model()
                .judge(matching.records().get(left), matching.records().get(right), hubs);
    }

    private Set<BlockingKey> allKeys(int place) {
        var record = matching.records().get(place);
        var keys = new LinkedHashSet<>(MatchModel.shipped().keys(record));
        keys.addAll(matching.model().keys(record));
        return keys;
    }

    private List<Key> keys(int left, int right) {
        var ofLeft = allKeys(left);
        var ofRight = allKeys(right);
        var all = new LinkedHashSet<>(ofLeft);
        all.retainAll(ofRight);
        all.addAll(ofLeft);
        all.addAll(ofRight);
        var used = new HashSet<>(matching.model().keys(matching.records().get(left)));
        used.addAll(matching.model().keys(matching.records().get(right)));
        var counts = counts(all);
        return all.stream()
                .map(key -> {
                    int records = counts.getOrDefault(key, 0);
                    return new Key(
                            key.kind(),
                            key.value(),
                            ofLeft.contains(key),
                            ofRight.contains(key),
                            records,
                            used.contains(key) && records <= matching.model().keyLimit());
                })
                .toList();
    }

    /// How many records have each of these keys.
    private Map<BlockingKey, Integer> counts(Set<BlockingKey> wanted) {
        return IntStream.range(0, matching.records().size())
                .parallel()
                .boxed()
                .flatMap(place -> allKeys(place).stream().filter(wanted::contains))
                .collect(Collectors.toConcurrentMap(key -> key, _ -> 1, Integer::sum));
    }

    /// The joins of a customer are a tree, so one way leads from any record to any other.
    private List<Tie> chain(int from, int to) {
        var neighbours = new HashMap<Integer, List<Link>>();
        for (var join : joins(customer(from))) {
            neighbours.computeIfAbsent(join.left(), _ -> new ArrayList<>()).add(join);
            neighbours.computeIfAbsent(join.right(), _ -> new ArrayList<>()).add(join);
        }
        var cameBy = new LinkedHashMap<Integer, Link>();
        var open = new ArrayDeque<>(List.of(to));
        while (!open.isEmpty() && !cameBy.containsKey(from)) {
            int at = open.remove();
            for (var link : neighbours.getOrDefault(at, List.of())) {
                int next = link.left() == at ? link.right() : link.left();
                if (next != to && cameBy.putIfAbsent(next, link) == null) {
                    open.add(next);
                }
            }
        }
        List<Tie> chain = new ArrayList<>();
        int at = from;
        for (var link = cameBy.get(at); link != null; link = cameBy.get(at)) {
            int next = link.left() == at ? link.right() : link.left();
            chain.add(new Tie(name(at), name(next), link.millibits()));
            at = next;
        }
        return chain;
    }

    private List<Link> joins(int customer) {
        return matching.result().joins().stream()
                .filter(join -> customer(join.left()) == customer)
                .toList();
    }

    /// How a customer came together, in order.
    ///
    /// @param typed its number as `resolve --out` writes it, or one of its records as
    ///   `source:record`
    List<Step> how(String typed) {
        int customer = customer(typed);
        var groups = new HashMap<Integer, Set<Integer>>();
        List<Step> steps = new ArrayList<>();
        for (var join : joins(customer)) {
            var left = groups.computeIfAbsent(join.left(), place -> new HashSet<>(Set.of(place)));
            var right = groups.computeIfAbsent(join.right(), place -> new HashSet<>(Set.of(place)));
            steps.add(
                    new Step(
                            new Tie(name(join.left()), name(join.right()), join.millibits()),
                            left.size(),
                            right.size(),
                            verdict(join.left(), join.right())));
            left.addAll(right);
            right.forEach(place -> groups.put(place, left));
        }
        return steps;
    }

    private int customer(String typed) {
        if (typed.contains(":")) {
            return customer(place(typed));
        }
        int customers = matching.result().customers().size();
        if (!typed.matches("\\d{1,9}")
                || typed.equals("0")
                || Integer.parseInt(typed) > customers) {
            throw new AtalayaError(3113, Exit.FAILED, "there is no such customer in these files")
                    .at(typed)
                    .remedy("a number from 1 to %d, or a record as source:record", customers);
        }
        return Integer.parseInt(typed) - 1;
    }
}
