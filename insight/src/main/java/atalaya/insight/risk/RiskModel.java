package atalaya.insight.risk;

import atalaya.insight.risk.RiskScore.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How likely customers are to leave, learned once and then only read.
///
/// The score in log-odds is a base, plus a share of the [Scorecard]'s weights, plus a share of the
/// trees' moves where trees pay. The shares come from customers that neither had seen, so they also
/// see to it that a score of 30 % means three in ten. May be used by many threads.
public final class RiskModel {

    private final Columns columns;
    private final List<Binning> cardBinnings;
    private final Scorecard card;
    private final List<Binning> treeBinnings;
    private final List<Tree> trees;
    private final double treeBase;
    private final Blend blend;

    RiskModel(
            Columns columns,
            List<Binning> cardBinnings,
            Scorecard card,
            List<Binning> treeBinnings,
            List<Tree> trees,
            double treeBase,
            Blend blend) {
        this.columns = columns;
        this.cardBinnings = List.copyOf(cardBinnings);
        this.card = card;
        this.treeBinnings = List.copyOf(treeBinnings);
        this.trees = List.copyOf(trees);
        this.treeBase = treeBase;
        this.blend = blend;
    }

    /// The traits it asks for. A table to be scored needs these columns; one that lacks some is
    /// read as if they were empty.
    public List<String> traits() {
        return columns.traits();
    }

    /// How many trees it has; 0 for a scorecard alone.
    public int treeCount() {
        return trees.size();
    }

    /// What the weights of the scorecard are, by trait and bin, for those who want to read it all.
    public List<Weight> weights() {
        List<Weight> weights = new ArrayList<>();
        for (int trait = 0; trait < cardBinnings.size(); trait++) {
            var binning = cardBinnings.get(trait);
            for (int bin = 0; bin < binning.size(); bin++) {
                weights.add(
                        new Weight(
                                binning.words(bin), blend.card() * card.weights().get(trait)[bin]));
            }
        }
        return weights;
    }

    /// What one bin adds to the log-odds.
    public record Weight(String words, double logOdds) {}

    /// Scores all rows of a table, in their order.
    public List<RiskScore> score(Table table) {
        var forCard = Cards.of(cardBinnings, table, new boolean[0]);
        var forTrees = Cards.of(treeBinnings, table, new boolean[0]);
        List<List<String>> cells = columns.traits().stream().map(table::column).toList();
        List<RiskScore> scores = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            scores.add(score(forCard, forTrees, cells, row));
        }
        return scores;
    }

    private RiskScore score(Cards forCard, Cards forTrees, List<List<String>> cells, int row) {
        double[] parts = new double[columns.traits().size()];
        for (int trait = 0; trait < parts.length && blend.card() != 0; trait++) {
            parts[trait] = blend.card() * card.weights().get(trait)[forCard.bin(trait, row)];
        }
        double base = blend.base() + blend.card() * card.base() + blend.trees() * treeBase;
        if (!trees.isEmpty()) {
            var fair = new FairShares(forTrees, row, parts.length);
            trees.forEach(fair::add);
            base += blend.trees() * fair.expected();
            for (int trait = 0; trait < parts.length; trait++) {
                parts[trait] += blend.trees() * fair.shares()[trait];
            }
        }
        List<Reason> reasons = new ArrayList<>();
        for (int trait = 0; trait < parts.length; trait++) {
            var cell = cells.get(trait).get(row).strip();
            reasons.add(
                    new Reason(
                            columns.traits().get(trait),
                            NumberForm.missing(cell) ? "" : cell,
                            parts[trait]));
        }
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.logOdds())));
        return new RiskScore(base, reasons);
    }
}
