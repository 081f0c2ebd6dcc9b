package atalaya.insight.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Grows small trees one after the other, each on what the score so far gets wrong (gradient
/// boosting of the logistic loss: Friedman 2001, with second-order leaves as in Chen and Guestrin
/// 2016). Splits of unordered traits sort their bins by slope (Fisher 1958).
///
/// The same rows and seed give the same trees. Used by one thread.
final class Grove {

    private static final double KIND_RESTRAINT = 10;
    private static final double LEAST_GAIN = 1e-6;

    /// @param depth how many questions at most on the way to a leaf
    /// @param pace the part of each tree's correction that is taken, 0 to 1
    /// @param leastLeaf customers that a leaf must have
    /// @param rowShare the share of customers that each tree sees
    /// @param traitShare the share of traits that each tree may ask
    record Shape(
            int depth,
            double pace,
            int leastLeaf,
            double rowShare,
            double traitShare,
            double restraint) {}

    private final Cards cards;
    private final int[] rows;
    private final Shape shape;
    private final SplittableRandom random;
    private final double[] scores;
    private final double[] slopes;
    private final double[] curvatures;
    private final double[] binSlopes = new double[Binning.MAX_BINS];
    private final double[] binCurvatures = new double[Binning.MAX_BINS];
    private final int[] binCustomers = new int[Binning.MAX_BINS];
    private final List<Tree> trees = new ArrayList<>();

    /// @param scores log-odds so far of every row, also those not learned from; kept up to date
    ///   here
    Grove(Cards cards, int[] rows, double[] scores, Shape shape, long seed) {
        this.cards = cards;
        this.rows = rows;
        this.shape = shape;
        this.scores = scores;
        this.random = new SplittableRandom(seed);
        this.slopes = new double[scores.length];
        this.curvatures = new double[scores.length];
    }

    List<Tree> trees() {
        return List.copyOf(trees);
    }

    /// Adds one tree, and its moves to the scores of all rows.
    void grow() {
        int[] seen = sample(rows, shape.rowShare());
        for (int row : seen) {
            double p = 1 / (1 + Math.exp(-scores[row]));
            slopes[row] = (cards.left(row) ? 1 : 0) - p;
            curvatures[row] = Math.max(p * (1 - p), 1e-9);
        }
        int[] all = new int[cards.traits()];
        Arrays.setAll(all, trait -> trait);
        var tree = grow(seen, 0, seen.length, shape.depth(), sample(all, shape.traitShare()));
        trees.add(tree);
        for (int row = 0; row < scores.length; row++) {
            scores[row] += tree.move(cards, row);
        }
    }

    private int[] sample(int[] from, double share) {
        int[] taken = from.clone();
        int wanted = Math.max(1, (int) Math.ceil(share * from.length));
        for (int i = 0; i < wanted; i++) {
            int other = random.nextInt(i, taken.length);
            int swap = taken[i];
            taken[i] = taken[other];
            taken[other] = swap;
        }
        return Arrays.copyOf(taken, wanted);
    }

    private Tree grow(int[] seen, int from, int to, int depth, int[] traits) {
        double slope = 0;
        double curvature = 0;
        for (int i = from; i < to; i++) {
            slope += slopes[seen[i]];
            curvature += curvatures[seen[i]];
        }
        var cut = depth == 0 ? null : best(seen, from, to, traits, slope, curvature);
        if (cut == null) {
            return new Tree.Leaf(shape.pace() * slope / (curvature + shape.restraint()), to - from);
        }
        int middle = part(seen, from, to, cut);
        return new Tree.Fork(
                cut.trait,
                cut.yes,
                grow(seen, from, middle, depth - 1, traits),
                grow(seen, middle, to, depth - 1, traits),
                to - from);
    }

    private record Cut(int trait, long yes, double gain) {}

    private @Nullable Cut best(
            int[] seen, int from, int to, int[] traits, double slope, double curvature) {
        Cut best = null;
        double before = slope * slope / (curvature + shape.restraint());
        for (int trait : traits) {
            int size = cards.size(trait);
            Arrays.fill(binSlopes, 0, size, 0);
            Arrays.fill(binCurvatures, 0, size, 0);
            Arrays.fill(binCustomers, 0, size, 0);
            byte[] column = cards.column(trait);
            for (int i = from; i < to; i++) {
                int row = seen[i];
                int bin = column[row];
                binSlopes[bin] += slopes[row];
                binCurvatures[bin] += curvatures[row];
                binCustomers[bin]++;
            }
            boolean ordered = cards.ordered(trait);
            int[] order = ordered ? inOrder(size) : bySlope(size);
            var cut = best(trait, order, slope, curvature, to - from, ordered, 0L);
            best = better(best, cut, before);
            if (ordered && binCustomers[Binning.MISSING] > 0) {
                // the order has the missing in front, beside the low; here they are with the high
                int[] lastMissing = inOrder(size);
                System.arraycopy(lastMissing, 1, lastMissing, 0, size - 1);
                lastMissing[size - 1] = Binning.MISSING;
                best =
                        better(
                                best,
                                best(trait, lastMissing, slope, curvature, to - from, true, 0L),
                                before);
            }
        }
        return best;
    }

    private static @Nullable Cut better(@Nullable Cut best, @Nullable Cut cut, double before) {
        if (cut == null || cut.gain - before < LEAST_GAIN) {
            return best;
        }
        return best == null || cut.gain > best.gain ? cut : best;
    }

    /// The best place to cut the bins of one trait, taken in some order.
    private @Nullable Cut best(
            int trait,
            int[] order,
            double slope,
            double curvature,
            int customers,
            boolean ordered,
            long none) {
        double restraint = ordered ? shape.restraint() : KIND_RESTRAINT;
        double inSlope = 0;
        double inCurvature = 0;
        int in = 0;
        long yes = none;
        Cut best = null;
        for (int i = 0; i < order.length - 1; i++) {
            int bin = order[i];
            inSlope += binSlopes[bin];
            inCurvature += binCurvatures[bin];
            in += binCustomers[bin];
            yes |= 1L << bin;
            if (binCustomers[bin] == 0 || in < shape.leastLeaf()) {
                continue;
            }
            if (customers - in < shape.leastLeaf()) {
                break;
            }
            double outSlope = slope - inSlope;
            double gain =
                    inSlope * inSlope / (inCurvature + restraint)
                            + outSlope * outSlope / (curvature - inCurvature + restraint);
            if (best == null || gain > best.gain) {
                best = new Cut(trait, yes, gain);
            }
        }
        return best;
    }

    private static int[] inOrder(int size) {
        int[] order = new int[size];
        Arrays.setAll(order, bin -> bin);
        return order;
    }

    private int[] bySlope(int size) {
        double[] means = new double[size];
        Arrays.setAll(means, bin -> binSlopes[bin] / (binCurvatures[bin] + KIND_RESTRAINT));
        int[] order = inOrder(size);
        for (int i = 1; i < size; i++) { // insertion: few bins, and stable
            int bin = order[i];
            int place = i;
            while (place > 0 && means[order[place - 1]] > means[bin]) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = bin;
        }
        return order;
    }

    /// Moves the rows that go in to the front and says where the others begin.
    private int part(int[] seen, int from, int to, Cut cut) {
        byte[] column = cards.column(cut.trait);
        int middle = from;
        for (int i = from; i < to; i++) {
            if ((cut.yes >>> column[seen[i]] & 1) == 1) {
                int swap = seen[i];
                seen[i] = seen[middle];
                seen[middle++] = swap;
            }
        }
        return middle;
    }
}
