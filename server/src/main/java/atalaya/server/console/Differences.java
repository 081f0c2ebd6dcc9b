package atalaya.server.console;

import atalaya.server.console.page.DuplicatesPage.Piece;
import java.util.ArrayList;
import java.util.List;

/// Marks the characters in which two values differ, by their longest common subsequence.
final class Differences {

    private static final int LONGEST = 120;

    private Differences() {}

    /// The pieces of `text`, those that `other` does not have marked. Values that have little in
    /// common are not marked at all: every letter would be.
    static List<Piece> of(String text, String other) {
        if (text.equals(other) || text.length() > LONGEST || other.length() > LONGEST) {
            return List.of(new Piece(text, false));
        }
        boolean[] common = common(text, other);
        int same = 0;
        for (boolean one : common) {
            same += one ? 1 : 0;
        }
        if (same * 2 < Math.max(text.length(), other.length())) {
            return List.of(new Piece(text, false));
        }
        return pieces(text, common);
    }

    private static List<Piece> pieces(String text, boolean[] common) {
        var pieces = new ArrayList<Piece>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            if (i == text.length() || common[i] != common[start]) {
                pieces.add(new Piece(text.substring(start, i), !common[start]));
                start = i;
            }
        }
        return pieces;
    }

    private static boolean[] common(String text, String other) {
        int[][] length = new int[text.length() + 1][other.length() + 1];
        for (int i = text.length() - 1; i >= 0; i--) {
            for (int j = other.length() - 1; j >= 0; j--) {
                length[i][j] =
                        same(text.charAt(i), other.charAt(j))
                                ? length[i + 1][j + 1] + 1
                                : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        var common = new boolean[text.length()];
        int i = 0;
        int j = 0;
        while (i < text.length() && j < other.length()) {
            if (same(text.charAt(i), other.charAt(j))) {
                common[i++] = true;
                j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    private static boolean same(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }
}
