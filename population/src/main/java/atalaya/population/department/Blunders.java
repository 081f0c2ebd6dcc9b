package atalaya.population.department;

import atalaya.population.chance.Chance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Cells that no reader can read, put into exports now and then so that flaws are seen; counted.
public final class Blunders {
    private static final double SHARE = 0.0006;
    private static final List<String> DATES =
            List.of("31/02/2026", "00/00/0000", "2025-13-45", "30/02/2025", "ayer");
    private static final List<String> AMOUNTS = List.of("#N/A", "1.2.3,4", "doce", "--", "9e99x");

    private final Map<String, Integer> counts = new TreeMap<>();

    /// The date itself nearly always; seldom one that cannot be.
    String date(String file, String good, Chance chance) {
        return chance.happens(SHARE) ? count(file, chance.oneOf(DATES)) : good;
    }

    /// The amount itself nearly always; seldom something that is none.
    String amount(String file, String good, Chance chance) {
        return chance.happens(SHARE) ? count(file, chance.oneOf(AMOUNTS)) : good;
    }

    private String count(String file, String broken) {
        counts.merge(file, 1, Integer::sum);
        return broken;
    }

    /// How many unreadable rows each file has.
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
