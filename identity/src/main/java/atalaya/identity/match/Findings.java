package atalaya.identity.match;

import java.util.Arrays;

/// What the comparisons of one pair found: for each slot a level and how surprising it is by
/// chance.
///
/// Slots are the comparisons in order, then one for each further column the model knows. Reused for
/// many pairs, so that scoring allocates nothing; never shared between threads.
public final class Findings {

    /// Marks a slot whose comparison had nothing to compare.
    public static final int NOTHING = -1;

    /// Marks a surprise that the model's table says.
    static final int BY_TABLE = -1;

    private static final int LEVEL_BITS = 5;

    final int[] levels;
    final int[] surprises;

    public Findings(int slots) {
        levels = new int[slots];
        surprises = new int[slots];
    }

    void clear() {
        Arrays.fill(levels, NOTHING);
    }

    void set(int slot, Level level, int surprise) {
        levels[slot] = level.ordinal();
        surprises[slot] = surprise;
    }

    void set(int slot, Level level) {
        set(slot, level, BY_TABLE);
    }

    public int slots() {
        return levels.length;
    }

    /// The ordinal of the level found in a slot, or [#NOTHING].
    public int level(int slot) {
        return levels[slot];
    }

    /// Thousandths of a bit, or a negative number where the model's table says.
    public int surprise(int slot) {
        return surprises[slot];
    }

    /// Level and surprise of a slot in one number, for [#unpack].
    int pack(int slot) {
        int level = levels[slot];
        return level < 0 ? 0 : surprises[slot] + 1 << LEVEL_BITS | level + 1;
    }

    void unpack(int slot, int packed) {
        levels[slot] = (packed & (1 << LEVEL_BITS) - 1) - 1;
        surprises[slot] = (packed >> LEVEL_BITS) - 1;
    }
}
