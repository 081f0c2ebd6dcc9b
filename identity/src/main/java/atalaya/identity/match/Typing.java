package atalaya.identity.match;

/// How many slips of the hand lie between two texts.
final class Typing {

    private Typing() {}

    /// The optimal string alignment distance (Damerau 1964, each part edited once at most): a
    /// letter added, lost, changed, or two neighbours exchanged.
    ///
    /// What the two begin and end with in common is left aside first; it needs no slip.
    ///
    /// @return the distance, or `limit + 1` when it is greater than `limit`
    static int distance(String left, String right, int limit) {
        int rows = left.length();
        int columns = right.length();
        if (Math.abs(rows - columns) > limit) {
            return limit + 1;
        }
        int from = 0;
        int shorter = Math.min(rows, columns);
        while (from < shorter && left.charAt(from) == right.charAt(from)) {
            from++;
        }
        while (rows > from
                && columns > from
                && left.charAt(rows - 1) == right.charAt(columns - 1)) {
            rows--;
            columns--;
        }
        if (rows == from || columns == from) {
            return Math.max(rows, columns) - from;
        }
        if (limit == 1) {
            return isOneSlip(left, right, from, rows, columns) ? 1 : 2;
        }
        return table(left, right, from, rows, columns, limit);
    }

    /// Whether one letter was changed or two were exchanged, where first and last letters differ.
    private static boolean isOneSlip(String left, String right, int from, int rows, int columns) {
        return rows == columns
                && (rows == from + 1
                        || rows == from + 2
                                && left.charAt(from) == right.charAt(from + 1)
                                && left.charAt(from + 1) == right.charAt(from));
    }

    private static int table(
            String left, String right, int from, int toRow, int toColumn, int limit) {
        int columns = toColumn - from;
        int[] before = new int[columns + 1];
        int[] above = new int[columns + 1];
        int[] row = new int[columns + 1];
        for (int j = 0; j <= columns; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= toRow - from; i++) {
            row[0] = i;
            int best = i;
            char letter = left.charAt(from + i - 1);
            for (int j = 1; j <= columns; j++) {
                char other = right.charAt(from + j - 1);
                int cost = letter == other ? 0 : 1;
                int least = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + cost);
                if (i > 1
                        && j > 1
                        && cost == 1
                        && letter == right.charAt(from + j - 2)
                        && left.charAt(from + i - 2) == other) {
                    least = Math.min(least, before[j - 2] + 1);
                }
                row[j] = least;
                best = Math.min(best, least);
            }
            if (best > limit) {
                return limit + 1;
            }
            int[] free = before;
            before = above;
            above = row;
            row = free;
        }
        return Math.min(above[columns], limit + 1);
    }

    /// Which letters a text holds, one bit for each of 64 kinds, so that texts too far apart are
    /// told without looking at their letters.
    static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= 1L << text.charAt(i);
        }
        return letters;
    }

    /// Whether two texts of these letters can be within a distance: a slip brings or takes at most
    /// two kinds of letters.
    static boolean canBeWithin(long left, long right, int limit) {
        return Long.bitCount(left ^ right) <= 2 * limit;
    }

    /// The similarity of Jaro (1989) as Winkler (1990) weighs a common beginning: 0 to 1.
    static double jaroWinkler(String left, String right) {
        int longest = Math.max(left.length(), right.length());
        if (longest == 0) {
            return 1;
        }
        int window = Math.max(0, longest / 2 - 1);
        boolean[] taken = new boolean[right.length()];
        char[] common = new char[left.length()];
        int found = 0;
        for (int i = 0; i < left.length(); i++) {
            int to = Math.min(right.length(), i + window + 1);
            for (int j = Math.max(0, i - window); j < to; j++) {
                if (!taken[j] && left.charAt(i) == right.charAt(j)) {
                    taken[j] = true;
                    common[found++] = left.charAt(i);
                    break;
                }
            }
        }
        if (found == 0) {
            return 0;
        }
        int exchanged = 0;
        int at = 0;
        for (int j = 0; j < right.length(); j++) {
            if (taken[j] && right.charAt(j) != common[at++]) {
                exchanged++;
            }
        }
        return winkler(found, exchanged / 2, left, right);
    }

    /// No less than [#jaroWinkler], at a fraction of its cost: kinds of letters that only one text
    /// has find no partner.
    ///
    /// @param ofLeft what [#letters] says of the left text
    /// @param ofRight what it says of the right
    static double mostJaroWinkler(String left, String right, long ofLeft, long ofRight) {
        int found =
                Math.min(
                        left.length() - Long.bitCount(ofLeft & ~ofRight),
                        right.length() - Long.bitCount(ofRight & ~ofLeft));
        return found <= 0 ? 0 : winkler(found, 0, left, right);
    }

    private static double winkler(int found, int exchanged, String left, String right) {
        double matches = found;
        double jaro =
                (matches / left.length()
                                + matches / right.length()
                                + (matches - exchanged) / matches)
                        / 3;
        int prefix = 0;
        int most = Math.min(4, Math.min(left.length(), right.length()));
        while (prefix < most && left.charAt(prefix) == right.charAt(prefix)) {
            prefix++;
        }
        return jaro + 0.1 * prefix * (1 - jaro);
    }
}
