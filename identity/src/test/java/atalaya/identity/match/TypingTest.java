package atalaya.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is told at a glance must be what the textbook's tables say.
class TypingTest {

    private static final int PAIRS = 200_000;

    @Test
    void theDistanceIsTheTextbooks() {
        var random = new Random(5);
        for (int i = 0; i < PAIRS; i++) {
            String left = word(random);
            String right = i % 2 == 0 ? word(random) : mistyped(left, random);
            int whole = textbook(left, right);
            for (int limit = 1; limit <= 3; limit++) {
                assertThat(Typing.distance(left, right, limit))
                        .as("%s %s within %d", left, right, limit)
                        .isEqualTo(Math.min(whole, limit + 1));
            }
        }
    }

    @Test
    void lettersNeverRuleOutWhatIsNear() {
        var random = new Random(6);
        for (int i = 0; i < PAIRS; i++) {
            String left = word(random);
            String right = mistyped(mistyped(left, random), random);
            long ofLeft = Typing.letters(left);
            long ofRight = Typing.letters(right);

            assertThat(Typing.canBeWithin(ofLeft, ofRight, textbook(left, right))).isTrue();
            assertThat(Typing.mostJaroWinkler(left, right, ofLeft, ofRight))
                    .as("%s %s", left, right)
                    .isGreaterThanOrEqualTo(Typing.jaroWinkler(left, right) - 1e-12);
        }
    }

    /// Few letters, so that words meet; some of them 64 apart.
    private static String word(Random random) {
        var word = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            word.append("abcdeñ¡á".charAt(random.nextInt(8)));
        }
        return word.toString();
    }

    private static String mistyped(String word, Random random) {
        var typed = new StringBuilder(word);
        int at = random.nextInt(word.length());
        switch (random.nextInt(4)) {
            case 0 -> typed.insert(at, 'e');
            case 1 -> typed.setCharAt(at, 'b');
            case 2 -> typed.append(typed.charAt(at)).deleteCharAt(at);
            default -> typed.reverse();
        }
        return typed.toString();
    }

    /// Optimal string alignment, the whole table.
    private static int textbook(String left, String right) {
        int[][] least = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    least[i][j] = i + j;
                    continue;
                }
                int cost = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                int best = Math.min(least[i - 1][j], least[i][j - 1]) + 1;
                best = Math.min(best, least[i - 1][j - 1] + cost);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    best = Math.min(best, least[i - 2][j - 2] + 1);
                }
                least[i][j] = best;
            }
        }
        return least[left.length()][right.length()];
    }
}
