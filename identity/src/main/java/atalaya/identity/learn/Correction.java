package atalaya.identity.learn;

import atalaya.identity.match.Findings;
import atalaya.identity.match.Level;
import atalaya.identity.match.LevelWeight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Corrects the weights of a model by what people said of some pairs.
///
/// Each level of each comparison gets an addend to its weight. The addends are those of the
/// greatest posterior probability of a logistic regression (Cox 1958) whose offsets are the model's
/// own scores, with normal priors around nothing: a few answers move a weight by a bit or two, and
/// only where many agree by more. That the pairs asked about were chosen by their scores does no
/// harm, since the regression is on what the scores are made of.
final class Correction {

    /// How far a weight is thought to be from the truth before anyone was asked, in bits.
    private static final double SPREAD_BITS = 1.5;

    private static final int ROUNDS = 3_000;
    private static final double LN2 = StrictMath.log(2);
    private static final int LEVELS = Level.values().length;

    /// @param target 1 where a person said the same, 0 where not, and between where only the model
    ///   spoke
    private record Answer(double scoreBits, int[] features, double target, double weight) {}

    private final List<Answer> answers = new ArrayList<>();
    private final double[] addends;

    Correction(int slots) {
        addends = new double[slots * LEVELS + 1];
    }

    /// Notes the answer about a pair that found this and scored so much.
    void add(Findings found, int millibits, boolean same) {
        add(found, millibits, same ? 1 : 0, 1);
    }

    /// Notes a pair nobody was asked about, which stays as the model has it as far as this weighs.
    void hold(Findings found, int millibits, double weight) {
        add(found, millibits, 1 / (1 + StrictMath.pow(2, -millibits / 1000.0)), weight);
    }

    private void add(Findings found, int millibits, double target, double weight) {
        List<Integer> features = new ArrayList<>();
        features.add(addends.length - 1); // the odds before anything is compared
        for (int slot = 0; slot < found.slots(); slot++) {
            if (found.level(slot) != Findings.NOTHING) {
                features.add(slot * LEVELS + found.level(slot));
            }
        }
        int[] all = features.stream().mapToInt(Integer::intValue).toArray();
        answers.add(new Answer(millibits / 1000.0, all, target, weight));
    }

    /// Climbs to the most probable addends; the function has one summit, so the way does not
    /// matter.
    void settle() {
        double[] slope = new double[addends.length];
        double step = 1 / steepness();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < addends.length; i++) {
                slope[i] = -addends[i] / (SPREAD_BITS * SPREAD_BITS);
            }
            for (var answer : answers) {
                double missing = LN2 * answer.weight() * (answer.target() - probability(answer));
                for (int feature : answer.features()) {
                    slope[feature] += missing;
                }
            }
            for (int i = 0; i < addends.length; i++) {
                addends[i] += step * slope[i];
            }
        }
    }

    /// No slope changes faster than this, so that a step of its inverse never leaps over the
    /// summit.
    private double steepness() {
        double most = 1 / (SPREAD_BITS * SPREAD_BITS);
        for (var answer : answers) {
            most += LN2 * LN2 / 4 * answer.weight() * answer.features().length;
        }
        return most;
    }

    private double probability(Answer answer) {
        double bits = answer.scoreBits();
        for (int feature : answer.features()) {
            bits += addends[feature];
        }
        return 1 / (1 + StrictMath.pow(2, -bits));
    }

    boolean isEmpty() {
        return answers.isEmpty();
    }

    int priorMillibits() {
        return (int) Math.round(1000 * addends[addends.length - 1]);
    }

    /// The weights with their addends.
    ///
    /// @param names of the slots, in order
    Map<String, Map<Level, LevelWeight>> correct(
            Map<String, Map<Level, LevelWeight>> weights, List<String> names) {
        var corrected = new TreeMap<>(weights);
        for (int slot = 0; slot < names.size(); slot++) {
            var levels = weights.get(names.get(slot));
            if (levels != null) {
                var of = new EnumMap<Level, LevelWeight>(Level.class);
                int first = slot * LEVELS;
                levels.forEach((level, weight) ->
                        of.put(level, weight.plus(millibits(first + level.ordinal()))));
                corrected.put(names.get(slot), of);
            }
        }
        return corrected;
    }

    private int millibits(int feature) {
        return (int) Math.round(1000 * addends[feature]);
    }
}
