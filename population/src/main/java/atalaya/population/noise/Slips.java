package atalaya.population.noise;

import atalaya.population.chance.Chance;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Slips of the finger and of the ear in one word.
final class Slips {
    private static final String[] KEYBOARD = {"qwertyuiop", "asdfghjklñ", "zxcvbnm"};
    private static final List<List<String>> SOUNDS =
            List.of(
                    List.of("b", "v"),
                    List.of("v", "b"),
                    List.of("z", "s"),
                    List.of("s", "z"),
                    List.of("ll", "y"),
                    List.of("y", "ll"),
                    List.of("j", "g"),
                    List.of("ge", "je"),
                    List.of("gi", "ji"),
                    List.of("h", ""),
                    List.of("qu", "k"),
                    List.of("c", "k"),
                    List.of("ñ", "n"),
                    List.of("x", "s"),
                    List.of("tx", "ch"),
                    List.of("tz", "z"));
    private static final List<String> DAMAGE = List.of("?", "#", "Ã±", "¥", "");

    private Slips() {}

    /// One letter left out, doubled, swapped with its neighbour, or taken from the next key.
    static String typo(String word, Chance chance) {
        if (word.length() < 3) {
            return word;
        }
        int at = chance.between(1, word.length() - 2);
        char letter = word.charAt(at);
        if (letter == ' ' || letter == '@' || letter == '.') {
            at = 1;
            letter = word.charAt(at);
        }
        var before = word.substring(0, at);
        var after = word.substring(at + 1);
        return switch (chance.below(4)) {
            case 0 -> before + after;
            case 1 -> before + letter + letter + after;
            case 2 -> before + after.charAt(0) + letter + after.substring(1);
            default -> before + neighbour(letter, chance) + after;
        };
    }

    private static char neighbour(char letter, Chance chance) {
        char small = Character.toLowerCase(letter);
        if (Character.isDigit(letter)) {
            return (char) ('0' + (letter - '0' + (chance.happens(0.5) ? 1 : 9)) % 10);
        }
        for (var row : KEYBOARD) {
            int at = row.indexOf(small);
            if (at >= 0) {
                int next =
                        at == 0 || at < row.length() - 1 && chance.happens(0.5) ? at + 1 : at - 1;
                char found = row.charAt(next);
                return Character.isUpperCase(letter) ? Character.toUpperCase(found) : found;
            }
        }
        return letter;
    }

    /// The word as somebody heard it: Jiménez for Giménez, Varela for Barela.
    static String phonetic(String word, Chance chance) {
        var small = word.toLowerCase(Locale.ROOT);
        int start = chance.below(SOUNDS.size());
        for (int i = 0; i < SOUNDS.size(); i++) {
            var sound = SOUNDS.get((start + i) % SOUNDS.size());
            int at = small.indexOf(sound.getFirst());
            if (at >= 0) {
                var changed =
                        word.substring(0, at)
                                + sound.getLast()
                                + word.substring(at + sound.getFirst().length());
                return at == 0 && !changed.isEmpty()
                        ? Character.toUpperCase(changed.charAt(0)) + changed.substring(1)
                        : changed;
            }
        }
        return word;
    }

    /// The word after a change of encoding that lost a letter, or null where none is at risk.
    static @Nullable String damaged(String word, Chance chance) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 127) {
                return word.substring(0, i) + chance.oneOf(DAMAGE) + word.substring(i + 1);
            }
        }
        return null;
    }

    /// Two neighbouring digits swapped.
    static String swappedDigits(String digits, Chance chance) {
        if (digits.length() < 4) {
            return digits;
        }
        int at = chance.between(1, digits.length() - 3);
        return digits.substring(0, at)
                + digits.charAt(at + 1)
                + digits.charAt(at)
                + digits.substring(at + 2);
    }

    /// Accents gone, `ñ` and `ç` kept, as in files that went through old systems.
    static String withoutAccents(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            int at = letter < 128 ? -1 : "áéíóúüàèìòùÁÉÍÓÚÜÀÈÌÒÙ".indexOf(letter);
            plain.append(at < 0 ? letter : "aeiouuaeiouAEIOUUAEIOU".charAt(at));
        }
        return plain.toString();
    }
}
