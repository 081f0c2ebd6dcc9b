package atalaya.identity.learn;

import atalaya.identity.match.Findings;
import java.nio.charset.StandardCharsets;
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
        int slots = found.slots();
        byte[] key = new byte[slots + Short.BYTES + Integer.BYTES];
        int surprise = 0;
        int valued = 0;
        for (int slot = 0; slot < slots; slot++) {
            int level = found.level(slot);
            key[slot] = (byte) (level + 1);
            if (level >= 0 && found.surprise(slot) >= 0) {
                surprise += found.surprise(slot);
                valued |= 1 << slot;
            }
        }
        int step = Math.round((float) surprise / STEP_MILLIBITS);
        key[slots] = (byte) (step >> 8);
        key[slots + 1] = (byte) step;
        for (int i = 0; i < Integer.BYTES; i++) {
            key[slots + Short.BYTES + i] = (byte) (valued >> 8 * i);
        }
        int ofValues = valued;
        byKey.computeIfAbsent(
                        new String(key, StandardCharsets.ISO_8859_1),
                        _ -> new Pattern(levels(found), ofValues, step * STEP_MILLIBITS / 1000.0))
                .pairs++;
    }

    private static byte[] levels(Findings found) {
        byte[] levels = new byte[found.slots()];
        for (int slot = 0; slot < levels.length; slot++) {
            levels[slot] = (byte) found.level(slot);
        }
        return levels;
    }

    /// Counts what another histogram counted too.
    void addAll(Patterns others) {
        others.byKey.forEach((key, pattern) ->
                byKey.merge(
                        key,
                        pattern,
                        (mine, theirs) -> {
                            mine.pairs += theirs.pairs;
                            return mine;
                        }));
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
