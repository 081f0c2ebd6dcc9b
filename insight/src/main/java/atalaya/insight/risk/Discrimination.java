package atalaya.insight.risk;

import java.util.Comparator;
import java.util.stream.IntStream;

/// How well scores tell those who left from those who stayed, and whether they mean what they say.
public final class Discrimination {

    private Discrimination() {}

    /// The chance that one who left has a higher score than one who stayed, ties counted half (area
    /// under the ROC curve). 0.5 where all are of one kind.
    public static double auc(double[] scores, boolean[] left) {
        int[] order = byScore(scores);
        double ranks = 0;
        long gone = 0;
        for (int i = 0; i < order.length; ) {
            int next = i;
            while (next < order.length && scores[order[next]] == scores[order[i]]) {
                next++;
            }
            double rank = (i + 1 + next) / 2.0;
            for (; i < next; i++) {
                if (left[order[i]]) {
                    ranks += rank;
                    gone++;
                }
            }
        }
        long stayed = order.length - gone;
        return gone == 0 || stayed == 0
                ? .5
                : (ranks - gone * (gone + 1) / 2.0) / ((double) gone * stayed);
    }

    /// The standard error of an AUC (Hanley and McNeil 1982).
    public static double aucError(double auc, long gone, long stayed) {
        double both = auc / (2 - auc);
        double one = 2 * auc * auc / (1 + auc);
        double variance =
                auc * (1 - auc)
                        + (gone - 1) * (both - auc * auc)
                        + (stayed - 1) * (one - auc * auc);
        return Math.sqrt(variance / ((double) gone * stayed));
    }

    /// Mean distance between what is said and what happens, over groups of equal size by
    /// probability (expected calibration error).
    public static double calibrationError(double[] probabilities, boolean[] left, int groups) {
        int[] order = byScore(probabilities);
        double error = 0;
        for (int group = 0; group < groups; group++) {
            int from = (int) ((long) group * order.length / groups);
            int to = (int) ((long) (group + 1) * order.length / groups);
            double said = 0;
            double happened = 0;
            for (int i = from; i < to; i++) {
                said += probabilities[order[i]];
                happened += left[order[i]] ? 1 : 0;
            }
            error += Math.abs(said - happened);
        }
        return order.length == 0 ? 0 : error / order.length;
    }

    /// Mean surprise in nats; 0 is certainty that proved right.
    public static double logLoss(double[] logOdds, boolean[] left, int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += surprise(logOdds[row], left[row]);
        }
        return sum / rows.length;
    }

    /// How surprising it is in nats that one customer left or stayed.
    static double surprise(double logOdds, boolean left) {
        double against = left ? -logOdds : logOdds;
        return against > 0
                ? against + Math.log1p(Math.exp(-against))
                : Math.log1p(Math.exp(against));
    }

    private static int[] byScore(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> scores[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
