package atalaya.server.console.report;

import atalaya.identity.match.ScoreHistogram;
import atalaya.server.console.draw.ScoreBars;
import atalaya.server.console.page.ReportPage;
import atalaya.server.console.page.Words;
import java.util.TreeMap;

/// How scores lie and what thresholds promise, in words.
record ScoreParts(Material material, ScoreHistogram histogram, Words words) {

    /// Thresholds told beside the two in use, in bits.
    private static final int[] OTHERS = {-3, 0, 3, 6, 10, 15};

    static ScoreParts of(Material material, Words words) {
        var histogram = new ScoreHistogram();
        material.result().pairs().forEach(pair -> histogram.add(pair.millibits()));
        return new ScoreParts(material, histogram, words);
    }

    ReportPage.Scores scores() {
        var model = material.model();
        var drawing =
                ScoreBars.of(
                        histogram.counts(),
                        ScoreHistogram.LOWEST_BITS,
                        model.reviewMillibits() / 1000.0,
                        model.linkMillibits() / 1000.0,
                        new ScoreBars.Captions(
                                words.text("console.report.scores.drawing"),
                                words.text("console.report.threshold.review"),
                                words.text("console.report.threshold.link"),
                                words.text("console.report.scores.axis"),
                                words::number));
        var names = new TreeMap<Integer, String>();
        for (int bits : OTHERS) {
            names.put(1000 * bits, "");
        }
        names.put(model.reviewMillibits(), words.text("console.report.threshold.review"));
        names.put(model.linkMillibits(), words.text("console.report.threshold.link"));
        return new ReportPage.Scores(
                drawing,
                names.entrySet().stream()
                        .map(entry -> threshold(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private ReportPage.Threshold threshold(int millibits, String name) {
        long pairs =
                material.result().pairs().stream()
                        .filter(pair -> pair.millibits() >= millibits)
                        .count();
        return new ReportPage.Threshold(
                name,
                words.signed(millibits / 1000.0, 1),
                words.probability(ScoreHistogram.probability(millibits)),
                words.number(pairs),
                words.probability(histogram.expectedPrecision(millibits)),
                words.probability(histogram.expectedRecall(millibits)));
    }
}
