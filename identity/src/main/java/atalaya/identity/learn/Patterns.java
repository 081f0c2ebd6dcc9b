package atalaya.identity.learn;

import atalaya.identity.match.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A histogram of what pairs found: pairs that reached the same levels, with about the same
/// surprise, count as one. Learning then costs the same for a thousand pairs or a hundred million.
final class Patterns {

    /// One kind of pair.
    ///
    /// @param levels the level found in each slot, or [Findings#NOTHING]
    /// @param surpriseBits sum of the surprises of the very values
    static final class Pattern {
        final byte[] levels;
        final int valued;
        final double surpriseBits;
        long pairs;

        Pattern(byte[] levels, int valued, double surpriseBits) {
            this.levels = levels;
            this.valued = valued;
            this.surpriseBits = surpriseBits;
        }

        /// Whether the surprise of a slot comes from its very values.
        boolean valued(int slot) {
            return (valued & 1 << slot) != 0;
        }
    }

    private static final int STEP_MILLIBITS = 500;

    private final Map<String, Pattern> byKey = new HashMap<>();

    void add(Findings found) {
        byte[] levels = new byte[found.slots()];
        var key = new StringBuilder(found.slots() + 1);
        int surprise = 0;
        int valued = 0;
        for (int slot = 0; slot < levels.length; slot++) {
            levels[slot] = (byte) found.level(slot);
            key.append((char) (found.level(slot) + 1));
            if (found.level(slot) >= 0 && found.surprise(slot) >= 0) {
                surprise += found.surprise(slot);
                valued |= 1 << slot;
            }
        }
        int step = Math.round((float) surprise / STEP_MILLIBITS);
        int ofValues = valued;
        key.append((char) step).append((char) valued).append((char) (valued >> 16));
        byKey.computeIfAbsent(
                        key.toString(),
                        _ -> new Pattern(levels, ofValues, step * STEP_MILLIBITS / 1000.0))
                .pairs++;
    }

    /// In an order that depends on the patterns alone.
    List<Pattern> all() {
        List<Pattern> all = new ArrayList<>();
        byKey.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> all.add(entry.getValue()));
        return all;
    }
}
