package atalaya.insight.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A text as words and signs, small, without accents, letters drawn out for effect drawn in.
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");
    private static final Pattern STARS =
            Pattern.compile("(?<![\\p{N}.,])([0-5])\\s*(?:de|of|out of|sobre|/)\\s*5(?![\\p{N}])");
    private static final Pattern CUT_DENIAL = Pattern.compile("(?i)n\\s*['’]\\s*t\\b");
    private static final Pattern PIECE =
            Pattern.compile(
                    "[:;=8]['-]?[)\\](\\[DdPp/|](?!\\p{L})|<3|\\p{IsEmoji_Presentation}|[\\u2639\\u263A\\u2764]"
                            + "|[\\p{L}]+(?:['’][\\p{L}]+)*|\\p{N}+|[.,;:!?()…\\n]");

    private Words() {}

    /// One piece of a text.
    ///
    /// @param text small letters without accents
    /// @param shouted whether it stood in capitals
    record Word(String text, boolean shouted) {

        /// Whether a thought ends here.
        boolean ends() {
            return text.length() == 1 && ".,;:!?()…\n".contains(text);
        }
    }

    static List<Word> of(String text) {
        var words = new ArrayList<Word>();
        var starred = STARS.matcher(text).replaceAll(stars -> starWord(stars.group(1)));
        var pieces = PIECE.matcher(CUT_DENIAL.matcher(starred).replaceAll("n't"));
        while (pieces.find()) {
            var piece = pieces.group();
            boolean shouted =
                    piece.length() > 2
                            && Character.isLetter(piece.charAt(0))
                            && piece.equals(piece.toUpperCase(Locale.ROOT));
            words.add(new Word(plain(piece), shouted));
        }
        return words;
    }

    /// Four of five as one word, which the lexicon knows.
    private static String starWord(String count) {
        return " stars"
                + List.of("none", "one", "two", "three", "four", "five")
                        .get(Integer.parseInt(count))
                + " ";
    }

    static String plain(String text) {
        var small = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        var bare = MARKS.matcher(Normalizer.normalize(small, Normalizer.Form.NFD)).replaceAll("");
        return DRAWN_OUT.matcher(bare).replaceAll("$1");
    }
}
