package atalaya.insight.risk;

import atalaya.insight.risk.Columns.Why;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps out what is known only after the fact: how long the call took that brought the answer, why
/// the customer left. A model that learns from such a column looks brilliant and knows nothing on
/// the day it is asked.
///
/// A column is late by its name, by dates after the decision, or because it alone tells nearly
/// everything. One that merely stands far above all others is only pointed out, since the best
/// honest traits do so too.
final class LateTraits {

    /// Alone it tells nearly everything.
    private static final double TOO_GOOD_AUC = .95;

    private static final double NOTABLE_AUC = .75;

    /// How many times as much as the next best, measured from ½.
    private static final double STANDS_OUT = 1.5;

    private static final double LATE_DATES = .01;

    private static final Set<String> NAMES =
            Set.of(
                    "duration",
                    "callduration",
                    "lastcallduration",
                    "lastcontactduration",
                    "duracion",
                    "duracionllamada",
                    "duracionultimallamada",
                    "churnreason",
                    "churncategory",
                    "churnscore",
                    "churnvalue",
                    "churnlabel",
                    "churndate",
                    "cancelreason",
                    "cancellationreason",
                    "canceldate",
                    "cancellationdate",
                    "motivobaja",
                    "fechabaja",
                    "causabaja",
                    "motivocancelacion",
                    "fechacancelacion",
                    "exitreason",
                    "exitdate",
                    "exitinterview",
                    "terminationdate",
                    "terminationreason",
                    "attritiondate",
                    "attritionreason",
                    "customerstatus",
                    "estadocliente",
                    "closedate",
                    "closevalue",
                    "dealstage",
                    "fechacierre",
                    "importecierre",
                    "lostreason",
                    "lossreason",
                    "wonreason",
                    "winreason",
                    "motivoperdida",
                    "motivocierre",
                    "tags",
                    "leadquality",
                    "leadprofile",
                    "lastnotableactivity");

    private static final List<String> BEGINNINGS = List.of("asymmetrique", "naivebayesclassifier");

    private LateTraits() {}

    /// A trait that alone tells much more than any other.
    ///
    /// @param auc what it tells alone, ½ to 1
    /// @param nextAuc the same of the second best
    record StandsOut(String trait, double auc, double nextAuc) {}

    /// The columns without those that come too late.
    ///
    /// @param decided the column with the day of the decision, or null where there is none
    static Columns keepOut(Columns columns, Table table, boolean[] left, @Nullable String decided) {
        var kept = columns;
        for (var trait : columns.traits()) {
            if (lateByName(trait)) {
                kept = kept.without(trait, Why.LATE_BY_NAME);
            } else if (decided != null && lateByDate(columns, trait, decided, table)) {
                kept = kept.without(trait, Why.LATE_BY_DATE);
            }
        }
        for (var alone : byAuc(kept, table, left)) {
            if (alone.auc >= TOO_GOOD_AUC) {
                kept = kept.without(alone.trait, Why.TOO_GOOD);
            }
        }
        return kept;
    }

    /// The trait that stands far above all others, if there is one.
    static Optional<StandsOut> standsOut(Columns columns, Table table, boolean[] left) {
        var best = byAuc(columns, table, left);
        if (best.size() < 3) {
            return Optional.empty();
        }
        double first = best.get(0).auc;
        double second = best.get(1).auc;
        return first >= NOTABLE_AUC && first - .5 >= STANDS_OUT * (second - .5)
                ? Optional.of(new StandsOut(best.getFirst().trait, first, second))
                : Optional.empty();
    }

    static boolean lateByName(String column) {
        var bare =
                Normalizer.normalize(column, Normalizer.Form.NFD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]", "");
        return NAMES.contains(bare) || BEGINNINGS.stream().anyMatch(bare::startsWith);
    }

    private static boolean lateByDate(Columns columns, String trait, String decided, Table table) {
        var form = columns.amounts().get(columns.traits().indexOf(trait));
        var decision = NumberForm.of(table.column(decided));
        if (form == null || !form.isDate() || decision.isEmpty() || trait.equals(decided)) {
            return false;
        }
        List<String> days = table.column(trait);
        List<String> decisions = table.column(decided);
        long after = 0;
        for (int row = 0; row < days.size(); row++) {
            after += form.read(days.get(row)) > decision.get().read(decisions.get(row)) ? 1 : 0;
        }
        return after > LATE_DATES * days.size();
    }

    private record Alone(String trait, double auc) {}

    private static List<Alone> byAuc(Columns columns, Table table, boolean[] left) {
        int[] all = new int[left.length];
        Arrays.setAll(all, row -> row);
        var cards = Cards.of(columns.binnings(table, all, 30, 20), table, left);
        List<Alone> alone = new ArrayList<>();
        for (int trait = 0; trait < cards.traits(); trait++) {
            alone.add(new Alone(columns.traits().get(trait), auc(cards, trait, left)));
        }
        alone.sort(Comparator.comparingDouble(one -> -one.auc));
        return alone;
    }

    /// What one trait tells alone: each row is scored by what became of the rows of the other half
    /// that share its bin.
    private static double auc(Cards cards, int trait, boolean[] left) {
        double[][] gone = new double[2][cards.size(trait)];
        double[][] all = new double[2][cards.size(trait)];
        double share = 0;
        for (int row = 0; row < left.length; row++) {
            gone[row % 2][cards.bin(trait, row)] += left[row] ? 1 : 0;
            all[row % 2][cards.bin(trait, row)]++;
            share += left[row] ? 1.0 / left.length : 0;
        }
        double[] scores = new double[left.length];
        for (int row = 0; row < left.length; row++) {
            int other = 1 - row % 2;
            int bin = cards.bin(trait, row);
            scores[row] = (gone[other][bin] + 5 * share) / (all[other][bin] + 5);
        }
        return Discrimination.auc(scores, left);
    }
}
