package atalaya.identity.match;

/// Compares the names of coded people, as [NameComparison] does and by its own decisions, and
/// remembers how far words and given names agree: a city has some ten thousand of them, and the
/// common ones meet in most pairs.
///
/// Some 60 ns a pair where the words are remembered. Used by one thread.
final class CodedNames {

    private static final int WORDS = PreparedNames.WORDS;
    private static final int NO_WORD = PreparedNames.NO_WORD;
    private static final int SURNAME_AT = 28;
    private static final int GENERATION_AT = 56;
    private static final int PART = (1 << SURNAME_AT) - 1;

    private final PreparedNames known;
    private final NameComparison names = new NameComparison();
    private final Alignment alignment = names.alignment;
    private final RememberedPairs agreements;
    private final RememberedPairs givens;
    private final RememberedPairs wholes;

    /// @param records how many there are
    CodedNames(PreparedNames known, int records) {
        this.known = known;
        agreements = RememberedPairs.of(records, 16);
        givens = RememberedPairs.of(records, 14);
        wholes = RememberedPairs.of(records, 12);
    }

    /// @param a where a record's row begins
    /// @param b where the other's does
    void compare(int[] rows, int a, int b, Findings out) {
        int left = rows[a + PreparedPeople.NAMES];
        int right = rows[b + PreparedPeople.NAMES];
        if (left == 0 || right == 0) {
            return;
        }
        int given = rows[a + PreparedPeople.GIVEN];
        int other = rows[b + PreparedPeople.GIVEN];
        int flags = rows[a + PreparedPeople.FLAGS];
        int others = rows[b + PreparedPeople.FLAGS];
        if (given == PreparedNames.WHOLE || other == PreparedNames.WHOLE) {
            compareWhole(left, right, out);
        } else if (((flags ^ others) & PreparedPeople.LATIN) == 0) {
            int surnames = rows[a + PreparedPeople.SURNAMES];
            int otherSurnames = rows[b + PreparedPeople.SURNAMES];
            compare(given, surnames, other, otherSurnames);
            names.tell(out);
            NameComparison.generation(generation(flags), generation(others), out);
        }
    }

    private static int generation(int flags) {
        return (flags & PreparedPeople.GENERATION) >> PreparedPeople.GENERATION_AT;
    }

    private void compare(int given, int surnames, int otherGiven, int otherSurnames) {
        compareGiven(given, otherGiven);
        compareSurnames(surnames, otherSurnames);
        if (names.isDoubtful() && mayBeMoved(given, surnames, otherGiven, otherSurnames)) {
            alignAll(given, surnames, otherGiven, otherSurnames);
            names.tryMoved();
        }
    }

    private void compareWhole(int left, int right, Findings out) {
        long found = wholes.get(left, right);
        int generation = Comparison.GENERATION.ordinal();
        int given = Comparison.GIVEN_NAME.ordinal();
        int surname = Comparison.SURNAME.ordinal();
        if (found == RememberedPairs.UNKNOWN) {
            names.compare(known.whole(left), known.whole(right), out);
            found =
                    (long) out.pack(generation) << GENERATION_AT
                            | (long) out.pack(surname) << SURNAME_AT
                            | out.pack(given);
            wholes.put(left, right, found);
        } else {
            out.unpack(given, (int) found & PART);
            out.unpack(surname, (int) (found >> SURNAME_AT) & PART);
            out.unpack(generation, (int) (found >> GENERATION_AT));
        }
    }

    private void compareGiven(int left, int right) {
        if (left == 0 || right == 0) {
            names.givenLevel = Findings.NOTHING;
            names.givenSurprise = 0;
        } else if (left == right) {
            names.givenLevel = Level.EXACT.ordinal();
            names.givenSurprise = known.givenSurprise[left];
        } else {
            long found = givens.get(left, right);
            if (found == RememberedPairs.UNKNOWN) {
                align(known.givenWords, left, known.givenWords, right);
                names.tellGiven(word(known.givenWords, left), word(known.givenWords, right));
                givens.put(left, right, (long) names.givenSurprise << 8 | names.givenLevel);
            } else {
                names.givenLevel = (int) found & 0xff;
                names.givenSurprise = (int) (found >> 8);
            }
        }
    }

    private Token word(int[] lists, int list) {
        return known.words[lists[WORDS * list]];
    }

    private void compareSurnames(int left, int right) {
        if (left == 0 || right == 0) {
            names.surnameLevel = Findings.NOTHING;
            names.surnameSurprise = 0;
        } else if (left == right) {
            names.surnameLevel = Level.EXACT.ordinal();
            names.surnameSurprise = known.surnameSum[left];
        } else {
            align(known.surnameWords, left, known.surnameWords, right);
            names.tellSurnames();
        }
    }

    /// Whether all words paired with all can say more than given names and surnames apart: only
    /// where a given name agrees with a surname, or where a common double name weighs less than its
    /// words do. Elsewhere the pairing of all is the two pairings side by side.
    private boolean mayBeMoved(int given, int surnames, int otherGiven, int otherSurnames) {
        return meet(known.givenWords, given, known.surnameWords, otherSurnames)
                || meet(known.surnameWords, surnames, known.givenWords, otherGiven)
                || given == otherGiven
                        && known.givenSum[given] - NameComparison.MOVED_PENALTY
                                > names.givenSurprise;
    }

    private boolean meet(int[] ofLeft, int left, int[] ofRight, int right) {
        for (int i = WORDS * left; i < WORDS * (left + 1) && ofLeft[i] != NO_WORD; i++) {
            for (int j = WORDS * right; j < WORDS * (right + 1) && ofRight[j] != NO_WORD; j++) {
                if (agreement(ofLeft[i], ofRight[j]) != Token.APART) {
                    return true;
                }
            }
        }
        return false;
    }

    private void align(int[] ofLeft, int left, int[] ofRight, int right) {
        int rows = count(ofLeft, left);
        int columns = count(ofRight, right);
        alignment.begin(rows, columns);
        fill(ofLeft, left, 0, ofRight, right, 0);
        alignment.pair();
    }

    private void alignAll(int given, int surnames, int otherGiven, int otherSurnames) {
        int rows = count(known.givenWords, given);
        int columns = count(known.givenWords, otherGiven);
        alignment.begin(
                rows + count(known.surnameWords, surnames),
                columns + count(known.surnameWords, otherSurnames));
        fill(known.givenWords, given, 0, known.givenWords, otherGiven, 0);
        fill(known.givenWords, given, 0, known.surnameWords, otherSurnames, columns);
        fill(known.surnameWords, surnames, rows, known.givenWords, otherGiven, 0);
        fill(known.surnameWords, surnames, rows, known.surnameWords, otherSurnames, columns);
        alignment.pair();
    }

    private static int count(int[] lists, int list) {
        int count = 0;
        while (count < WORDS && lists[WORDS * list + count] != NO_WORD) {
            count++;
        }
        return count;
    }

    private void fill(int[] ofLeft, int left, int row, int[] ofRight, int right, int column) {
        for (int i = 0; i < WORDS && ofLeft[WORDS * left + i] != NO_WORD; i++) {
            for (int j = 0; j < WORDS && ofRight[WORDS * right + j] != NO_WORD; j++) {
                alignment.set(
                        row + i,
                        column + j,
                        agreement(ofLeft[WORDS * left + i], ofRight[WORDS * right + j]));
            }
        }
    }

    private int agreement(int left, int right) {
        if (left == right) {
            return known.sameWord[left];
        }
        if (!known.mayAgree(left, right)) {
            return Token.APART;
        }
        long found = agreements.get(left, right);
        if (found == RememberedPairs.UNKNOWN) {
            found = Alignment.agreement(known.words[left], known.words[right]);
            agreements.put(left, right, found);
        }
        return (int) found;
    }
}
