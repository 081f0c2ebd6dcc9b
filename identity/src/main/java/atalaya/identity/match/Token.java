package atalaya.identity.match;

import atalaya.identity.standard.NameLexicon;

/// One word of a name, with all that comparing it needs.
final class Token {

    /// How far two words agree, best first.
    static final int SAME = 0;

    static final int FAMILIAR = 1;
    static final int ONE_SLIP = 2;

    /// One slip, but both are real names of their own.
    static final int NEIGHBOUR = 3;

    static final int ALIKE = 4;
    static final int INITIAL = 5;
    static final int APART = 6;

    private static final double LEAST_ALIKE = 0.88;
    private static final double ROUNDING = 1e-9;

    private static final String[] NONE = {};

    private static final NameLexicon LEXICON = NameLexicon.shipped();

    final String text;
    final String sound;
    final boolean given;
    final double frequency;
    final int surprise;
    final boolean genuine;
    final long letters;
    private final String[] formalNames;
    final long formalLetters;

    /// How often a stranger bears a name that may stand for the same as this one.
    final double family;

    /// @param frequencies of words in this role
    Token(String text, boolean given, TermFrequencies frequencies) {
        this.text = text;
        this.given = given;
        this.sound = Sound.of(text);
        this.family = given ? family(text, frequencies) : 0;
        this.surprise = surprise(text, frequencies, family);
        this.letters = Typing.letters(text);
        this.formalNames = given ? LEXICON.formalNames(text).toArray(String[]::new) : NONE;
        this.formalLetters = firstLetters(formalNames);
        this.frequency = StrictMath.pow(2, -surprise / 1000.0);
        this.genuine =
                frequencies.isCommon(text)
                        || LEXICON.givenRate(text) > 0
                        || formalNames.length > 0
                        || LEXICON.surnameRate(text) > 0;
    }

    /// A familiar form that the model does not know is no rarer than the name it stands for: many
    /// who are called Beatriz go by Bea somewhere.
    private static int surprise(String text, TermFrequencies frequencies, double family) {
        int own = frequencies.surprise(text);
        boolean bounded = family > 0 && !frequencies.isCommon(text);
        return bounded
                ? Math.min(
                        own, (int) Math.round(-1000 * StrictMath.log(family) / StrictMath.log(2)))
                : own;
    }

    private static double family(String text, TermFrequencies frequencies) {
        double most = 0;
        for (String formal : LEXICON.formalNames(text)) {
            most = Math.max(most, StrictMath.pow(2, -frequencies.surprise(formal) / 1000.0));
        }
        return most;
    }

    /// How far two words agree. Symmetric.
    ///
    /// Nearly all words that meet are far apart, so what tells that at a glance (the letters that
    /// both hold) comes before what looks at each letter; it never changes the answer.
    static int agreement(Token left, Token right) {
        String a = left.text;
        String b = right.text;
        if (a.equals(b)) {
            return SAME;
        }
        int shorter = Math.min(a.length(), b.length());
        if (shorter == 1) {
            return a.charAt(0) == b.charAt(0) ? INITIAL : APART;
        }
        if (isFamiliar(left, right)) {
            return FAMILIAR;
        }
        if (shorter >= 3 && left.sound.equals(right.sound)) {
            return ONE_SLIP;
        }
        int typed = typed(left, right, shorter);
        return typed == ONE_SLIP && left.genuine && right.genuine ? NEIGHBOUR : typed;
    }

    /// Whether two words of more than one letter may be other than [#APART], by their letters and
    /// lengths alone; sounds and familiar forms are asked for first.
    static boolean mayAgree(long left, int leftLength, long right, int rightLength) {
        int ofLeft = Long.bitCount(left & ~right);
        int ofRight = Long.bitCount(right & ~left);
        return ofLeft == 0
                || ofRight == 0
                || ofLeft + ofRight <= 4
                || isLong(leftLength - ofLeft, rightLength - ofRight, leftLength, rightLength);
    }

    /// Whether so many letters with a partner may be enough for [#LEAST_ALIKE]: with the longest
    /// common beginning, the similarity of Jaro must be 0.8, of which a third is certain.
    private static boolean isLong(int ofLeft, int ofRight, int leftLength, int rightLength) {
        int found = Math.min(ofLeft, ofRight);
        return 10 * found * (leftLength + rightLength) >= 14 * leftLength * rightLength;
    }

    private static boolean isFamiliar(Token left, Token right) {
        if ((left.formalLetters & right.formalLetters) == 0) {
            return false;
        }
        for (String name : left.formalNames) {
            for (String other : right.formalNames) {
                if (name.equals(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long firstLetters(String[] names) {
        long letters = 0;
        for (String name : names) {
            letters |= Typing.letters(name.substring(0, 1));
        }
        return letters;
    }

    private static int typed(Token left, Token right, int shorter) {
        String a = left.text;
        String b = right.text;
        int longer = Math.max(a.length(), b.length());
        boolean within = Typing.canBeWithin(left.letters, right.letters, 2);
        if (shorter >= 3 && longer - shorter <= 2 && within) {
            int slips = Typing.distance(a, b, 2);
            if (slips <= 1 && shorter >= 4 || slips == 2 && shorter >= 9) {
                return ONE_SLIP;
            }
            if (slips <= 1 || slips == 2 && shorter >= 5) {
                return ALIKE;
            }
        }
        if (isGlued(a, b) || isGlued(b, a)) {
            return ONE_SLIP;
        }
        if (shorter >= 3 && (a.startsWith(b) || b.startsWith(a))) {
            return ALIKE;
        }
        return shorter >= 4 && isAlike(left, right) ? ALIKE : APART;
    }

    private static boolean isAlike(Token left, Token right) {
        double most = Typing.mostJaroWinkler(left.text, right.text, left.letters, right.letters);
        return most >= LEAST_ALIKE - ROUNDING
                && Typing.jaroWinkler(left.text, right.text) >= LEAST_ALIKE;
    }

    /// "delafuente" is Fuente with its particles stuck to it.
    private static boolean isGlued(String glued, String word) {
        if (word.length() < 4 || !glued.endsWith(word)) {
            return false;
        }
        String before = glued.substring(0, glued.length() - word.length());
        return before.equals("de")
                || before.equals("del")
                || before.equals("dela")
                || before.equals("delos")
                || before.equals("delas");
    }
}
