package atalaya.identity.match;

import atalaya.identity.standard.StandardRecord;
import java.util.List;

/// A model laid out in arrays: adds up what a pair's findings weigh.
///
/// `score = prior + Σ log2(m/u)` after Fellegi and Sunter (1969), with a third class beside the
/// matches and the strangers: people of one household, who share much and are not one person. Let M
/// and H be the odds of match and of household against strangers; then `M / (1 + H)` are the odds
/// of a match against both, so `log2(1 + H)` is taken off.
public final class Scorer {

    private static final int LEVELS = Level.ALL.length;
    private static final int[] LOG_ONE_PLUS = logOnePlus();

    private final MatchModel model;
    private final Vocabulary vocabulary;
    private final int[] match;
    private final int[] household;
    private final int[] surprise;

    public Scorer(MatchModel model) {
        this.model = model;
        this.vocabulary = Vocabulary.of(model.frequencies());
        int slots = Comparison.OTHER.ordinal() + vocabulary.others().size();
        match = new int[slots * LEVELS];
        household = new int[slots * LEVELS];
        surprise = new int[slots * LEVELS];
        for (int slot = 0; slot < slots; slot++) {
            var levels = model.weights().get(nameOf(slot));
            if (levels != null) {
                int first = slot * LEVELS;
                levels.forEach((level, weight) -> {
                    match[first + level.ordinal()] = weight.match();
                    household[first + level.ordinal()] = weight.household();
                    surprise[first + level.ordinal()] = weight.surprise();
                });
            }
        }
    }

    public MatchModel model() {
        return model;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public PairComparer newComparer() {
        return new PairComparer(vocabulary);
    }

    /// Prepares many records, for [#newComparer].
    public Preparer newPreparer(Hubs hubs) {
        return new Preparer(vocabulary, hubs);
    }

    /// Prepares coded people, for [#newComparer(PreparedPeople)].
    public PreparedPeople prepare(CodedPeople people) {
        return new PreparedPeople(people, newPreparer(Hubs.NONE));
    }

    /// Compares prepared people, by this model's weights and whatever it knows of values.
    public CodedComparer newComparer(PreparedPeople people) {
        return new CodedComparer(people, this);
    }

    public Prepared prepare(StandardRecord record, Hubs hubs) {
        return newPreparer(hubs).prepare(record);
    }

    /// The score of findings in thousandths of a bit, the prior included.
    public int millibits(Findings found) {
        return priorMillibits() + evidence(found, found.found()) - household(found);
    }

    int priorMillibits() {
        return model.priorMillibits();
    }

    /// What a level of a comparison weighs for a match beside its surprise.
    int match(Comparison comparison, Level level) {
        return match[comparison.ordinal() * LEVELS + level.ordinal()];
    }

    /// The most that a level of a comparison weighs for a match beside its surprise; 0 or more.
    int mostMatch(Comparison comparison) {
        int most = 0;
        for (int level = 0; level < LEVELS; level++) {
            most = Math.max(most, match[comparison.ordinal() * LEVELS + level]);
        }
        return most;
    }

    /// The most that one of these levels weighs for a match where the table says the surprise.
    int mostByTable(Comparison comparison, Level... levels) {
        int most = Integer.MIN_VALUE;
        for (var level : levels) {
            int at = comparison.ordinal() * LEVELS + level.ordinal();
            most = Math.max(most, match[at] + surprise[at]);
        }
        return most;
    }

    /// What one slot weighs for a match; the slot must have found something.
    int evidence(Findings found, int slot) {
        int at = slot * LEVELS + found.level(slot);
        return match[at] + surprise(found, slot, at);
    }

    /// What some slots weigh for a match together.
    ///
    /// @param slots a bit for each; those that found nothing weigh nothing
    int evidence(Findings found, long slots) {
        int sum = 0;
        for (long left = slots & found.found(); left != 0; left &= left - 1) {
            sum += evidence(found, Long.numberOfTrailingZeros(left));
        }
        return sum;
    }

    /// What is taken off because the two may be of one household; 0 or more.
    int household(Findings found) {
        int odds = model.householdMillibits();
        for (long left = found.found(); left != 0; left &= left - 1) {
            int slot = Long.numberOfTrailingZeros(left);
            int at = slot * LEVELS + found.level(slot);
            odds += household[at] + surprise(found, slot, at);
        }
        return logOnePlus(odds);
    }

    private int surprise(Findings found, int slot, int at) {
        int own = found.surprise(slot);
        return own >= 0 ? own : surprise[at];
    }

    /// `log2(1 + 2^x)` in thousandths of a bit, from a table so that every machine agrees.
    static int logOnePlus(int millibits) {
        if (millibits >= 12_000) {
            return millibits;
        }
        return millibits <= -12_000 ? 0 : LOG_ONE_PLUS[millibits + 12_000];
    }

    private static int[] logOnePlus() {
        int[] table = new int[24_000];
        for (int i = 0; i < table.length; i++) {
            double odds = StrictMath.pow(2, (i - 12_000) / 1000.0);
            table[i] = (int) Math.round(1000 * StrictMath.log(1 + odds) / StrictMath.log(2));
        }
        return table;
    }

    private String nameOf(int slot) {
        List<String> others = vocabulary.others();
        int other = slot - Comparison.OTHER.ordinal();
        return other < 0
                ? Comparison.values()[slot].word()
                : Comparison.OTHER.word() + ":" + others.get(other);
    }
}
