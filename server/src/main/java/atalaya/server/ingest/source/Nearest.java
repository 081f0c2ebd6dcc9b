package atalaya.server.ingest.source;

import atalaya.server.store.Phrase;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The word a person probably meant.
public final class Nearest {

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
    public static Phrase advice(String typed, Collection<String> words) {
        return to(typed, words)
                .map(word -> Phrase.of("did you mean %s ?", word))
                .orElse(
                        Phrase.of(
                                "one of %s", String.join(", ", words.stream().sorted().toList())));
    }

    private static String bare(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    /// Letters to add, drop, change or swap with their neighbour.
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                cost[i][j] =
                        Math.min(
                                cost[i - 1][j - 1] + change,
                                Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
