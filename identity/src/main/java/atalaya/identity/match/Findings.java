package atalaya.identity.match;

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

    private final int[] levels;
    private final int[] surprises;

    /// A bit for each slot that found something: few do, so that they are gone through by bits.
    private long found;

    public Findings(int slots) {
        levels = new int[slots];
        surprises = new int[slots];
    }

    void clear() {
        found = 0;
    }

    void clear(int slot) {
        found &= ~(1L << slot);
    }

    void set(int slot, Level level, int surprise) {
        set(slot, level.ordinal(), surprise);
    }

    /// @param level the ordinal of a level, or [#NOTHING]
    void set(int slot, int level, int surprise) {
        levels[slot] = level;
        surprises[slot] = surprise;
        found = level < 0 ? found & ~(1L << slot) : found | 1L << slot;
    }

    void set(int slot, Level level) {
        set(slot, level, BY_TABLE);
    }

    public int slots() {
        return levels.length;
    }

    /// The ordinal of the level found in a slot, or [#NOTHING].
    public int level(int slot) {
        return (found & 1L << slot) == 0 ? NOTHING : levels[slot];
    }

    /// A bit for each slot that found something.
    long found() {
        return found;
    }

    /// Thousandths of a bit, or a negative number where the model's table says.
    public int surprise(int slot) {
        return surprises[slot];
    }

    /// Level and surprise of a slot in one number, for [#unpack].
    int pack(int slot) {
        int level = level(slot);
        return level < 0 ? 0 : surprises[slot] + 1 << LEVEL_BITS | level + 1;
    }

    void unpack(int slot, int packed) {
        set(slot, (packed & (1 << LEVEL_BITS) - 1) - 1, (packed >> LEVEL_BITS) - 1);
    }
}
