package atalaya.identity.standard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text as it is compared: lower case, no accents, words of letters and digits apart by one space.
public final class Text {

    private Text() {}

    /// Folds typed text: "Núñez-Peña, M.ª" becomes "nunez pena ma". Letters of any script stay.
    ///
    /// A mark that stands for a lost letter inside a word (`Mu�oz`, `Pe¿a`, `Ya#ez`) is read as an
    /// `n`, since between vowels it nearly always was an `ñ`.
    public static String fold(String typed) {
        if (isPlain(typed)) {
            return typed;
        }
        String text = isAscii(typed) ? typed : Normalizer.normalize(typed, Normalizer.Form.NFKD);
        var folded = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (Character.getType(letter) == Character.NON_SPACING_MARK
                    || isJoining(letter)
                    || letter == 'ª'
                    || letter == 'º') {
                continue;
            }
            String plain = plain(letter, text, i);
            if (plain.isEmpty()) {
                gap = true;
                continue;
            }
            if (gap && !folded.isEmpty()) {
                folded.append(' ');
            }
            gap = false;
            folded.append(plain);
        }
        return folded.toString();
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
                words.add(folded.substring(start, end));
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

    private static String plain(char letter, String text, int at) {
        return switch (letter) {
            case 'ß' -> "ss";
            case 'æ', 'Æ' -> "ae";
            case 'ø', 'Ø' -> "o";
            case 'ł', 'Ł' -> "l";
            case 'đ', 'Đ', 'ð', 'Ð' -> "d";
            case 'ı' -> "i";
            case '¿', '#', '?', '\uFFFD' -> insideWord(text, at) ? "n" : "";
            default ->
                    Character.isLetterOrDigit(letter)
                            ? String.valueOf(Character.toLowerCase(letter))
                            : "";
        };
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

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
