package atalaya.bench;

import atalaya.identity.bulk.BulkResolver;
import atalaya.identity.bulk.Candidates;
import atalaya.identity.cluster.HandDecision;
import atalaya.identity.cluster.Link;
import atalaya.identity.cluster.Questions;
import atalaya.identity.learn.LabelledPair;
import atalaya.identity.learn.Trainer;
import atalaya.identity.match.Evidence;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.MatchModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Resolves each set with known truth by the one default, and prints how right it was.
///
/// Arguments: names of sets (all when none), `-v N` to show N wrong pairs of each kind, `-w` to
/// show what was understood and learned, `-l N` to answer N questions of the engine's by the truth
/// and measure again.
final class Accuracy {

    private static final List<String> SETS =
            List.of(
                    "splink_historical_50k",
                    "splink_fake_1000",
                    "febrl1",
                    "febrl3",
                    "es_synth_20k",
                    "mx_synth_5k",
                    "rldata500",
                    "senzing_truthset",
                    "foreigners_pl_110k",
                    "dblp_acm",
                    "abt_buy");

    private static final boolean SHOW_BINS = Boolean.getBoolean("bins");

    private final KnownSet set;
    private final MatchModel model;
    private final BulkResolver.Result result;
    private final Map<Long, Integer> scores = new HashMap<>();

    private Accuracy(KnownSet set, MatchModel model, BulkResolver.Result result) {
        this.set = set;
        this.model = model;
        this.result = result;
        for (var pair : result.pairs()) {
            scores.put(code(pair.left(), pair.right()), pair.millibits());
        }
    }

    public static void main(String[] arguments) {
        var root =
                Path.of(System.getenv().getOrDefault("ATALAYA_DATA", "../shared/data"), "identity");
        List<String> names = new ArrayList<>(List.of(arguments));
        int shown = 0;
        int flag = names.indexOf("-v");
        if (flag >= 0) {
            shown = Integer.parseInt(names.get(flag + 1));
            names.subList(flag, flag + 2).clear();
        }
        boolean weights = names.remove("-w");
        int asked = 0;
        flag = names.indexOf("-l");
        if (flag >= 0) {
            asked = Integer.parseInt(names.get(flag + 1));
            names.subList(flag, flag + 2).clear();
        }
        System.out.println(
                "set | precision | recall | F1 | candidate recall | lost: no candidate / scored low"
                        + " / cut | pairs p>=.9: precision / share of true | ECE | candidates |"
                        + " seconds read+learn+resolve");
        for (String name : names.isEmpty() ? SETS : names) {
            if (Files.exists(root.resolve(name))) {
                measure(root.resolve(name), shown, weights);
                if (asked > 0) {
                    measureLabels(root.resolve(name), asked);
                }
            }
        }
    }

    private static void measure(Path folder, int shown, boolean weights) {
        long start = System.nanoTime();
        var set = KnownSet.read(folder);
        long read = System.nanoTime();
        var model = Trainer.learn(set.records(), 1);
        long learned = System.nanoTime();
        var result = BulkResolver.resolve(set.records(), model, List.of(), -4_300);
        long resolved = System.nanoTime();
        var accuracy = new Accuracy(set, model, result);
        if (weights) {
            accuracy.printModel();
        }
        System.out.println(
                accuracy.line()
                        + " | %.1f+%.1f+%.1f"
                                .formatted(
                                        (read - start) / 1e9,
                                        (learned - read) / 1e9,
                                        (resolved - learned) / 1e9));
        accuracy.show(shown);
    }

    /// Answers the engine's questions by the truth, once, and resolves again: with the corrected
    /// weights alone, and with the answers as decisions too, as a person's are.
    private static void measureLabels(Path folder, int most) {
        var set = KnownSet.read(folder);
        var model = Trainer.learn(set.records(), 1);
        var result = BulkResolver.resolve(set.records(), model, List.of(), -4_300);
        var doubts =
                result.pairs().stream()
                        .map(pair -> new Link(pair.left(), pair.right(), pair.millibits()))
                        .toList();
        List<LabelledPair> labels = new ArrayList<>();
        List<HandDecision> decisions = new ArrayList<>();
        for (var question : Questions.choose(result.customers(), result.joins(), doubts, most)) {
            var left = set.records().get(question.left()).key();
            var right = set.records().get(question.right()).key();
            boolean same = set.entities()[question.left()] == set.entities()[question.right()];
            labels.add(new LabelledPair(left, right, same));
            decisions.add(
                    same
                            ? new HandDecision.MustLink(left, right)
                            : new HandDecision.CannotLink(left, right));
        }
        var corrected = Trainer.corrected(model, set.records(), labels);
        var again = BulkResolver.resolve(set.records(), corrected, List.of(), -4_300);
        System.out.println(
                "%s with %d labels, weights alone".formatted(set.name(), labels.size())
                        + new Accuracy(set, corrected, again)
                                .line()
                                .substring(set.name().length()));
        var decided = BulkResolver.resolve(set.records(), corrected, decisions, -4_300);
        System.out.println(
                "%s with %d labels, as decisions too".formatted(set.name(), labels.size())
                        + new Accuracy(set, corrected, decided)
                                .line()
                                .substring(set.name().length()));
    }

    private static long code(int left, int right) {
        return (long) Math.min(left, right) << 32 | Math.max(left, right);
    }

    private String line() {
        Set<Long> truth = pairs(entityGroups());
        Set<Long> found = pairs(result.customers());
        Set<Long> candidates = candidatePairs();
        long hits = found.stream().filter(truth::contains).count();
        double precision = (double) hits / Math.max(1, found.size());
        double recall = (double) hits / truth.size();
        long reached = truth.stream().filter(candidates::contains).count();
        long lostKeys = 0;
        long lostScore = 0;
        long lostCut = 0;
        for (long pair : truth) {
            if (!found.contains(pair)) {
                if (!candidates.contains(pair)) {
                    lostKeys++;
                } else if (scores.getOrDefault(pair, -1) < model.linkMillibits()) {
                    lostScore++;
                } else {
                    lostCut++;
                }
            }
        }
        return "%s | %.4f | %.4f | %.4f | %.4f | %d / %d / %d | %s | %d"
                .formatted(
                        set.name(),
                        precision,
                        recall,
                        2 * precision * recall / Math.max(1e-9, precision + recall),
                        (double) reached / truth.size(),
                        lostKeys,
                        lostScore,
                        lostCut,
                        calibration(truth),
                        result.candidatePairs());
    }

    /// Of the pairs called at least .9: how many are true, and how many of the true; and the
    /// expected calibration error over pairs called at least .05, in ten bins of equal width.
    private String calibration(Set<Long> truth) {
        long called = 0;
        long right = 0;
        double[] sums = new double[10];
        long[] counts = new long[10];
        long[] trues = new long[10];
        for (var entry : scores.entrySet()) {
            double probability = 1 / (1 + Math.pow(2, -entry.getValue() / 1000.0));
            boolean same = truth.contains(entry.getKey());
            if (probability >= 0.9) {
                called++;
                right += same ? 1 : 0;
            }
            if (probability >= 0.05) {
                int bin = Math.min(9, (int) (probability * 10));
                sums[bin] += probability;
                counts[bin]++;
                trues[bin] += same ? 1 : 0;
            }
        }
        double error = 0;
        for (int bin = 0; bin < 10; bin++) {
            error += Math.abs(sums[bin] - trues[bin]);
        }
        if (SHOW_BINS) {
            for (int bin = 0; bin < 10; bin++) {
                System.out.printf(
                        "  called %.3f true %.3f of %d pairs%n",
                        sums[bin] / Math.max(1, counts[bin]),
                        (double) trues[bin] / Math.max(1, counts[bin]),
                        counts[bin]);
            }
        }
        return "%.3f / %.3f | %.3f"
                .formatted(
                        (double) right / Math.max(1, called),
                        (double) right / truth.size(),
                        error / Math.max(1, Arrays.stream(counts).sum()));
    }

    private List<List<Integer>> entityGroups() {
        Map<Integer, List<Integer>> groups = new HashMap<>();
        for (int i = 0; i < set.entities().length; i++) {
            groups.computeIfAbsent(set.entities()[i], _ -> new ArrayList<>()).add(i);
        }
        return List.copyOf(groups.values());
    }

    private static Set<Long> pairs(List<List<Integer>> groups) {
        Set<Long> pairs = new HashSet<>();
        for (var group : groups) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < group.size(); j++) {
                    pairs.add(code(group.get(i), group.get(j)));
                }
            }
        }
        return pairs;
    }

    private Set<Long> candidatePairs() {
        Set<Long> pairs = new HashSet<>();
        var candidates = Candidates.of(set.records(), model::keys, model.keyLimit());
        for (long pair : candidates.allPairs()) {
            int left = (int) (pair >> 32);
            int right = (int) pair;
            if (set.entities()[left] == set.entities()[right]) {
                pairs.add(code(left, right));
            }
        }
        return pairs;
    }

    private void printModel() {
        set.columns().forEach(column -> System.out.println("  " + column));
        System.out.printf(
                "  prior %d household %d%n", model.priorMillibits(), model.householdMillibits());
        model.weights()
                .forEach((name, levels) -> {
                    System.out.println("  " + name);
                    levels.forEach(
                            (level, weight) -> System.out.println("     " + level + " " + weight));
                });
    }

    /// Shows true pairs that were missed and false ones that were joined.
    private void show(int most) {
        Set<Long> truth = pairs(entityGroups());
        Set<Long> found = pairs(result.customers());
        Set<Long> candidates = most > 0 ? candidatePairs() : Set.of();
        int missed = 0;
        int wrong = 0;
        var order =
                truth.stream()
                        .sorted((a, b) -> Long.hashCode(a * 31 + 7) - Long.hashCode(b * 31 + 7))
                        .toList();
        for (long pair : order) {
            if (!found.contains(pair) && missed++ < most) {
                String why =
                        !candidates.contains(pair)
                                ? "NO KEY"
                                : scores.getOrDefault(pair, -1) < 0 ? "LOW" : "CUT";
                show("missed " + why, pair);
            }
        }
        for (long pair : found) {
            if (!truth.contains(pair) && wrong++ < most) {
                show("wrong", pair);
            }
        }
    }

    private void show(String what, long pair) {
        var left = set.records().get((int) (pair >> 32));
        var right = set.records().get((int) pair);
        var score = model.judge(left, right, Hubs.NONE).score();
        System.out.println("  " + what + " " + left.key() + " " + right.key() + " " + score.bits());
        for (Evidence evidence : score.evidence()) {
            System.out.println(
                    "      %s %s %.1f  [%s] [%s]"
                            .formatted(
                                    evidence.comparison(),
                                    evidence.level(),
                                    evidence.bits(),
                                    evidence.left(),
                                    evidence.right()));
        }
    }
}
