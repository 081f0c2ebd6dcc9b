package atalaya.insight.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// What texts of one's own, labelled positive or negative, teach beyond the [Lexicon]: a logistic
/// regression on single words, pairs of words, runs of four letters and the opinion of the rules.
///
/// Words are kept as hashes, so that a model holds no text. Learned by AdaGrad (Duchi, Hazan and
/// Singer 2011) with a pull towards 0; the same texts and seed give the same model.
public final class TextModel {

    private static final int SIZE = 1 << 17;
    private static final int PASSES = 12;
    private static final double PACE = .3;
    private static final double PULL = 2e-4;
    private static final int LETTERS = 4;
    private static final int FOLDS = 5;
    private static final long SEED = 1;

    private final double[] weights;

    private TextModel(double[] weights) {
        this.weights = weights;
    }

    /// Learns from texts.
    ///
    /// @param positive for each text
    /// @throws IllegalArgumentException when there are not as many labels as texts
    public static TextModel learn(List<String> texts, boolean[] positive) {
        if (texts.size() != positive.length) {
            throw new IllegalArgumentException(
                    "%d texts have %d labels.".formatted(texts.size(), positive.length));
        }
        List<Traits> traits = texts.stream().map(Traits::of).toList();
        double[] weights = new double[SIZE];
        double[] seen = new double[SIZE];
        Arrays.fill(seen, 1e-2);
        int[] order = new int[texts.size()];
        Arrays.setAll(order, i -> i);
        var random = new SplittableRandom(SEED);
        for (int pass = 0; pass < PASSES; pass++) {
            shuffle(order, random);
            for (int text : order) {
                var own = traits.get(text);
                double slope = (positive[text] ? 1 : 0) - own.probability(weights);
                for (int i = 0; i < own.places.length; i++) {
                    int place = own.places[i];
                    double step = slope * own.values[i] - PULL * weights[place];
                    seen[place] += step * step;
                    weights[place] += PACE * step / Math.sqrt(seen[place]);
                }
            }
        }
        return new TextModel(weights);
    }

    /// The chance that a text is positive, 0 to 1.
    public double probability(String text) {
        return Traits.of(text).probability(weights);
    }

    /// The chance of each text by a model that learned from the other four fifths only.
    public static double[] crossed(List<String> texts, boolean[] positive) {
        int[] order = new int[texts.size()];
        Arrays.setAll(order, i -> i);
        shuffle(order, new SplittableRandom(SEED));
        double[] chances = new double[texts.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<String> seen = new ArrayList<>();
            List<Boolean> labels = new ArrayList<>();
            for (int i = 0; i < order.length; i++) {
                if (i % FOLDS != fold) {
                    seen.add(texts.get(order[i]));
                    labels.add(positive[order[i]]);
                }
            }
            boolean[] known = new boolean[labels.size()];
            for (int i = 0; i < known.length; i++) {
                known[i] = labels.get(i);
            }
            var model = learn(seen, known);
            for (int i = fold; i < order.length; i += FOLDS) {
                chances[order[i]] = model.probability(texts.get(order[i]));
            }
        }
        return chances;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[other];
            order[other] = swap;
        }
    }

    /// A text as places in the table of weights.
    private record Traits(int[] places, double[] values) {

        static Traits of(String text) {
            List<String> names = new ArrayList<>();
            var words = Words.of(text);
            for (int i = 0; i < words.size(); i++) {
                var word = words.get(i).text();
                names.add("1" + word);
                if (i > 0) {
                    names.add("2" + words.get(i - 1).text() + ' ' + word);
                }
                var framed = '^' + word + '$';
                for (int from = 0; from + LETTERS <= framed.length(); from++) {
                    names.add("4" + framed.substring(from, from + LETTERS));
                }
            }
            int count = names.size();
            int[] places = new int[count + 2];
            double[] values = new double[count + 2];
            for (int i = 0; i < count; i++) {
                places[i] = 2 + Math.floorMod(mixed(names.get(i).hashCode()), SIZE - 2);
                values[i] = 1 / Math.sqrt(count);
            }
            places[count] = 0;
            values[count] = 1;
            places[count + 1] = 1;
            values[count + 1] = 2 * Opinion.of(text).polarity();
            return new Traits(places, values);
        }

        private static int mixed(int hash) {
            int mixed = hash * 0x9E3779B9;
            return mixed ^ mixed >>> 15;
        }

        double probability(double[] weights) {
            double sum = 0;
            for (int i = 0; i < places.length; i++) {
                sum += weights[places[i]] * values[i];
            }
            return 1 / (1 + Math.exp(-sum));
        }
    }
}
