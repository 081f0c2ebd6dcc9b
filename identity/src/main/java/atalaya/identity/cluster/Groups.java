package atalaya.identity.cluster;

import atalaya.identity.record.RecordType;
import atalaya.identity.record.SourceKey;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.StandardRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Groups of records that grow by joining, and know what keeps them apart.
final class Groups {

    /// A group beyond this size takes links at their word: weighing all its pairs would cost more
    /// than it tells.
    private static final int WEIGHED_PAIRS = 4_000;

    /// One pair says no more than this for or against joining two groups.
    private static final int BOUND = 12_000;

    /// Two groups do not join where the mean over their pairs is further below nothing than the
    /// link is above it, or than this. Records of one person that have little in common score below
    /// nothing too: a bound of 0 cost a twentieth of the recall on small files, 5 bits let families
    /// join.
    private static final int MOST_AGAINST = 3_000;

    private final List<StandardRecord> records;
    private final @Nullable PairScore scores;
    private final SourceRule rule;
    private final int[] parent;

    /// The members of a group in a ring: after each the next one. And by its root, how many.
    private final int[] next;

    private final int[] size;
    private final Map<Integer, Set<Integer>> apart = new HashMap<>();
    private final Map<Integer, Set<Integer>> sides = new HashMap<>();

    /// By the root of a group; null until somebody asks.
    private final @Nullable List<Proof>[] proofs;

    private final List<Link> joins = new ArrayList<>();
    private final BitSet known = new BitSet();
    private boolean byHand = true;

    Groups(List<StandardRecord> records, @Nullable PairScore scores, SourceRule rule) {
        this.records = records;
        this.scores = scores;
        this.rule = rule;
        parent = new int[records.size()];
        next = new int[parent.length];
        size = new int[parent.length];
        proofs = newProofs(parent.length);
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            next[i] = i;
            size[i] = 1;
            known.set(i, records.get(i).type() != RecordType.CLAIM);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // of a type with a parameter there is no array
    private static @Nullable List<Proof>[] newProofs(int size) {
        return new List[size];
    }

    int root(int place) {
        int at = place;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    int size(int root) {
        return size[root];
    }

    private int[] members(int root) {
        int[] members = new int[size[root]];
        int at = root;
        for (int i = 0; i < members.length; i++) {
            members[i] = at;
            at = next[at];
        }
        return members;
    }

    private List<Proof> proofs(int root) {
        var known = proofs[root];
        if (known == null) {
            known = Proof.of(records.get(root)); // a group of several has been asked before
            proofs[root] = known;
        }
        return known;
    }

    /// Notes the cannot-links and sides among these records.
    void forbid(List<HandDecision> decisions, Map<SourceKey, Integer> places) {
        int number = 0;
        for (var decision : decisions) {
            number++;
            switch (decision) {
                case HandDecision.CannotLink(var left, var right) -> {
                    Integer a = places.get(left);
                    Integer b = places.get(right);
                    if (a != null && b != null) {
                        apart.computeIfAbsent(a, _ -> new HashSet<>()).add(b);
                        apart.computeIfAbsent(b, _ -> new HashSet<>()).add(a);
                    }
                }
                case HandDecision.Sides(var left, var right) -> {
                    addSide(left, number, places);
                    addSide(right, -number, places);
                }
                case HandDecision.MustLink _ -> {}
            }
        }
    }

    private void addSide(Set<SourceKey> keys, int side, Map<SourceKey, Integer> places) {
        for (var key : keys) {
            Integer place = places.get(key);
            if (place != null) {
                sides.computeIfAbsent(place, _ -> new HashSet<>()).add(side);
            }
        }
    }

    /// Joins what people said is one customer, in the order of the keys, whatever the model thinks.
    void require(List<HandDecision> decisions, Map<SourceKey, Integer> places) {
        List<HandDecision.MustLink> must = new ArrayList<>();
        for (var decision : decisions) {
            if (decision instanceof HandDecision.MustLink link) {
                must.add(link);
            }
        }
        must.sort(
                Comparator.comparing(HandDecision.MustLink::left)
                        .thenComparing(HandDecision.MustLink::right));
        for (var link : must) {
            Integer a = places.get(link.left());
            Integer b = places.get(link.right());
            if (a != null && b != null) {
                join(new Link(a, b, Integer.MAX_VALUE));
            }
        }
        byHand = false;
    }

    /// Joins the groups of a link's two records unless something keeps them apart.
    boolean join(Link link) {
        int left = root(link.left());
        int right = root(link.right());
        if (left == right) {
            return true;
        }
        if (isForbidden(left, right)
                || !byHand
                        && (isBridge(link, left, right)
                                || isDisproven(left, right)
                                || shareSource(left, right)
                                || isDoubted(left, right, link.millibits()))) {
            return false;
        }
        unite(left, right);
        joins.add(link);
        return true;
    }

    /// The links that joined two groups, in the order they did.
    List<Link> joins() {
        return List.copyOf(joins);
    }

    /// After this only [#add] changes groups.
    void seal() {
        byHand = false;
    }

    /// Adds a leaf to a group unless a person forbade it.
    void add(int leaf, int root) {
        int at = root(leaf);
        if (at != root && !isForbidden(at, root)) {
            unite(root, at);
        }
    }

    private void unite(int left, int right) {
        int small = size[left] < size[right] ? left : right;
        int large = small == left ? right : left;
        proofs[large] = both(proofs(large), proofs(small));
        proofs[small] = null;
        parent[small] = large;
        size[large] += size[small];
        int after = next[large];
        next[large] = next[small];
        next[small] = after;
        known.set(large, known.get(large) || known.get(small));
        merge(apart, small, large);
        merge(sides, small, large);
    }

    private static List<Proof> both(List<Proof> some, List<Proof> others) {
        if (others.isEmpty() || some.containsAll(others)) {
            return some;
        }
        Set<Proof> both = new LinkedHashSet<>(some);
        both.addAll(others);
        return List.copyOf(both);
    }

    private static void merge(Map<Integer, Set<Integer>> map, int from, int into) {
        var moved = map.remove(from);
        if (moved != null) {
            map.computeIfAbsent(into, _ -> new HashSet<>()).addAll(moved);
        }
    }

    private boolean isForbidden(int left, int right) {
        if (apart.isEmpty() && sides.isEmpty()) {
            return false;
        }
        for (int other : apart.getOrDefault(left, Set.of())) {
            if (root(other) == right) {
                return true;
            }
        }
        for (int other : apart.getOrDefault(right, Set.of())) {
            if (root(other) == left) {
                return true;
            }
        }
        Set<Integer> opposite = sides.getOrDefault(right, Set.of());
        return sides.getOrDefault(left, Set.of()).stream()
                .anyMatch(side -> opposite.contains(-side));
    }

    /// Whether somebody's claim would join two groups that are known without it.
    private boolean isBridge(Link link, int left, int right) {
        boolean claimed =
                records.get(link.left()).type() == RecordType.CLAIM
                        || records.get(link.right()).type() == RecordType.CLAIM;
        return claimed && known.get(left) && known.get(right);
    }

    private boolean isDisproven(int left, int right) {
        for (var proof : proofs(left)) {
            for (var other : proofs(right)) {
                if (proof.disproves(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean shareSource(int left, int right) {
        if (rule != SourceRule.ONE_EACH) {
            return false;
        }
        Set<String> sources = new HashSet<>();
        for (int place : members(left)) {
            sources.add(records.get(place).key().source());
        }
        return Arrays.stream(members(right))
                .anyMatch(place -> sources.contains(records.get(place).key().source()));
    }

    private boolean isDoubted(int left, int right, int strength) {
        long pairs = (long) size[left] * size[right];
        if (scores == null || pairs == 1 || pairs > WEIGHED_PAIRS) {
            return false;
        }
        long sum = 0;
        for (int a : members(left)) {
            for (int b : members(right)) {
                sum += Math.clamp(scores.millibits(a, b), -BOUND, BOUND);
            }
        }
        return sum < -pairs * Math.min(MOST_AGAINST, strength);
    }

    /// What is certain of a record: its documents, and which generation its names say.
    private record Proof(@Nullable NationalId document, int generation) {

        boolean disproves(Proof other) {
            if (document != null && other.document != null) {
                return document.disproves(other.document);
            }
            return generation > 0 && other.generation > 0 && generation != other.generation;
        }

        static List<Proof> of(StandardRecord record) {
            List<Proof> proofs = new ArrayList<>(1);
            record.documents().forEach(document -> proofs.add(new Proof(document, 0)));
            for (var name : record.names()) {
                if (name.generation() > 0) {
                    proofs.add(new Proof(null, name.generation()));
                }
            }
            return List.copyOf(proofs);
        }
    }
}
