package atalaya.identity.standard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text as it is compared: lower case, no accents, words of letters and digits apart by one space.
public final class Text {

    /// Letters apart from their accents, by their code points.
    private static final String[] KNOWN = known();

    private Text() {}

    /// Folds typed text: "Núñez-Peña, M.ª" becomes "nunez pena ma". Letters of any script stay.
    ///
    /// A mark that stands for a lost letter inside a word (`Mu�oz`, `Pe¿a`, `Ya#ez`) is read as an
    /// `n`, since between vowels it nearly always was an `ñ`.
    public static String fold(String typed) {
        if (isPlain(typed)) {
            return typed;
        }
        String text = decomposed(typed);
        var folded = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean ascii = letter < 128;
            if (isJoining(letter)
                    || !ascii && Character.getType(letter) == Character.NON_SPACING_MARK
                    || letter == 'ª'
                    || letter == 'º') {
                continue;
            }
            int before = folded.length();
            if (gap && before > 0) {
                folded.append(' ');
            }
            int start = folded.length();
            append(letter, text, i, folded);
            gap = folded.length() == start;
            if (gap) {
                folded.setLength(before);
            }
        }
        return folded.toString();
    }

    /// Letters and their accents apart, in normalization form NFKD. Of letters up to Latin
    /// Extended-B, which stand alone, this is known by heart.
    private static String decomposed(String typed) {
        int at = 0;
        while (at < typed.length() && typed.charAt(at) < 128) {
            at++;
        }
        if (at == typed.length()) {
            return typed;
        }
        var apart = new StringBuilder(typed.length() + 8).append(typed, 0, at);
        for (; at < typed.length(); at++) {
            char letter = typed.charAt(at);
            if (letter >= KNOWN.length) {
                return Normalizer.normalize(typed, Normalizer.Form.NFKD);
            }
            apart.append(KNOWN[letter]);
        }
        return apart.toString();
    }

    private static String[] known() {
        String[] known = new String[0x250];
        for (char letter = 0; letter < known.length; letter++) {
            known[letter] = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKD);
        }
        return known;
    }

    /// The words of folded text.
    public static List<String> words(String typed) {
        String folded = fold(typed);
        List<String> words = new ArrayList<>();
        int start = 0;
        while (start < folded.length()) {
            int end = folded.indexOf(' ', start);
            end = end < 0 ? folded.length() : end;
            if (end > start) {
                words.add(CommonTexts.copy(folded.substring(start, end)));
            }
            start = end + 1;
        }
        return words;
    }

    /// Letters and digits only, in upper case, as documents are written.
    public static String alphanumeric(String typed) {
        return fold(typed).replace(" ", "").toUpperCase(Locale.ROOT);
    }

    public static String digits(String typed) {
        var digits = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char letter = typed.charAt(i);
            if (letter >= '0' && letter <= '9') {
                digits.append(letter);
            }
        }
        return digits.toString();
    }

    /// Adds what a letter is in folded text; nothing of one that parts words.
    private static void append(char letter, String text, int at, StringBuilder folded) {
        switch (letter) {
            case 'ß' -> folded.append("ss");
            case 'æ', 'Æ' -> folded.append("ae");
            case 'ø', 'Ø' -> folded.append('o');
            case 'ł', 'Ł' -> folded.append('l');
            case 'đ', 'Đ', 'ð', 'Ð' -> folded.append('d');
            case 'ı' -> folded.append('i');
            case '¿', '#', '?', '\uFFFD' -> {
                if (insideWord(text, at)) {
                    folded.append('n');
                }
            }
            default -> {
                if (Character.isLetterOrDigit(letter)) {
                    folded.append(Character.toLowerCase(letter));
                }
            }
        }
    }

    private static boolean insideWord(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && (Character.isLetter(text.charAt(at - 1))
                        || Character.getType(text.charAt(at - 1)) == Character.NON_SPACING_MARK)
                && Character.isLetter(text.charAt(at + 1));
    }

    /// Apostrophes and abbreviating dots inside a word join it: `O'Neil`, `M.ª`.
    private static boolean isJoining(char letter) {
        return letter == '\'' || letter == '’' || letter == '´' || letter == '`';
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if ((letter < 'a' || letter > 'z') && (letter < '0' || letter > '9')) {
                return false;
            }
        }
        return true;
    }
}
