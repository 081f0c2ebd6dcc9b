package atalaya.insight.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/// A logistic regression on bins: each bin of each trait has a weight in log-odds, and a customer's
/// score is the base plus the weights of the bins they fall in.
///
/// Weights are drawn towards 0 and, for amounts, towards those of the bins beside them (a first
/// difference penalty: Eilers and Marx, *Flexible smoothing with B-splines and penalties*, 1996),
/// so that fine bins give smooth curves.
///
/// @param base log-odds before anything is known of the customer
/// @param weights of each bin, in the order of the traits
record Scorecard(double base, List<double[]> weights) {

    private static final int ROUNDS = 25;
    private static final double NEAR = 1e-7;

    /// How strongly weights are held back.
    ///
    /// @param ridge towards 0
    /// @param smooth towards the neighbours', for amounts
    record Restraint(double ridge, double smooth) {}

    double logOdds(Cards cards, int row) {
        double sum = base;
        for (int trait = 0; trait < weights.size(); trait++) {
            sum += weights.get(trait)[cards.bin(trait, row)];
        }
        return sum;
    }

    /// Finds the weights by Newton's method.
    static Scorecard fit(Cards cards, int[] rows, Restraint restraint) {
        return new Fit(cards, rows, restraint).run();
    }

    /// The state of one fit: a coefficient for the base, then one for each bin.
    private static final class Fit {
        private final Cards cards;
        private final int[] rows;
        private final Restraint restraint;
        private final int[] starts;
        private final int size;

        Fit(Cards cards, int[] rows, Restraint restraint) {
            this.cards = cards;
            this.rows = rows;
            this.restraint = restraint;
            this.starts = new int[cards.traits()];
            int next = 1;
            for (int trait = 0; trait < starts.length; trait++) {
                starts[trait] = next;
                next += cards.size(trait);
            }
            this.size = next;
        }

        Scorecard run() {
            double[] beta = new double[size];
            double share = Cards.share(cards, rows);
            beta[0] = Math.log(share / (1 - share));
            double cost = cost(beta);
            for (int round = 0; round < ROUNDS; round++) {
                double[] step = step(beta);
                double[] next = moved(beta, step, 1);
                for (double part = .5; cost(next) > cost && part > NEAR; part /= 2) {
                    next =
                            moved(
                                    beta, step,
                                    part); // a full step can overshoot where one bin decides all
                }
                double better = cost - cost(next);
                if (better > 0) {
                    beta = next;
                    cost -= better;
                }
                if (better < NEAR * rows.length) {
                    break;
                }
            }
            return scorecard(beta);
        }

        private static double[] moved(double[] beta, double[] step, double part) {
            double[] moved = beta.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += part * step[i];
            }
            return moved;
        }

        /// What the fit makes small: surprise, and how far weights stray from 0 and from
        /// neighbours.
        private double cost(double[] beta) {
            double sum = 0;
            for (int row : rows) {
                double score = beta[0];
                for (int trait = 0; trait < starts.length; trait++) {
                    score += beta[starts[trait] + cards.bin(trait, row)];
                }
                sum += Discrimination.surprise(score, cards.left(row));
            }
            for (int i = 1; i < size; i++) {
                sum += restraint.ridge() * beta[i] * beta[i] / 2;
            }
            for (int trait = 0; trait < starts.length; trait++) {
                for (int bin = 2; cards.ordered(trait) && bin < cards.size(trait); bin++) {
                    double apart = beta[starts[trait] + bin] - beta[starts[trait] + bin - 1];
                    sum += restraint.smooth() * apart * apart / 2;
                }
            }
            return sum;
        }

        private double[] step(double[] beta) {
            double[][] curvature = new double[size][size];
            double[] slope = new double[size];
            int[] at = new int[starts.length + 1];
            for (int row : rows) {
                double score = beta[0];
                for (int trait = 0; trait < starts.length; trait++) {
                    at[trait + 1] = starts[trait] + cards.bin(trait, row);
                    score += beta[at[trait + 1]];
                }
                double p = 1 / (1 + Math.exp(-score));
                double weight = Math.max(p * (1 - p), 1e-9);
                double residual = (cards.left(row) ? 1 : 0) - p;
                for (int i = 0; i < at.length; i++) {
                    slope[at[i]] += residual;
                    double[] line = curvature[at[i]];
                    for (int j = 0; j <= i; j++) {
                        line[at[j]] += weight;
                    }
                }
            }
            restrain(beta, curvature, slope);
            mirror(curvature);
            var solver = new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false));
            return solver.getSolver().solve(new ArrayRealVector(slope, false)).toArray();
        }

        private void restrain(double[] beta, double[][] curvature, double[] slope) {
            for (int i = 1; i < size; i++) {
                curvature[i][i] += restraint.ridge();
                slope[i] -= restraint.ridge() * beta[i];
            }
            for (int trait = 0; trait < starts.length; trait++) {
                if (cards.ordered(trait)) {
                    for (int bin = 2; bin < cards.size(trait); bin++) {
                        int here = starts[trait] + bin;
                        double pull = restraint.smooth();
                        curvature[here][here] += pull;
                        curvature[here - 1][here - 1] += pull;
                        curvature[here][here - 1] -= pull;
                        slope[here] -= pull * (beta[here] - beta[here - 1]);
                        slope[here - 1] -= pull * (beta[here - 1] - beta[here]);
                    }
                }
            }
        }

        private void mirror(double[][] lower) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < i; j++) {
                    lower[j][i] = lower[i][j];
                }
            }
        }

        /// Weights are centred so that the average customer has 0 from each trait.
        private Scorecard scorecard(double[] beta) {
            double base = beta[0];
            List<double[]> weights = new ArrayList<>();
            for (int trait = 0; trait < starts.length; trait++) {
                double[] own =
                        Arrays.copyOfRange(beta, starts[trait], starts[trait] + cards.size(trait));
                double mean = 0;
                for (int row : rows) {
                    mean += own[cards.bin(trait, row)];
                }
                mean /= rows.length;
                for (int bin = 0; bin < own.length; bin++) {
                    own[bin] -= mean;
                }
                base += mean;
                weights.add(own);
            }
            return new Scorecard(base, weights);
        }
    }
}
