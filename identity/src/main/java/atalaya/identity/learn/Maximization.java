package atalaya.identity.learn;

import atalaya.identity.match.Level;
import atalaya.identity.match.LevelWeight;
import atalaya.identity.match.MatchModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Expectation maximisation over a histogram of patterns, with three classes of pairs: one person,
/// one household, strangers.
final class Maximization {

    private static final int ROUNDS = 30;

    /// The shipped weights count like this many matching pairs seen before.
    private static final double HELD_BY = 80;

    /// And like this share of the matching pairs, however many.
    private static final double HELD_SHARE = 0.1;

    /// Records of one person contradict each other at most this many times as often as usual.
    /// Without a bound, pairs that share no more than a birth date by chance can become "the
    /// matches" in files where few records match.
    private static final double MOST_TIMES_DIFFERENT = 4;

    /// Where many pairs match, so many times more.
    private static final double MORE_TIMES = 2;

    private static final double MORE_FROM = 1_000;

    private static final int LEVELS = Level.values().length;

    private final List<String> names;
    private final double allPairs;
    private final double[] shipped;
    private final double[] match;
    private final double[] household;
    private final double[] surprise;
    private double matchOdds;
    private double householdOdds;

    /// What was learned.
    record Learned(
            int priorMillibits,
            int householdMillibits,
            Map<String, Map<Level, LevelWeight>> weights) {}

    Maximization(
            List<String> names, MatchModel start, List<Patterns.Pattern> random, double allPairs) {
        this.names = names;
        this.allPairs = allPairs;
        int size = names.size() * LEVELS;
        shipped = new double[size];
        match = new double[size];
        household = new double[size];
        surprise = new double[size];
        matchOdds = start.priorMillibits() / 1000.0;
        householdOdds = start.householdMillibits() / 1000.0;
        fill(start);
        countRandom(random);
        doubtOthers();
    }

    private void fill(MatchModel start) {
        for (int slot = 0; slot < names.size(); slot++) {
            int first = slot * LEVELS;
            var levels = start.weights().getOrDefault(names.get(slot), Map.of());
            levels.forEach((level, weight) -> {
                shipped[first + level.ordinal()] = chance(weight.match());
                match[first + level.ordinal()] = weight.match() / 1000.0;
                household[first + level.ordinal()] = weight.household() / 1000.0;
                surprise[first + level.ordinal()] = weight.surprise() / 1000.0;
            });
        }
    }

    private static double chance(int millibits) {
        return StrictMath.pow(2, millibits / 1000.0);
    }

    /// The share of random pairs at each level, held near the shipped one by the weight of 200.
    private void countRandom(List<Patterns.Pattern> random) {
        double[] counts = new double[match.length];
        for (var pattern : random) {
            for (int slot = 0; slot < names.size(); slot++) {
                if (pattern.levels[slot] >= 0) {
                    counts[slot * LEVELS + pattern.levels[slot]] += pattern.pairs;
                }
            }
        }
        for (int slot = 0; slot < names.size(); slot++) {
            double all = sum(counts, slot);
            for (int at = slot * LEVELS; at < (slot + 1) * LEVELS; at++) {
                if (shipped[at] > 0) {
                    double before = StrictMath.pow(2, -surprise[at]);
                    double share = (counts[at] + 200 * before) / (all + 200);
                    surprise[at] = -log2(Math.min(1, share));
                }
            }
        }
    }

    /// A column of which nothing is known starts as one that mostly says nothing.
    private void doubtOthers() {
        for (int slot = 0; slot < names.size(); slot++) {
            if (MatchModel.isFurther(names.get(slot))) {
                for (int at = slot * LEVELS; at < (slot + 1) * LEVELS; at++) {
                    if (shipped[at] > 0) {
                        double random = StrictMath.pow(2, -surprise[at]);
                        shipped[at] = 0.7 * random + 0.3 * shipped[at];
                        match[at] = log2(shipped[at]);
                        household[at] = log2(0.9 * random + 0.1 * shipped[at]);
                    }
                }
            }
        }
    }

    private static double sum(double[] counts, int slot) {
        double all = 0;
        for (int at = slot * LEVELS; at < (slot + 1) * LEVELS; at++) {
            all += counts[at];
        }
        return all;
    }

    /// Learns from the patterns of candidate pairs.
    ///
    /// @param scale how many candidate pairs each counted pair stands for
    Learned run(List<Patterns.Pattern> patterns, double scale) {
        var found = new Found(patterns);
        for (int round = 0; round < ROUNDS; round++) {
            step(found, scale);
        }
        return learned();
    }

    /// The surprises that come from the table; those of the very values are in the pattern.
    private double tableSurprise(Patterns.Pattern pattern) {
        double sum = pattern.surpriseBits;
        for (int slot = 0; slot < names.size(); slot++) {
            if (pattern.levels[slot] >= 0 && !pattern.valued(slot)) {
                sum += surprise[slot * LEVELS + pattern.levels[slot]];
            }
        }
        return sum;
    }

    /// The patterns laid out to be gone through thirty times: only what they found.
    private final class Found {
        final double[] surprises;
        final long[] pairs;
        final int[] start;
        final int[] levels;
        final double[] ofMatch;
        final double[] ofHousehold;

        Found(List<Patterns.Pattern> patterns) {
            surprises = new double[patterns.size()];
            pairs = new long[surprises.length];
            ofMatch = new double[surprises.length];
            ofHousehold = new double[surprises.length];
            start = new int[surprises.length + 1];
            levels = new int[surprises.length * names.size()];
            for (int i = 0; i < surprises.length; i++) {
                var pattern = patterns.get(i);
                surprises[i] = tableSurprise(pattern);
                pairs[i] = pattern.pairs;
                start[i + 1] = start[i];
                for (int slot = 0; slot < names.size(); slot++) {
                    if (pattern.levels[slot] >= 0) {
                        levels[start[i + 1]++] = slot * LEVELS + pattern.levels[slot];
                    }
                }
            }
        }

        /// How much of a pattern is of one person, and how much of one household, by the weights of
        /// now.
        void expect(int pattern) {
            double same = matchOdds + surprises[pattern];
            double family = householdOdds + surprises[pattern];
            for (int i = start[pattern]; i < start[pattern + 1]; i++) {
                same += match[levels[i]];
                family += household[levels[i]];
            }
            double sameOdds = StrictMath.pow(2, Math.min(60, same));
            double familyOdds = StrictMath.pow(2, Math.min(60, family));
            double all = 1 + sameOdds + familyOdds;
            ofMatch[pattern] = pairs[pattern] * sameOdds / all;
            ofHousehold[pattern] = pairs[pattern] * familyOdds / all;
        }
    }

    /// Expectations are found on all processors and added up in one order, so that the sums are the
    /// same on every machine.
    private void step(Found found, double scale) {
        double[] counts = new double[match.length];
        double matches = 0;
        double households = 0;
        IntStream.range(0, found.pairs.length).parallel().forEach(found::expect);
        for (int pattern = 0; pattern < found.pairs.length; pattern++) {
            double share = found.ofMatch[pattern];
            matches += share * scale;
            households += found.ofHousehold[pattern] * scale;
            for (int i = found.start[pattern]; i < found.start[pattern + 1]; i++) {
                counts[found.levels[i]] += share;
            }
        }
        matchOdds = log2(Math.max(1, matches) / allPairs);
        householdOdds = log2(Math.max(1, households) / allPairs);
        maximize(counts);
    }

    private void maximize(double[] counts) {
        for (int slot = 0; slot < names.size(); slot++) {
            double all = sum(counts, slot);
            int different = slot * LEVELS + Level.DIFFERENT.ordinal();
            int proven = slot * LEVELS + Level.PROVEN_DIFFERENT.ordinal();
            double held = HELD_BY + all * HELD_SHARE;
            for (int at = slot * LEVELS; at < (slot + 1) * LEVELS; at++) {
                if (shipped[at] > 0) {
                    double share = (counts[at] + held * shipped[at]) / (all + held);
                    boolean bound = at == different || at == proven;
                    double times = MOST_TIMES_DIFFERENT + MORE_TIMES * all / (all + MORE_FROM);
                    double most = bound ? times * shipped[at] : 1;
                    match[at] = log2(Math.min(share, most));
                }
            }
        }
    }

    private static double log2(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }

    private Learned learned() {
        var weights = new TreeMap<String, Map<Level, LevelWeight>>();
        for (int slot = 0; slot < names.size(); slot++) {
            var levels = new EnumMap<Level, LevelWeight>(Level.class);
            for (var level : Level.values()) {
                int at = slot * LEVELS + level.ordinal();
                if (shipped[at] > 0) {
                    levels.put(
                            level,
                            new LevelWeight(
                                    millibits(match[at]),
                                    millibits(household[at]),
                                    millibits(surprise[at])));
                }
            }
            weights.put(names.get(slot), levels);
        }
        return new Learned(millibits(matchOdds), millibits(householdOdds), weights);
    }

    private static int millibits(double bits) {
        return (int) Math.round(1000 * bits);
    }
}
