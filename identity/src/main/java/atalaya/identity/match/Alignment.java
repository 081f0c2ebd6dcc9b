package atalaya.identity.match;

/// The best pairing of the words of two names: best agreement first, each word used once.
final class Alignment {

    static final int MOST = 12;

    /// How many other names a slip of each kind could have made of a name: what a rare word that is
    /// a real name must be divided by before it passes for a slip.
    private static final double[] SPREAD = {0, 4, 60, 60, 1000, 0, 0};

    /// However rare two words are, this is how often strangers' words agree so: measured on random
    /// pairs of Spanish, Polish and English files.
    private static final int[] MOST_SURPRISE = {30_000, 14_000, 13_000, 13_000, 8_500, 0, 0};

    private static final int LEAST_SURPRISE = 3_000;

    private static final int INITIAL_SURPRISE = 3_500;

    private static final int KIND_BITS = 3;

    private final int[] agreements = new int[MOST * MOST];
    private int leftWords;
    private int rightWords;
    private int rows;
    private int columns;

    /// The kinds of agreement met, and the words not yet paired: a bit for each.
    private int met;

    private int freeLeft;
    private int freeRight;

    int matched;
    int worst;
    int surprise;
    boolean inOrder;
    int leftOver;
    int rightOver;

    void align(Token[] left, Token[] right) {
        begin(left.length, right.length);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                set(i, j, agreement(left[i], right[j]));
            }
        }
        pair();
    }

    /// Begins with names of so many words; [#set] then tells of each two, and [#pair] pairs them.
    void begin(int left, int right) {
        leftWords = left;
        rightWords = right;
        rows = Math.min(MOST, left);
        columns = Math.min(MOST, right);
        met = 0;
    }

    /// Tells how far the ith word of the left name and the jth of the right agree.
    ///
    /// @param agreement what [#agreement] said of the two
    void set(int i, int j, int agreement) {
        agreements[i * MOST + j] = agreement;
        met |= 1 << kind(agreement);
    }

    void pair() {
        matched = 0;
        worst = Token.SAME;
        surprise = 0;
        inOrder = true;
        freeLeft = (1 << rows) - 1;
        freeRight = (1 << columns) - 1;
        for (int wanted = Token.SAME; wanted < Token.APART; wanted++) {
            if ((met & 1 << wanted) != 0) {
                take(wanted);
            }
        }
        leftOver = leftWords - matched;
        rightOver = rightWords - matched;
    }

    /// How far two words agree and how surprising that is by chance, in one number: for [#kind] and
    /// [#surprise].
    static int agreement(Token left, Token right) {
        int kind = kindOf(left, right);
        return kind == Token.APART ? kind : surprise(left, right, kind) << KIND_BITS | kind;
    }

    static int kind(int agreement) {
        return agreement & (1 << KIND_BITS) - 1;
    }

    static int surprise(int agreement) {
        return agreement >> KIND_BITS;
    }

    /// A slip that would as likely lead to another real name is no agreement: Tim is not Tom.
    private static int kindOf(Token left, Token right) {
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

    private void take(int wanted) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns && (freeLeft & 1 << i) != 0; j++) {
                int agreement = agreements[i * MOST + j];
                if (kind(agreement) == wanted && (freeRight & 1 << j) != 0) {
                    freeLeft &= ~(1 << i);
                    freeRight &= ~(1 << j);
                    matched++;
                    inOrder &= i == j;
                    worst = Math.max(worst, wanted);
                    surprise += surprise(agreement);
                }
            }
        }
    }

    /// How surprising it is that a stranger's word agrees so well: that he bears the commoner word,
    /// or a word of his own that a slip of this kind could have made of it.
    private static int surprise(Token left, Token right, int agreement) {
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
