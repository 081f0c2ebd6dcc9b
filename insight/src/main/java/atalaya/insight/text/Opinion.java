package atalaya.insight.text;

import atalaya.insight.text.Lexicon.Turn;
import atalaya.insight.text.Words.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How a text feels: the sum of what its words say, each turned by the words around it.
///
/// The rules are few. A word of denial within three words before turns the next ones over and
/// weakens them; "very" and capitals strengthen, "a bit" weakens; what stands before "but" or after
/// "although" counts less than the rest; "could be better" is no praise. The sum is brought to −1…1
/// by x / √(x² + 15), as in VADER (Hutto and Gilbert 2014).
///
/// @param polarity −1 to 1; 0 where no word says anything
/// @param reasons the words that decided, the strongest first; their points add up to [#points]
public record Opinion(double polarity, List<Reason> reasons) {

    /// Below it, and above its negative, a text is neutral.
    public static final double NEUTRAL = .05;

    private static final double FLATTENING = 15;
    private static final int REACH = 3;

    /// A word or phrase as it stands in the text, small and without accents, and its points.
    public record Reason(String words, double points) {}

    /// In which way a text leans.
    public enum Label {
        POSITIVE,
        NEUTRAL,
        NEGATIVE
    }

    public Opinion {
        reasons = List.copyOf(reasons);
    }

    /// Weighs a text. Empty text, or one without a word we know, has polarity 0 and no reasons.
    public static Opinion of(String text) {
        var words = Words.of(text);
        int spanish = Lexicon.SPANISH.familiar(words);
        int english = Lexicon.ENGLISH.familiar(words);
        var likely = of(words, spanish >= english ? Lexicon.SPANISH : Lexicon.ENGLISH);
        return likely.reasons.isEmpty()
                ? of(words, spanish >= english ? Lexicon.ENGLISH : Lexicon.SPANISH)
                : likely;
    }

    private static Opinion of(List<Word> words, Lexicon lexicon) {
        var reasons = new Weighing(words, lexicon).reasons();
        double points = reasons.stream().mapToDouble(Reason::points).sum();
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.points)));
        return new Opinion(points / Math.sqrt(points * points + FLATTENING), reasons);
    }

    /// The sum of the reasons.
    public double points() {
        return reasons.stream().mapToDouble(Reason::points).sum();
    }

    public Label label() {
        return polarity > NEUTRAL
                ? Label.POSITIVE
                : polarity < -NEUTRAL ? Label.NEGATIVE : Label.NEUTRAL;
    }

    /// One pass over the words of a text.
    private static final class Weighing {
        private final List<Word> words;
        private final Lexicon lexicon;
        private final boolean[] denies;
        private final boolean[] wishes;
        private final double[] strengthens;
        private final boolean[] softens;
        private final double[] places;

        Weighing(List<Word> words, Lexicon lexicon) {
            this.words = words;
            this.lexicon = lexicon;
            this.denies = new boolean[words.size()];
            this.wishes = new boolean[words.size()];
            this.strengthens = new double[words.size()];
            this.softens = new boolean[words.size()];
            this.places = places(words, lexicon);
            Arrays.fill(strengthens, 1);
            for (int i = 0; i < words.size(); i++) {
                int very = lexicon.turn(Turn.VERY, words, i);
                int slightly = lexicon.turn(Turn.SLIGHTLY, words, i);
                if (very > 0) {
                    strengthens[i + very - 1] = 1.3;
                }
                if (slightly > 0) {
                    strengthens[i + slightly - 1] = .6;
                    softens[i + slightly - 1] = slightly > 1;
                }
                if (!softens[i]) {
                    mark(denies, Turn.NOT, i); // "un poco" is no denial, "poco" is
                }
                mark(wishes, Turn.IFONLY, i);
            }
        }

        private void mark(boolean[] marks, Turn turn, int place) {
            int length = lexicon.turn(turn, words, place);
            if (length > 0) {
                marks[place + length - 1] = true;
            }
        }

        List<Reason> reasons() {
            var reasons = new ArrayList<Reason>();
            for (int i = 0; i < words.size(); ) {
                var found = softens[i] ? Lexicon.NOTHING : lexicon.at(words, i);
                if (found.strength() != 0) {
                    reasons.add(new Reason(text(i, found.words()), points(i, found)));
                }
                i += found.words();
            }
            return reasons;
        }

        private String text(int from, int length) {
            return String.join(
                    " ", words.subList(from, from + length).stream().map(Word::text).toList());
        }

        private double points(int place, Lexicon.Found found) {
            double points = found.strength();
            boolean denied = false;
            boolean wished = false;
            for (int i = place - 1, steps = 0;
                    i >= 0 && steps < REACH && !words.get(i).ends();
                    i--, steps++) {
                denied |= denies[i];
                wished |= wishes[i];
                if (steps == 0) {
                    points *= strengthens[i];
                }
            }
            if (denied && !deniesItself(place, found.words())) {
                points *= points > 0 ? -.8 : -.5;
            } else if (wished && points > 0) {
                points *= -.5;
            }
            if (words.get(place).shouted()) {
                points *= 1.2;
            }
            return points * places[place];
        }

        /// "Nada mal" has its denial within; a "no" before it is the same one, as Spanish has it.
        private boolean deniesItself(int place, int length) {
            for (int i = place; i < place + length; i++) {
                if (denies[i]) {
                    return true;
                }
            }
            return false;
        }

        /// What the sentence does to each word: it is weaker before "but" and after "although".
        private static double[] places(List<Word> words, Lexicon lexicon) {
            double[] places = new double[words.size()];
            boolean but = false;
            for (int i = words.size() - 1; i >= 0; i--) {
                but = !stops(words.get(i)) && (but || lexicon.turn(Turn.BUT, words, i) > 0);
                places[i] = but ? .5 : 1;
            }
            boolean although = false;
            for (int i = 0; i < words.size(); i++) {
                although =
                        !words.get(i).ends()
                                && (although || lexicon.turn(Turn.ALTHOUGH, words, i) > 0);
                places[i] *= although ? .6 : 1;
            }
            return places;
        }

        private static boolean stops(Word word) {
            return word.ends() && ".!?\n".contains(word.text());
        }
    }
}
