package atalaya.insight.risk;

import atalaya.insight.risk.ChurnStudy.Learned;
import atalaya.insight.risk.ChurnStudy.Quality;
import atalaya.insight.risk.ChurnStudy.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One study from answers and columns to a model and what is known of its quality.
///
/// Five folds are scored by a scorecard and by trees that saw only the other four. How many trees
/// there are is where the pooled surprise of the unseen customers was least; how much of each voice
/// is used is learned from the same scores, for each fold from the other four where quality is
/// measured. Then both are learned once more from all customers.
final class Learning {

    private static final int FOLDS = 5;
    private static final long SEED = 1;
    private static final int CARD_BINS = 20;
    private static final int TREE_BINS = Binning.MAX_BINS - 1;
    private static final int RARE = 10;
    private static final int STAGE_TREES = 25;
    private static final int MAX_TREES = 800;
    private static final int PATIENCE = 4;
    private static final double PACE = .05;
    private static final int DEPTH = 4;
    private static final int MAX_ROWS_PER_TREE = 50_000;

    /// Trees are used where they raise the AUC by this much; else reasons stay simple.
    private static final double TREES_PAY_FROM = .002;

    private static final Scorecard.Restraint RESTRAINT = new Scorecard.Restraint(2, 10);

    private final Answers.Known known;
    private final Columns columns;
    private final Table table;
    private final boolean[] left;
    private final int[] all;

    Learning(Answers.Known known, Columns columns) {
        this.known = known;
        this.columns = columns;
        this.table = known.table();
        this.left = known.left();
        this.all = IntStream.range(0, left.length).toArray();
    }

    Learned learn() {
        var folds = Folds.deal(left, FOLDS, SEED);
        double[] cardScores = new double[left.length];
        IntStream.range(0, FOLDS)
                .parallel()
                .forEach(fold -> {
                    var cards = cards(CARD_BINS, folds.outside(fold));
                    var card = Scorecard.fit(cards, folds.outside(fold), RESTRAINT);
                    for (int row : folds.in(fold)) {
                        cardScores[row] = card.logOdds(cards, row);
                    }
                });
        var trees = trees(folds);
        double[] blended = blended(folds, cardScores, trees.scores);
        double[] alone = blended(folds, cardScores, null);
        var quality = Quality.of(blended, left);
        var cardAlone = Quality.of(alone, left);
        boolean treesPay = quality.auc() - cardAlone.auc() >= TREES_PAY_FROM;
        var blend =
                treesPay
                        ? Blend.fit(cardScores, trees.scores, left, all)
                        : Blend.cardOnly(cardScores, left, all);
        var model = model(blend, treesPay ? trees.count : 0);
        return new Learned(
                known.positive(),
                left.length,
                gone(),
                known.unknown(),
                treesPay ? quality : cardAlone,
                cardAlone,
                weighed(model),
                columns.aside(),
                LateTraits.standsOut(columns, table, left).map(LateTraits.StandsOut::trait),
                threshold(treesPay ? blended : alone),
                model);
    }

    private int gone() {
        return (int) IntStream.of(all).filter(row -> left[row]).count();
    }

    private Cards cards(int bins, int[] learnedFrom) {
        return Cards.of(columns.binnings(table, learnedFrom, bins, RARE), table, left);
    }

    private record Grown(int count, double[] scores) {}

    /// Grows five groves side by side until unseen customers have gained nothing for a while.
    private Grown trees(Folds folds) {
        List<Grove> groves = new ArrayList<>();
        List<double[]> scores = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int[] seen = folds.outside(fold);
            var cards = cards(TREE_BINS, seen);
            double[] own = new double[left.length];
            Arrays.fill(own, base(cards, seen));
            scores.add(own);
            groves.add(new Grove(cards, seen, own, shape(seen.length), SEED + fold));
        }
        var best = new Grown(0, unseen(folds, scores));
        double least = Discrimination.logLoss(best.scores, left, all);
        for (int count = STAGE_TREES;
                count <= MAX_TREES && count - best.count <= PATIENCE * STAGE_TREES;
                count += STAGE_TREES) {
            groves.parallelStream()
                    .forEach(grove -> IntStream.range(0, STAGE_TREES).forEach(_ -> grove.grow()));
            double[] now = unseen(folds, scores);
            double surprise = Discrimination.logLoss(now, left, all);
            if (surprise < least) {
                least = surprise;
                best = new Grown(count, now);
            }
        }
        return best;
    }

    private static Grove.Shape shape(int rows) {
        return new Grove.Shape(
                DEPTH, PACE, 20, Math.min(.7, (double) MAX_ROWS_PER_TREE / rows), .6, 5);
    }

    private static double base(Cards cards, int[] rows) {
        double share = Cards.share(cards, rows);
        return Math.log(share / (1 - share));
    }

    private double[] unseen(Folds folds, List<double[]> scores) {
        double[] unseen = new double[left.length];
        Arrays.setAll(unseen, row -> scores.get(folds.of()[row])[row]);
        return unseen;
    }

    /// Each fold is blended by what the other folds taught.
    private double[] blended(Folds folds, double[] cardScores, double @Nullable [] treeScores) {
        double[] blended = new double[left.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int[] others = folds.outside(fold);
            var blend =
                    treeScores == null
                            ? Blend.cardOnly(cardScores, left, others)
                            : Blend.fit(cardScores, treeScores, left, others);
            for (int row : folds.in(fold)) {
                blended[row] =
                        blend.logOdds(cardScores[row], treeScores == null ? 0 : treeScores[row]);
            }
        }
        return blended;
    }

    private RiskModel model(Blend blend, int treeCount) {
        var cardCards = columns.binnings(table, all, CARD_BINS, RARE);
        var treeCards = columns.binnings(table, all, TREE_BINS, RARE);
        var card = Scorecard.fit(Cards.of(cardCards, table, left), all, RESTRAINT);
        var cards = Cards.of(treeCards, table, left);
        double[] scores = new double[left.length];
        double base = base(cards, all);
        Arrays.fill(scores, base);
        var grove = new Grove(cards, all, scores, shape(all.length), SEED);
        IntStream.range(0, treeCount).forEach(_ -> grove.grow());
        return new RiskModel(columns, cardCards, card, treeCards, grove.trees(), base, blend);
    }

    /// Traits by what they move, over at most 2,000 customers.
    private List<Trait> weighed(RiskModel model) {
        int step = Math.max(1, left.length / 2_000);
        List<List<String>> some =
                IntStream.iterate(0, row -> row < left.length, row -> row + step)
                        .mapToObj(table.rows()::get)
                        .toList();
        Map<String, Double> sums = new HashMap<>();
        for (var score : model.score(new Table(table.columns(), some))) {
            for (var reason : score.reasons()) {
                sums.merge(reason.trait(), Math.abs(reason.logOdds()), Double::sum);
            }
        }
        return sums.entrySet().stream()
                .map(entry -> new Trait(entry.getKey(), entry.getValue() / some.size()))
                .sorted(Comparator.comparingDouble((Trait trait) -> -trait.weight()))
                .toList();
    }

    /// The probability above which as many customers are as left.
    private double threshold(double[] logOdds) {
        double[] sorted = logOdds.clone();
        Arrays.sort(sorted);
        return 1 / (1 + Math.exp(-sorted[sorted.length - gone()]));
    }
}
