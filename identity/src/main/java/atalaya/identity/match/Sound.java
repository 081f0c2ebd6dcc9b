package atalaya.identity.match;

/// How a name sounds, written so that names that sound alike in Spanish are equal.
///
/// b and v, s and c before e and z, ll and y, g before e and j, an h or its absence are one sound
/// for most speakers; w, k and ph are folded too, since clerks write what they hear. After the
/// ideas of Soundex (Russell 1918) with Spanish letters.
final class Sound {

    private Sound() {}

    static String of(String word) {
        var sound = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
            char letter = sound(word.charAt(i), next);
            if (letter == ' ') {
                continue;
            }
            if (isChe(word.charAt(i), next) || isSilentU(word, i) || isDouble(word, i)) {
                i++;
            }
            if (sound.isEmpty() || sound.charAt(sound.length() - 1) != letter) {
                sound.append(letter);
            }
        }
        return sound.isEmpty() ? word : sound.toString();
    }

    private static char sound(char letter, char next) {
        boolean soft = next == 'e' || next == 'i' || next == 'y';
        return switch (letter) {
            case 'h' -> ' ';
            case 'v', 'w' -> 'b';
            case 'z', 'x' -> 's';
            case 'c' -> next == 'h' ? 'x' : soft ? 's' : 'k';
            case 'q' -> 'k';
            case 'g' -> soft ? 'j' : 'g';
            case 'y' -> 'i';
            case 'l' -> next == 'l' ? 'i' : 'l';
            case 'p' -> next == 'h' ? 'f' : 'p';
            case 't' -> next == 'x' ? 'x' : 't';
            case 'm' -> next == 'b' || next == 'p' || next == 'v' ? 'n' : 'm';
            default -> letter;
        };
    }

    /// Etxeberria and Echeverría begin alike.
    private static boolean isChe(char letter, char next) {
        return letter == 'c' && next == 'h' || letter == 't' && next == 'x';
    }

    /// The u of que, qui, gue and gui is not heard.
    private static boolean isSilentU(String word, int at) {
        return (word.charAt(at) == 'q' || word.charAt(at) == 'g')
                && at + 2 < word.length()
                && word.charAt(at + 1) == 'u'
                && (word.charAt(at + 2) == 'e' || word.charAt(at + 2) == 'i');
    }

    private static boolean isDouble(String word, int at) {
        return word.charAt(at) == 'l' && at + 1 < word.length() && word.charAt(at + 1) == 'l';
    }
}
