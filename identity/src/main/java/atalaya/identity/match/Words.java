package atalaya.identity.match;

import java.util.Arrays;

/// The words of a text, to count how many two texts share.
///
/// @param count how many there are, repeated ones as often as they stand
/// @param each every word once, in the order of the alphabet
record Words(int count, String[] each) {

    private static final Words NONE = new Words(0, new String[0]);

    /// The words of folded text, apart by one space.
    static Words of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        String[] all = text.split(" ");
        return new Words(all.length, Arrays.stream(all).distinct().sorted().toArray(String[]::new));
    }

    int distinct() {
        return each.length;
    }

    /// A bit for each word, one of 64 by its hash: texts without a bit in common share no word.
    long marks() {
        long marks = 0;
        for (String word : each) {
            marks |= 1L << word.hashCode();
        }
        return marks;
    }

    /// How many different words both have.
    int shared(Words other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < each.length && j < other.each.length) {
            int order = each[i].compareTo(other.each[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }
}
