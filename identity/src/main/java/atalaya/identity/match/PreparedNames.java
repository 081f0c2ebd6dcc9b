package atalaya.identity.match;

import atalaya.identity.standard.PersonName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The names of coded people with what a model knows of their words.
///
/// Nearly all records have one name of few words. Of these the words are numbers too, and the given
/// names and surnames of a record are two numbers of lists of words. The others are compared as
/// they are.
final class PreparedNames {

    /// A list of more words is not taken apart.
    static final int WORDS = 4;

    /// Marks the end of a list of fewer words.
    static final int NO_WORD = -1;

    /// Of names that are not taken apart.
    static final int WHOLE = -1;

    private static final int LEAST_BOUND = 3_500;

    final int[] given;
    final int[] surnames;
    final boolean[] latin;
    final byte[] generation;

    /// No name of these contents tells more by its surprise, in thousandths of a bit.
    final int[] bound;

    final Token[] words;

    /// By the number of a word, four longs: letters, first letters of formal names, sound and
    /// length.
    final long[] glance;

    /// What [Alignment#agreement] says of a word and itself.
    final int[] sameWord;

    final int[] givenWords;
    final int[] surnameWords;
    final int[] givenSurprise;

    /// Of each given name, and of the surnames of each name, the surprises of the words together.
    final int[] givenSum;

    final int[] surnameSum;

    private final Column<List<PersonName>> names;
    private final Preparer preparer;

    PreparedNames(Column<List<PersonName>> names, Preparer preparer) {
        this.names = names;
        this.preparer = preparer;
        var lists = new Lists();
        int size = names.size();
        given = new int[size];
        surnames = new int[size];
        latin = new boolean[size];
        generation = new byte[size];
        bound = new int[size];
        for (int i = 1; i < size; i++) {
            var content = names.content(i);
            var name = content.getFirst();
            boolean apart = content.size() == 1 && isShort(name);
            given[i] = apart ? lists.given.number(name.given()) : WHOLE;
            surnames[i] = apart ? lists.surnames.number(name.surnames()) : WHOLE;
            generation[i] = (byte) name.generation();
        }
        var ofGiven = new Dictionary<String>("");
        var ofSurnames = new Dictionary<String>("");
        givenWords = numbers(lists.given, ofGiven);
        surnameWords = numbers(lists.surnames, ofSurnames);
        int first = ofGiven.size();
        for (int i = 0; i < surnameWords.length; i++) {
            surnameWords[i] += surnameWords[i] == NO_WORD ? 0 : first;
        }
        words = new Token[first + ofSurnames.size()];
        Arrays.parallelSetAll(
                words,
                i ->
                        i < first
                                ? preparer.given(ofGiven.value(i))
                                : preparer.surname(ofSurnames.value(i - first)));
        glance = glance(words);
        sameWord = Arrays.stream(words).mapToInt(word -> Alignment.agreement(word, word)).toArray();
        givenSum = sums(givenWords);
        surnameSum = sums(surnameWords);
        givenSurprise = new int[givenSum.length];
        for (int i = 0; i < givenSurprise.length; i++) {
            var text = String.join(" ", lists.given.value(i));
            givenSurprise[i] = preparer.vocabulary().givenSurprise(tokens(givenWords, i), text);
        }
        for (int i = 1; i < size; i++) {
            fillBound(i);
        }
    }

    private static final class Lists {
        final Dictionary<List<String>> given = new Dictionary<>(List.of());
        final Dictionary<List<String>> surnames = new Dictionary<>(List.of());
    }

    private static boolean isShort(PersonName name) {
        return name.given().size() <= WORDS && name.surnames().size() <= WORDS;
    }

    /// The words of each list, [#WORDS] places each.
    private static int[] numbers(Dictionary<List<String>> lists, Dictionary<String> words) {
        int[] numbers = new int[WORDS * lists.size()];
        Arrays.fill(numbers, NO_WORD);
        for (int list = 0; list < lists.size(); list++) {
            var texts = lists.value(list);
            for (int i = 0; i < texts.size(); i++) {
                numbers[WORDS * list + i] = words.number(texts.get(i));
            }
        }
        return numbers;
    }

    private static long[] glance(Token[] words) {
        var sounds = new Dictionary<String>("");
        long[] glance = new long[4 * words.length];
        for (int i = 0; i < words.length; i++) {
            glance[4 * i] = words[i].letters;
            glance[4 * i + 1] = words[i].formalLetters;
            glance[4 * i + 2] = sounds.number(words[i].sound);
            glance[4 * i + 3] = words[i].text.length();
        }
        return glance;
    }

    private int[] sums(int[] lists) {
        int[] sums = new int[lists.length / WORDS];
        for (int i = 0; i < lists.length; i++) {
            sums[i / WORDS] += lists[i] == NO_WORD ? 0 : words[lists[i]].surprise;
        }
        return sums;
    }

    /// Whether two words may be other than [Token#APART], told at a glance.
    boolean mayAgree(int left, int right) {
        int a = 4 * left;
        int b = 4 * right;
        int length = (int) glance[a + 3];
        int other = (int) glance[b + 3];
        return length <= 1
                || other <= 1
                || glance[a + 2] == glance[b + 2]
                || (glance[a + 1] & glance[b + 1]) != 0
                || Token.mayAgree(glance[a], length, glance[b], other);
    }

    private Token[] tokens(int[] numbers, int list) {
        List<Token> tokens = new ArrayList<>(WORDS);
        for (int i = 0; i < WORDS && numbers[WORDS * list + i] != NO_WORD; i++) {
            tokens.add(words[numbers[WORDS * list + i]]);
        }
        return tokens.toArray(Token[]::new);
    }

    private void fillBound(int content) {
        for (var name : whole(content)) {
            int ofGiven = bound(name.given());
            int exact = Math.max(0, name.givenSurprise() - ofGiven);
            bound[content] = Math.max(bound[content], bound(name.all()) + exact);
            latin[content] = name.latin();
        }
    }

    private static int bound(Token[] words) {
        int sum = 0;
        for (var word : words) {
            sum += Math.max(LEAST_BOUND, word.surprise) + 1;
        }
        return sum;
    }

    /// The names of one content, in the form that is compared as it stands.
    Prepared.Name[] whole(int content) {
        return names.content(content).stream().map(preparer::name).toArray(Prepared.Name[]::new);
    }
}
