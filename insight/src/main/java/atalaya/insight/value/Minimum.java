package atalaya.insight.value;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/// Finds where a smooth function of a few variables is smallest, by BFGS with its gradient.
///
/// Hipparchus has no quasi-Newton method for scalar functions; its Nelder–Mead took 10 times as
/// many evaluations for our four parameters. (Nocedal and Wright, Numerical Optimization, chapter
/// 6.)
final class Minimum {

    private static final int MOST_STEPS = 500;
    private static final double ENOUGH_DECREASE = 1e-4;

    /// A function that also tells its gradient.
    @FunctionalInterface
    interface Smooth {
        /// The value at a point; writes the gradient there.
        double at(double[] point, double[] gradient);
    }

    /// @param converged whether the gradient is as good as zero
    record Found(double[] point, double value, boolean converged) {}

    private Minimum() {}

    /// @param precision of the largest component of the gradient, relative to the value
    static Found of(Smooth function, double[] start, double precision) {
        int n = start.length;
        double[] point = start.clone();
        double[] gradient = new double[n];
        double value = function.at(point, gradient);
        double[][] inverse = identity(n, 1 / Math.max(1, norm(gradient)));
        for (int step = 0; step < MOST_STEPS; step++) {
            if (largest(gradient) <= precision * Math.max(1, Math.abs(value))) {
                return new Found(point, value, true);
            }
            double[] direction = direction(inverse, gradient);
            double slope = dot(direction, gradient);
            if (slope >= 0) {
                inverse = identity(n, 1 / Math.max(1, norm(gradient)));
                direction = direction(inverse, gradient);
                slope = dot(direction, gradient);
            }
            double[] next = new double[n];
            double[] nextGradient = new double[n];
            double length = Math.min(1, 2 / largest(direction));
            double nextValue = Double.POSITIVE_INFINITY;
            while (length > 1e-14) {
                for (int i = 0; i < n; i++) {
                    next[i] = point[i] + length * direction[i];
                }
                nextValue = function.at(next, nextGradient);
                if (nextValue <= value + ENOUGH_DECREASE * length * slope) {
                    break;
                }
                length /= 2;
            }
            if (!(nextValue < value)) {
                return new Found(
                        point,
                        value,
                        largest(gradient) <= 1e3 * precision * Math.max(1, Math.abs(value)));
            }
            learn(inverse, point, next, gradient, nextGradient);
            point = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return new Found(point, value, false);
    }

    /// The curvature at a point, by central differences of the gradient.
    static RealMatrix curvature(Smooth function, double[] point) {
        int n = point.length;
        double[][] curvature = new double[n][n];
        double[] above = new double[n];
        double[] below = new double[n];
        for (int i = 0; i < n; i++) {
            double step = 1e-4 * Math.max(1, Math.abs(point[i]));
            double[] moved = point.clone();
            moved[i] = point[i] + step;
            function.at(moved, above);
            moved[i] = point[i] - step;
            function.at(moved, below);
            for (int j = 0; j < n; j++) {
                curvature[i][j] += (above[j] - below[j]) / (4 * step);
                curvature[j][i] += (above[j] - below[j]) / (4 * step);
            }
        }
        return MatrixUtils.createRealMatrix(curvature);
    }

    /// The inverse of a curvature; flat directions, about which nothing is known, count as zero.
    static RealMatrix covariance(RealMatrix curvature) {
        return new SingularValueDecomposition(curvature).getSolver().getInverse();
    }

    /// The BFGS update of the inverse curvature, skipped where the function bends the wrong way.
    private static void learn(
            double[][] inverse, double[] from, double[] to, double[] gradient, double[] next) {
        int n = from.length;
        double[] s = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = to[i] - from[i];
            y[i] = next[i] - gradient[i];
        }
        double sy = dot(s, y);
        if (sy <= 1e-12 * norm(s) * norm(y)) {
            return;
        }
        double[] hy = times(inverse, y);
        double factor = (1 + dot(y, hy) / sy) / sy;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] += factor * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
            }
        }
    }

    private static double[] direction(double[][] inverse, double[] gradient) {
        double[] direction = times(inverse, gradient);
        for (int i = 0; i < direction.length; i++) {
            direction[i] = -direction[i];
        }
        return direction;
    }

    private static double[][] identity(int n, double scale) {
        double[][] identity = new double[n][n];
        for (int i = 0; i < n; i++) {
            identity[i][i] = scale;
        }
        return identity;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = dot(matrix[i], vector);
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private static double largest(double[] vector) {
        double largest = 0;
        for (double component : vector) {
            largest = Math.max(largest, Math.abs(component));
        }
        return largest;
    }
}
