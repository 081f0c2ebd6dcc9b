package atalaya.server.ingest.source;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The word a person probably meant.
final class Nearest {

    private Nearest() {}

    /// The word with the fewest letters to change, when at most a third would have to; case,
    /// accents and signs between words count for nothing.
    static Optional<String> to(String typed, Collection<String> words) {
        var bare = bare(typed);
        return words.stream()
                .min(
                        Comparator.<String>comparingInt(word -> distance(bare, bare(word)))
                                .thenComparing(Comparator.naturalOrder()))
                .filter(word -> {
                    var other = bare(word);
                    int limit = Math.max(1, Math.max(bare.length(), other.length()) / 3);
                    boolean within =
                            bare.length() >= 4 && (other.contains(bare) || bare.contains(other));
                    return within || distance(bare, other) <= limit;
                });
    }

    /// Advice for an error: `did you mean X`, or all words where there are few.
    static String advice(String typed, Collection<String> words) {
        return to(typed, words)
                .map(word -> "did you mean " + word + " ?")
                .orElse("one of " + String.join(", ", words));
    }

    private static String bare(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j - 1], diagonal) + 1);
            }
        }
        return row[b.length()];
    }
}
