package atalaya.insight.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the values of one trait fall into at most 64 bins, so that a set of bins is one `long`. Bin
/// 0 holds what is missing.
public sealed interface Binning {

    /// As many bins as a `long` has bits.
    int MAX_BINS = 64;

    /// The bin of a missing value.
    int MISSING = 0;

    /// The column it is read from.
    String trait();

    /// How many bins there are, the one for missing values included.
    int size();

    /// Whether bins next to each other hold values next to each other.
    boolean ordered();

    /// The bin of a value as it stands in the file.
    int bin(String cell);

    /// What the values of a bin have in common: `tenure 2 – 5`, `Contract = One year`.
    String words(int bin);

    /// Equal shares of customers in each bin, by amount.
    ///
    /// @param most how many bins at most, the one for missing values not counted
    static Binning ofAmounts(String trait, NumberForm form, List<String> cells, int most) {
        double[] amounts =
                cells.stream().mapToDouble(form::read).filter(Double::isFinite).sorted().toArray();
        return new Amounts(trait, form, edges(amounts, Math.min(most, MAX_BINS - 1)));
    }

    /// A bin for each value of at least `rare` customers; one for all others.
    static Binning ofKinds(String trait, List<String> cells, int rare) {
        Map<String, Integer> counts = new HashMap<>();
        for (var cell : cells) {
            if (!NumberForm.missing(cell)) {
                counts.merge(cell.strip(), 1, Integer::sum);
            }
        }
        Map<String, Integer> bins = new LinkedHashMap<>();
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= rare)
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_BINS - 2)
                .forEach(entry -> bins.put(entry.getKey(), bins.size() + 1));
        return new Kinds(trait, bins);
    }

    private static double[] edges(double[] sorted, int most) {
        if (sorted.length == 0) {
            return new double[0];
        }
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        var edges = new ArrayList<Double>();
        if (distinct.length <= most) {
            for (int i = 1; i < distinct.length; i++) {
                edges.add((distinct[i - 1] + distinct[i]) / 2);
            }
        } else {
            for (int i = 1; i < most; i++) {
                int place = (int) ((long) i * sorted.length / most);
                double above = sorted[place];
                double edge = place == 0 ? above : (sorted[place - 1] + above) / 2;
                if (above > sorted[0] && (edges.isEmpty() || edge > edges.getLast())) {
                    edges.add(edge);
                }
            }
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Bins 1, 2, … are ranges from low to high.
    final class Amounts implements Binning {
        private final String trait;
        private final NumberForm form;
        private final double[] edges;

        private Amounts(String trait, NumberForm form, double[] edges) {
            this.trait = trait;
            this.form = form;
            this.edges = edges;
        }

        @Override
        public String trait() {
            return trait;
        }

        @Override
        public int size() {
            return edges.length + 2;
        }

        @Override
        public boolean ordered() {
            return true;
        }

        @Override
        public int bin(String cell) {
            double amount = form.read(cell);
            if (!Double.isFinite(amount)) {
                return MISSING;
            }
            int place = Arrays.binarySearch(edges, amount);
            return 1 + (place < 0 ? -place - 1 : place);
        }

        @Override
        public String words(int bin) {
            if (bin == MISSING) {
                return trait + " = ?";
            }
            if (edges.length == 0) {
                return trait;
            }
            if (bin == 1) {
                return trait + " < " + form.words(edges[0]);
            }
            return bin == edges.length + 1
                    ? trait + " > " + form.words(edges[bin - 2])
                    : "%s %s – %s"
                            .formatted(
                                    trait, form.words(edges[bin - 2]), form.words(edges[bin - 1]));
        }
    }

    /// Bin 1 holds the commonest value; the last one all values that are rare or new.
    final class Kinds implements Binning {
        private final String trait;
        private final Map<String, Integer> bins;
        private final List<String> values;

        private Kinds(String trait, Map<String, Integer> bins) {
            this.trait = trait;
            this.bins = bins;
            this.values = List.copyOf(bins.keySet());
        }

        @Override
        public String trait() {
            return trait;
        }

        @Override
        public int size() {
            return values.size() + 2;
        }

        @Override
        public boolean ordered() {
            return false;
        }

        @Override
        public int bin(String cell) {
            return NumberForm.missing(cell)
                    ? MISSING
                    : bins.getOrDefault(cell.strip(), values.size() + 1);
        }

        @Override
        public String words(int bin) {
            if (bin == MISSING) {
                return trait + " = ?";
            }
            return trait + " = " + (bin <= values.size() ? values.get(bin - 1) : "…");
        }
    }
}
