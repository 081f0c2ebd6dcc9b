package atalaya.insight.text;

/// How right labels are, positive and negative weighed alike. A text that is called neutral is
/// right for neither.
///
/// @param texts how many have a known label
/// @param neutral how many of them were called neutral
/// @param accuracy the share called right
/// @param f1Positive harmonic mean of precision and recall of the positive
/// @param f1Negative the same of the negative
public record LabelScores(
        int texts, int neutral, double accuracy, double f1Positive, double f1Negative) {

    /// Compares what was said with what is true.
    ///
    /// @param polarities above 0 for positive, below for negative, 0 for neutral
    public static LabelScores of(double[] polarities, boolean[] positive) {
        int[][] counts = new int[2][3];
        for (int i = 0; i < polarities.length; i++) {
            counts[positive[i] ? 1 : 0][polarities[i] > 0 ? 1 : polarities[i] < 0 ? 0 : 2]++;
        }
        return new LabelScores(
                polarities.length,
                counts[0][2] + counts[1][2],
                polarities.length == 0
                        ? 0
                        : (double) (counts[0][0] + counts[1][1]) / polarities.length,
                f1(counts[1][1], counts[0][1], counts[1][0] + counts[1][2]),
                f1(counts[0][0], counts[1][0], counts[0][1] + counts[0][2]));
    }

    private static double f1(int right, int wrong, int missed) {
        return right == 0 ? 0 : 2.0 * right / (2 * right + wrong + missed);
    }

    public double macroF1() {
        return (f1Positive + f1Negative) / 2;
    }
}
