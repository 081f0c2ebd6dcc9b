package atalaya.insight.risk;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/// How much is made of the scorecard and of the trees.
///
/// @param base log-odds to add
/// @param card the share of the scorecard's log-odds, at least 0
/// @param trees the share of the trees' log-odds, at least 0
record Blend(double base, double card, double trees) {

    private static final int ROUNDS = 30;
    private static final double RESTRAINT = 1e-3;

    double logOdds(double cardLogOdds, double treeLogOdds) {
        return base + card * cardLogOdds + trees * treeLogOdds;
    }

    /// Finds the shares by logistic regression on scores of customers that were not learned from; a
    /// voice that would be heard negatively is left out.
    static Blend fit(double[] cardScores, double[] treeScores, boolean[] left, int[] rows) {
        var both = fit(cardScores, treeScores, left, rows, true, true);
        if (both.card <= 0) {
            return fit(cardScores, treeScores, left, rows, false, true);
        }
        return both.trees <= 0 ? cardOnly(cardScores, left, rows) : both;
    }

    static Blend cardOnly(double[] cardScores, boolean[] left, int[] rows) {
        return fit(cardScores, cardScores, left, rows, true, false);
    }

    private static Blend fit(
            double[] first,
            double[] second,
            boolean[] left,
            int[] rows,
            boolean useFirst,
            boolean useSecond) {
        double[] beta = {
            0, useFirst && useSecond ? .5 : useFirst ? 1 : 0, useSecond ? useFirst ? .5 : 1 : 0
        };
        for (int round = 0; round < ROUNDS; round++) {
            double[] slope = new double[3];
            double[][] curve = new double[3][3];
            for (int row : rows) {
                double[] x = {1, useFirst ? first[row] : 0, useSecond ? second[row] : 0};
                double p = 1 / (1 + Math.exp(-(beta[0] + beta[1] * x[1] + beta[2] * x[2])));
                for (int i = 0; i < 3; i++) {
                    slope[i] += x[i] * ((left[row] ? 1 : 0) - p);
                    for (int j = 0; j < 3; j++) {
                        curve[i][j] += x[i] * x[j] * p * (1 - p);
                    }
                }
            }
            for (int i = 0; i < 3; i++) {
                curve[i][i] += RESTRAINT;
            }
            var step =
                    new CholeskyDecomposition(new Array2DRowRealMatrix(curve, false))
                            .getSolver()
                            .solve(new ArrayRealVector(slope, false));
            for (int i = 0; i < 3; i++) {
                beta[i] += step.getEntry(i);
            }
            if (step.getLInfNorm() < 1e-8) {
                break;
            }
        }
        return new Blend(beta[0], beta[1], beta[2]);
    }
}
