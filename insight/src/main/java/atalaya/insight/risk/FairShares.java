package atalaya.insight.risk;

import java.util.ArrayList;
import java.util.List;

/// Divides what trees say of one customer among the traits they asked: each trait gets its mean
/// effect over all orders in which traits could become known, unknown ones averaged over the
/// customers learned from (Shapley values along paths: Lundberg et al. 2020). The shares and the
/// expected value add up to the trees' moves exactly.
///
/// A path asks at most as many traits as a tree is deep, so all subsets of them are gone through.
final class FairShares {

    private final Cards cards;
    private final int row;
    private final double[] shares;
    private double expected;

    FairShares(Cards cards, int row, int traits) {
        this.cards = cards;
        this.row = row;
        this.shares = new double[traits];
    }

    double expected() {
        return expected;
    }

    double[] shares() {
        return shares;
    }

    /// One trait on the way to a leaf: does this customer pass, and which part of all customers?
    private record Step(int trait, boolean passes, double share) {}

    void add(Tree tree) {
        walk(tree, new ArrayList<>());
    }

    private void walk(Tree tree, List<Step> path) {
        switch (tree) {
            case Tree.Leaf leaf -> divide(leaf.move(), path);
            case Tree.Fork fork -> {
                boolean in = fork.takesIn(cards.bin(fork.trait(), row));
                walk(fork.in(), with(path, new Step(fork.trait(), in, fork.shareIn())));
                walk(fork.out(), with(path, new Step(fork.trait(), !in, 1 - fork.shareIn())));
            }
        }
    }

    /// A trait asked twice is one step.
    private static List<Step> with(List<Step> path, Step step) {
        List<Step> longer = new ArrayList<>(path.size() + 1);
        var merged = step;
        for (var before : path) {
            if (before.trait == step.trait) {
                merged =
                        new Step(
                                step.trait,
                                before.passes && step.passes,
                                before.share * step.share);
            } else {
                longer.add(before);
            }
        }
        longer.add(merged);
        return longer;
    }

    private void divide(double move, List<Step> path) {
        int count = path.size();
        for (int known = 0; known < 1 << count; known++) {
            double reached = move;
            for (int i = 0; i < count; i++) {
                var step = path.get(i);
                reached *= (known >>> i & 1) == 0 ? step.share : step.passes ? 1 : 0;
            }
            if (known == 0) {
                expected += reached;
            }
            if (reached == 0) {
                continue;
            }
            int size = Integer.bitCount(known);
            for (int i = 0; i < count; i++) {
                boolean in = (known >>> i & 1) == 1;
                shares[path.get(i).trait] +=
                        in ? reached * weight(size - 1, count) : -reached * weight(size, count);
            }
        }
    }

    /// The part of all orders in which exactly some `before` traits come before one of `all`.
    private static double weight(int before, int all) {
        double ways = all;
        for (int i = 1; i <= before; i++) {
            ways = ways * (all - i) / i;
        }
        return 1 / ways;
    }
}
