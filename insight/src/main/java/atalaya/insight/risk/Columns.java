package atalaya.insight.risk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which columns of a table are traits of customers, and why the others are not.
///
/// @param traits those to learn from, in the order of the table
/// @param aside those left out, with the reason
/// @param amounts how each trait that is an amount is written; null for kinds
public record Columns(List<String> traits, List<Aside> aside, List<@Nullable NumberForm> amounts) {

    /// Texts of which more than half are different say nothing of a group.
    private static final double TOO_VARIED = .5;

    /// So few rows can be all different by chance.
    private static final int MIN_ROWS_OF_ID = 30;

    /// A column that is not learned from.
    public record Aside(String column, Why why) {}

    /// Why a column is not learned from.
    public enum Why {
        EXCLUDED,
        ID,
        EMPTY,
        CONSTANT,
        FREE_TEXT,
        LATE_BY_NAME,
        LATE_BY_DATE,
        TOO_GOOD
    }

    public Columns {
        traits = List.copyOf(traits);
        aside = List.copyOf(aside);
        amounts = Collections.unmodifiableList(new ArrayList<>(amounts));
    }

    /// Looks at all columns but the target.
    static Columns of(Table table, String target, Set<String> excluded) {
        List<String> traits = new ArrayList<>();
        List<Aside> aside = new ArrayList<>();
        List<@Nullable NumberForm> amounts = new ArrayList<>();
        for (var column : table.columns()) {
            if (column.equals(target)) {
                continue;
            }
            List<String> cells = table.column(column);
            var form = NumberForm.of(cells).orElse(null);
            var why = excluded.contains(column) ? Optional.of(Why.EXCLUDED) : unfit(cells, form);
            if (why.isPresent()) {
                aside.add(new Aside(column, why.get()));
            } else {
                traits.add(column);
                amounts.add(form);
            }
        }
        return new Columns(traits, aside, amounts);
    }

    /// The same without one trait.
    Columns without(String trait, Why why) {
        int place = traits.indexOf(trait);
        var left = new ArrayList<>(traits);
        List<@Nullable NumberForm> forms = new ArrayList<>(amounts);
        var more = new ArrayList<>(aside);
        left.remove(place);
        forms.remove(place);
        more.add(new Aside(trait, why));
        return new Columns(left, more, forms);
    }

    /// Bins learned from some rows only, so that the others remain unseen.
    List<Binning> binnings(Table table, int[] rows, int most, int rare) {
        return IntStream.range(0, traits.size())
                .mapToObj(place -> binning(table, place, rows, most, rare))
                .toList();
    }

    private Binning binning(Table table, int place, int[] rows, int most, int rare) {
        var trait = traits.get(place);
        List<String> all = table.column(trait);
        List<String> cells = IntStream.of(rows).mapToObj(all::get).toList();
        var form = amounts.get(place);
        return form == null
                ? Binning.ofKinds(trait, cells, rare)
                : Binning.ofAmounts(trait, form, cells, most);
    }

    private static Optional<Why> unfit(List<String> cells, @Nullable NumberForm form) {
        Set<String> different = new HashSet<>();
        int said = 0;
        boolean whole = true;
        for (var cell : cells) {
            if (!NumberForm.missing(cell)) {
                different.add(cell.strip());
                said++;
                whole &= cell.indexOf('.') < 0 && cell.indexOf(',') < 0;
            }
        }
        if (said == 0) {
            return Optional.of(Why.EMPTY);
        }
        if (different.size() == 1 && said == cells.size()) {
            return Optional.of(Why.CONSTANT);
        }
        boolean label = form == null || (!form.isDate() && whole);
        if (label
                && said >= MIN_ROWS_OF_ID
                && different.size() == said
                && said > .95 * cells.size()) {
            return Optional.of(Why.ID);
        }
        return form == null && said >= MIN_ROWS_OF_ID && different.size() > TOO_VARIED * said
                ? Optional.of(Why.FREE_TEXT)
                : Optional.empty();
    }
}
