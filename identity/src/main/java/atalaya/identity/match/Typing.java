package atalaya.identity.match;

/// How many slips of the hand lie between two texts.
final class Typing {

    private Typing() {}

    /// The optimal string alignment distance (Damerau 1964, each part edited once at most): a
    /// letter added, lost, changed, or two neighbours exchanged.
    ///
    /// @return the distance, or `limit + 1` when it is greater than `limit`
    static int distance(String left, String right, int limit) {
        int rows = left.length();
        int columns = right.length();
        if (Math.abs(rows - columns) > limit) {
            return limit + 1;
        }
        int[] before = new int[columns + 1];
        int[] above = new int[columns + 1];
        int[] row = new int[columns + 1];
        for (int j = 0; j <= columns; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= rows; i++) {
            row[0] = i;
            int best = i;
            char letter = left.charAt(i - 1);
            for (int j = 1; j <= columns; j++) {
                char other = right.charAt(j - 1);
                int cost = letter == other ? 0 : 1;
                int least = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + cost);
                if (i > 1
                        && j > 1
                        && cost == 1
                        && letter == right.charAt(j - 2)
                        && left.charAt(i - 2) == other) {
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
        double matches = found;
        double jaro =
                (matches / left.length()
                                + matches / right.length()
                                + (matches - exchanged / 2) / matches)
                        / 3;
        int prefix = 0;
        int most = Math.min(4, Math.min(left.length(), right.length()));
        while (prefix < most && left.charAt(prefix) == right.charAt(prefix)) {
            prefix++;
        }
        return jaro + 0.1 * prefix * (1 - jaro);
    }
}
