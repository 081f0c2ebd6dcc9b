package atalaya.server.ingest.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what separates the cells of a table, and whether its first line names the columns.
final class Separators {

    private static final char[] CANDIDATES = {',', ';', '\t', '|', ':', '~'};
    private static final int LINES = 100;

    /// Numbers, dates, e-mails: what data looks like and names of columns do not.
    private static final Pattern DATA =
            Pattern.compile("[-+]?[0-9][0-9.,:/ T+-]*[0-9Z]?|[^@\\s]+@[^@\\s]+\\.[a-z]+");

    private Separators() {}

    /// The separator that cuts most lines into the same number of cells, more than one; a comma
    /// when none does.
    static char find(Window window, char quote) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(window, candidate, quote);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(Window window, char separator, char quote) {
        var parser = new RecordParser(separator, quote);
        Map<Integer, Integer> linesByCells = new HashMap<>();
        int lines = 0;
        int at = window.from;
        while (at < window.to && lines < LINES) {
            int end = parser.parse(window.bytes, at, window.to, window.ended);
            if (end < 0) {
                break;
            }
            if (!parser.blank()) {
                lines++;
                linesByCells.merge(parser.cells(), 1, Integer::sum);
            }
            at = end + 1;
        }
        return linesByCells.entrySet().stream()
                .filter(entry -> entry.getKey() > 1)
                .mapToDouble(entry -> score(entry.getKey(), entry.getValue()))
                .max()
                .orElse(0);
    }

    /// How many lines agree weighs most; of two that agree on all, the one with more cells wins.
    private static double score(int cells, int lines) {
        return lines * (1 + Math.log(cells) / 8);
    }

    static boolean looksLikeHeader(@Nullable String[] cells) {
        var seen = new HashSet<String>();
        for (String cell : cells) {
            if (cell == null || cell.isBlank()) {
                continue;
            }
            String name = cell.strip().toLowerCase(Locale.ROOT);
            if (!seen.add(name) || DATA.matcher(name).matches() || name.length() > 60) {
                return false;
            }
        }
        return !seen.isEmpty();
    }
}
