package atalaya.identity.standard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words in Cyrillic and Greek letters, written in Latin ones as passports do, so that a name
/// compares with its Latin form. Words in other scripts stay as they are.
final class Scripts {

    private static final Map<Character, String> LATIN = letters();

    private Scripts() {}

    static List<String> latin(List<String> words) {
        for (String word : words) {
            if (isKnown(word)) {
                return words.stream().map(Scripts::latin).toList();
            }
        }
        return words;
    }

    private static boolean isKnown(String word) {
        char first = word.charAt(0);
        return first > 127 && LATIN.containsKey(first);
    }

    private static String latin(String word) {
        var latin = new StringBuilder(word.length() + 4);
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            latin.append(LATIN.getOrDefault(letter, String.valueOf(letter)));
        }
        return latin.toString();
    }

    /// After the rules for machine-readable passports (ICAO Doc 9303, part 3), with `y` for `й`.
    private static Map<Character, String> letters() {
        Map<Character, String> letters = new HashMap<>();
        String cyrillic = "абвгдезийклмнопрстуфхцчшщыэюяіўъь";
        String[] written =
                ("a b v g d e z i y k l m n o p r s t u f kh ts ch sh shch y e iu ia i u - -")
                        .split(" ");
        for (int i = 0; i < written.length; i++) {
            letters.put(cyrillic.charAt(i), written[i].equals("-") ? "" : written[i]);
        }
        letters.put('ж', "zh");
        letters.put('є', "ie");
        letters.put('ґ', "g");
        letters.put('ј', "j");
        letters.put('љ', "lj");
        letters.put('њ', "nj");
        letters.put('ћ', "c");
        letters.put('ђ', "d");
        letters.put('џ', "dz");
        String greek = "αβγδεζηθικλμνξοπρσςτυφχψω";
        String[] of = "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(" ");
        for (int i = 0; i < of.length; i++) {
            letters.put(greek.charAt(i), of[i]);
        }
        return Map.copyOf(letters);
    }
}
