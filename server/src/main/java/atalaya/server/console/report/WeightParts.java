package atalaya.server.console.report;

import atalaya.identity.match.Evidence;
import atalaya.identity.match.Hubs;
import atalaya.identity.match.Judge;
import atalaya.identity.match.Level;
import atalaya.identity.match.LevelWeight;
import atalaya.server.console.EvidenceWords;
import atalaya.server.console.draw.Scale;
import atalaya.server.console.page.ReportPage;
import atalaya.server.console.page.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What each level of each comparison weighs, in words.
///
/// Where the very value counts, a level weighs more for rare values than for common ones: then the
/// usual weight is the middle of those found among some of the scored pairs, and the line leads
/// from a tenth to nine tenths of them.
final class WeightParts {

    private static final int JUDGED_PAIRS = 4_000;
    private static final double LEAST_RANGE_BITS = .3;

    private final Words words;
    private final EvidenceWords evidence;
    private final Map<String, Map<String, List<Double>>> found = new HashMap<>();

    /// A level with what it weighs.
    private record Weighed(
            String comparison,
            Level level,
            LevelWeight weight,
            double usual,
            double from,
            double to) {}

    private WeightParts(Words words, EvidenceWords evidence) {
        this.words = words;
        this.evidence = evidence;
    }

    static List<ReportPage.Comparison> of(
            Material material, Judge judge, Hubs hubs, Words words, EvidenceWords evidence) {
        var parts = new WeightParts(words, evidence);
        parts.judge(material, judge, hubs);
        return parts.comparisons(material);
    }

    private void judge(Material material, Judge judge, Hubs hubs) {
        var pairs = material.result().pairs();
        int step = Math.max(1, pairs.size() / JUDGED_PAIRS);
        for (int i = 0; i < pairs.size(); i += step) {
            var pair = pairs.get(i);
            var left = material.records().get(pair.left());
            var right = material.records().get(pair.right());
            for (var piece : judge.judge(left, right, hubs).score().evidence()) {
                found.computeIfAbsent(piece.comparison(), _ -> new HashMap<>())
                        .computeIfAbsent(piece.level(), _ -> new ArrayList<>())
                        .add(piece.bits());
            }
        }
    }

    /// Only comparisons that had something to compare.
    private List<ReportPage.Comparison> comparisons(Material material) {
        var weighed = new LinkedHashMap<String, List<Weighed>>();
        material.model()
                .weights()
                .forEach((comparison, levels) -> {
                    if (found.containsKey(comparison) && !levels.isEmpty()) {
                        weighed.put(comparison, weighed(comparison, levels));
                    }
                });
        double lowest = -1;
        double highest = 1;
        for (var levels : weighed.values()) {
            for (var level : levels) {
                lowest = Math.min(lowest, Math.min(level.usual, level.from));
                highest = Math.max(highest, Math.max(level.usual, level.to));
            }
        }
        var scale = new Scale(lowest, highest);
        return weighed.entrySet().stream()
                .sorted(
                        Comparator.comparingDouble(entry ->
                                -entry.getValue().stream()
                                        .mapToDouble(Weighed::usual)
                                        .max()
                                        .orElse(0)))
                .map(entry ->
                        new ReportPage.Comparison(
                                evidence.comparison(piece(entry.getKey(), "")),
                                entry.getValue().stream().map(level -> row(level, scale)).toList()))
                .toList();
    }

    private List<Weighed> weighed(String comparison, Map<Level, LevelWeight> levels) {
        var seen = found.getOrDefault(comparison, Map.of());
        List<Weighed> weighed = new ArrayList<>();
        levels.forEach((level, weight) -> {
            var bits = seen.getOrDefault(level.word(), List.of()).stream().sorted().toList();
            if (bits.isEmpty()) {
                double table = (weight.match() + weight.surprise()) / 1000.0;
                weighed.add(new Weighed(comparison, level, weight, table, table, table));
            } else {
                weighed.add(
                        new Weighed(
                                comparison,
                                level,
                                weight,
                                bits.get(bits.size() / 2),
                                bits.get(bits.size() / 10),
                                bits.get(bits.size() * 9 / 10)));
            }
        });
        weighed.sort(Comparator.comparingDouble(level -> -level.usual));
        return weighed;
    }

    private ReportPage.LevelRow row(Weighed level, Scale scale) {
        boolean varies = level.to - level.from >= LEAST_RANGE_BITS;
        return new ReportPage.LevelRow(
                evidence.level(piece(level.comparison, level.level.word())),
                words.signed(level.usual, 1),
                level.usual >= 0 ? "good" : "bad",
                varies ? words.signed(level.from, 1) + " … " + words.signed(level.to, 1) : "",
                scale.bar(
                        level.usual,
                        varies ? level.from : level.usual,
                        varies ? level.to : level.usual),
                words.probability(Math.pow(2, level.weight.match() / 1000.0)),
                words.probability(Math.pow(2, -level.weight.surprise() / 1000.0)));
    }

    private static Evidence piece(String comparison, String level) {
        return new Evidence(comparison, level, 0, null, null);
    }
}
