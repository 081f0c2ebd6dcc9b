package atalaya.identity.match;

/// The best pairing of the words of two names: best agreement first, each word used once.
final class Alignment {

    private static final int MOST = 12;

    /// How many other names a slip of each kind could have made of a name: what a rare word that is
    /// a real name must be divided by before it passes for a slip.
    private static final double[] SPREAD = {0, 4, 60, 60, 1000, 0, 0};

    /// However rare two words are, this is how often strangers' words agree so: measured on random
    /// pairs of Spanish, Polish and English files.
    private static final int[] MOST_SURPRISE = {30_000, 14_000, 13_000, 13_000, 8_500, 0, 0};

    private static final int LEAST_SURPRISE = 3_000;

    private static final int INITIAL_SURPRISE = 3_500;

    private final boolean[] usedLeft = new boolean[MOST];
    private final boolean[] usedRight = new boolean[MOST];
    private final int[] agreements = new int[MOST * MOST];

    int matched;
    int worst;
    int surprise;
    int same;
    boolean inOrder;
    int leftOver;
    int rightOver;

    void align(Token[] left, Token[] right) {
        int rows = Math.min(MOST, left.length);
        int columns = Math.min(MOST, right.length);
        matched = 0;
        same = 0;
        worst = Token.SAME;
        surprise = 0;
        inOrder = true;
        int best = Token.APART;
        for (int i = 0; i < rows; i++) {
            usedLeft[i] = false;
            for (int j = 0; j < columns; j++) {
                int agreement = agreement(left[i], right[j]);
                agreements[i * MOST + j] = agreement;
                best = Math.min(best, agreement);
            }
        }
        for (int j = 0; j < columns; j++) {
            usedRight[j] = false;
        }
        for (int wanted = best; wanted < Token.APART; wanted++) {
            take(left, right, rows, columns, wanted);
        }
        leftOver = left.length - matched;
        rightOver = right.length - matched;
    }

    /// A slip that would as likely lead to another real name is no agreement: Tim is not Tom.
    private static int agreement(Token left, Token right) {
        int agreement = Token.agreement(left, right);
        if (agreement == Token.APART) {
            return agreement;
        }
        boolean begins = left.text.startsWith(right.text) || right.text.startsWith(left.text);
        if (agreement == Token.ALIKE && begins && left.genuine && right.genuine) {
            return Token.APART; // Anna is no slip for Annabelle
        }
        boolean slip = agreement >= Token.ONE_SLIP && agreement <= Token.ALIKE;
        return slip && surprise(left, right, agreement) < LEAST_SURPRISE ? Token.APART : agreement;
    }

    private void take(Token[] left, Token[] right, int rows, int columns, int wanted) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns && !usedLeft[i]; j++) {
                if (!usedRight[j] && agreements[i * MOST + j] == wanted) {
                    usedLeft[i] = true;
                    usedRight[j] = true;
                    matched++;
                    same += wanted == Token.SAME ? 1 : 0;
                    inOrder &= i == j;
                    worst = Math.max(worst, wanted);
                    surprise += surprise(left[i], right[j], wanted);
                }
            }
        }
    }

    /// How surprising it is that a stranger's word agrees so well: that he bears the commoner word,
    /// or a word of his own that a slip of this kind could have made of it.
    static int surprise(Token left, Token right, int agreement) {
        return switch (agreement) {
            case Token.SAME -> Math.min(left.surprise, right.surprise);
            case Token.INITIAL -> INITIAL_SURPRISE;
            case Token.FAMILIAR -> familiar(left, right);
            default -> {
                var common = left.frequency >= right.frequency ? left : right;
                var rare = common == left ? right : left;
                double chance =
                        common.frequency + (rare.genuine ? SPREAD[agreement] * rare.frequency : 0);
                yield Math.min(MOST_SURPRISE[agreement], -LevelWeight.millibits(chance));
            }
        };
    }

    private static int familiar(Token left, Token right) {
        double chance = left.frequency + right.frequency + Math.min(left.family, right.family);
        return Math.min(MOST_SURPRISE[Token.FAMILIAR], -LevelWeight.millibits(chance));
    }
}
