package atalaya.identity.standard;

import java.util.List;
import java.util.Map;

/// The word at the end of a name that tells father from son: Jr, Sr, II, hijo.
final class Generation {

    private static final Map<String, Integer> WORDS =
            Map.ofEntries(
                    Map.entry("sr", 1),
                    Map.entry("snr", 1),
                    Map.entry("senior", 1),
                    Map.entry("i", 1),
                    Map.entry("jr", 2),
                    Map.entry("jnr", 2),
                    Map.entry("junior", 2),
                    Map.entry("hijo", 2),
                    Map.entry("filho", 2),
                    Map.entry("ii", 2),
                    Map.entry("iii", 3),
                    Map.entry("iv", 4));

    private static final String LAST_LETTERS = "riovRIOV";

    private Generation() {}

    /// 1 for senior, 2 for junior and II, 3 and 4; 0 where no piece of the name ends in such a
    /// word.
    static int of(String... pieces) {
        for (String piece : pieces) {
            for (String part : piece.split(",")) {
                if (mayEndIn(part)) {
                    List<String> words = Text.words(part);
                    if (endsIn(words)) {
                        return WORDS.getOrDefault(words.getLast(), 0);
                    }
                }
            }
        }
        return 0;
    }

    /// Whether the last letter is one that such a word ends in, which spares reading most names.
    private static boolean mayEndIn(String part) {
        int last = part.length() - 1;
        while (last >= 0
                && part.charAt(last) < 128
                && !Character.isLetterOrDigit(part.charAt(last))) {
            last--;
        }
        return last > 0
                && (part.charAt(last) > 127 || LAST_LETTERS.indexOf(part.charAt(last)) >= 0);
    }

    /// Whether the last of several words is one of these: "Sr. Pérez" begins with a title.
    static boolean endsIn(List<String> words) {
        return words.size() > 1 && WORDS.containsKey(words.getLast());
    }
}
