package atalaya.identity.match;

/// Compares people's names: given names with given names, surnames with surnames, and where that
/// fails all words with all, since a name may be typed in the wrong field or order.
final class NameComparison {

    /// A name found in the wrong field must say this much more than in the right one.
    static final int MOVED_PENALTY = 4_000;

    private static final int GIVEN = Comparison.GIVEN_NAME.ordinal();
    private static final int SURNAME = Comparison.SURNAME.ordinal();
    private static final int GENERATION = Comparison.GENERATION.ordinal();

    final Alignment alignment = new Alignment();

    int givenLevel;
    int givenSurprise;
    int surnameLevel;
    int surnameSurprise;

    /// Sets the slots of given name and surname from the two names that agree best.
    void compare(Prepared.Name[] left, Prepared.Name[] right, Findings out) {
        int best = Integer.MIN_VALUE;
        for (var one : left) {
            for (var other : right) {
                if (one.latin() != other.latin()) {
                    continue; // 王杰 may well be Wang Jie
                }
                int sum = compare(one, other);
                if (sum > best) {
                    best = sum;
                    tell(out);
                    generation(one.generation(), other.generation(), out);
                }
            }
        }
    }

    /// Writes what was found of given name and surname.
    void tell(Findings out) {
        out.set(GIVEN, givenLevel, givenSurprise);
        out.set(SURNAME, surnameLevel, surnameSurprise);
    }

    static void generation(int left, int right, Findings out) {
        if (left == 0 || right == 0) {
            out.clear(GENERATION);
        } else {
            out.set(GENERATION, left == right ? Level.EXACT : Level.PROVEN_DIFFERENT);
        }
    }

    private int compare(Prepared.Name left, Prepared.Name right) {
        compareGiven(left, right);
        compareSurnames(left, right);
        if (isDoubtful()) {
            alignment.align(left.all(), right.all());
            tryMoved();
        }
        return givenSurprise + surnameSurprise;
    }

    boolean isDoubtful() {
        return isDoubtful(givenLevel) || isDoubtful(surnameLevel);
    }

    private static boolean isDoubtful(int level) {
        return level == Findings.NOTHING
                || level == Level.DIFFERENT.ordinal()
                || level == Level.PROVEN_DIFFERENT.ordinal()
                || level == Level.PART.ordinal();
    }

    private void compareGiven(Prepared.Name left, Prepared.Name right) {
        if (left.given().length == 0 || right.given().length == 0) {
            givenLevel = Findings.NOTHING;
            givenSurprise = 0;
        } else if (left.givenText().equals(right.givenText())) {
            givenLevel = Level.EXACT.ordinal();
            givenSurprise = left.givenSurprise();
        } else {
            alignment.align(left.given(), right.given());
            tellGiven(left.given()[0], right.given()[0]);
        }
    }

    /// Takes over how the words of two given names were paired; each begins with the word told.
    void tellGiven(Token left, Token right) {
        var level = level(alignment);
        boolean proven = level == Level.DIFFERENT && left.genuine && right.genuine;
        givenLevel = (proven ? Level.PROVEN_DIFFERENT : level).ordinal();
        givenSurprise = alignment.surprise;
    }

    private void compareSurnames(Prepared.Name left, Prepared.Name right) {
        if (left.surnames().length == 0 || right.surnames().length == 0) {
            surnameLevel = Findings.NOTHING;
            surnameSurprise = 0;
            return;
        }
        alignment.align(left.surnames(), right.surnames());
        tellSurnames();
    }

    /// Takes over how the words of two surnames were paired.
    void tellSurnames() {
        surnameLevel = surnameLevel(alignment).ordinal();
        surnameSurprise = alignment.surprise;
    }

    private static Level surnameLevel(Alignment found) {
        var level = level(found);
        if (level == Level.EXACT && !found.inOrder) {
            return Level.SWAPPED;
        }
        // A lone surname is the first one; alone it should not meet a second.
        return level == Level.SUBSET && !found.inOrder ? Level.PART : level;
    }

    static Level level(Alignment found) {
        if (found.matched == 0) {
            return Level.DIFFERENT;
        }
        if (found.leftOver > 0 && found.rightOver > 0) {
            return Level.PART;
        }
        return switch (found.worst) {
            case Token.SAME -> found.leftOver + found.rightOver > 0 ? Level.SUBSET : Level.EXACT;
            case Token.FAMILIAR -> Level.VARIANT;
            case Token.ONE_SLIP -> Level.CLOSE;
            case Token.NEIGHBOUR -> Level.NEIGHBOUR;
            case Token.ALIKE -> Level.SIMILAR;
            default -> Level.INITIAL;
        };
    }

    /// Takes the pairing of all words with all instead where it says clearly more.
    void tryMoved() {
        int straight = givenSurprise + surnameSurprise;
        if (alignment.surprise - MOVED_PENALTY <= straight || alignment.worst > Token.ONE_SLIP) {
            return;
        }
        boolean contradicted = alignment.leftOver > 0 && alignment.rightOver > 0;
        if (contradicted && alignment.matched < 2) {
            return; // one word in common, and in another place, moves no name
        }
        givenLevel = Level.MOVED.ordinal();
        givenSurprise = alignment.surprise;
        surnameLevel = contradicted ? Level.PART.ordinal() : Findings.NOTHING;
        surnameSurprise = 0;
    }
}
