package atalaya.insight.health;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// One shuffled order of so many things after the other: always the same orders, so that who looks
/// again at the same things finds the same.
///
/// Orders of few things are made once and kept, since a company asks for the same ones for most of
/// its customers: a million customers are looked at in a tenth of the time that shuffling takes.
final class Shuffles {

    private static final long SEED = 1;

    /// Of so many things at most are orders kept, and so many of each: 16 MB at worst.
    private static final int KEPT_THINGS = 128;

    private static final int KEPT = 999;

    private static final AtomicReferenceArray<short[][]> MADE =
            new AtomicReferenceArray<>(KEPT_THINGS + 1);

    private final short[][] kept;
    private final short[] order;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private int told;

    private Shuffles(int things, short[][] kept) {
        this.kept = kept;
        this.order = new short[things];
        for (int i = 0; i < things; i++) {
            order[i] = (short) i;
        }
    }

    /// @param things 0 to 32,767
    static Shuffles of(int things) {
        return new Shuffles(things, things <= KEPT_THINGS ? kept(things) : new short[0][]);
    }

    private static short[][] kept(int things) {
        var known = MADE.get(things);
        if (known != null) {
            return known;
        }
        var shuffles = new Shuffles(things, new short[0][]);
        short[][] orders = new short[KEPT][];
        for (int i = 0; i < KEPT; i++) {
            orders[i] = shuffles.next().clone();
        }
        MADE.set(things, orders);
        return orders;
    }

    /// The next order: the places of the things. It must not be changed and holds until the next.
    short[] next() {
        if (told < kept.length) {
            return kept[told++];
        }
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            short swap = order[i];
            order[i] = order[other];
            order[other] = swap;
        }
        return order;
    }
}
