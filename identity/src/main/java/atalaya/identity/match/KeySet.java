package atalaya.identity.match;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;

/// Hashes of keys, in order and without boxes: a model of a million records knows many.
public final class KeySet extends AbstractSet<Long> {

    private static final KeySet NONE = new KeySet(new long[0]);

    private final long[] sorted;

    private KeySet(long[] sorted) {
        this.sorted = sorted;
    }

    public static KeySet of(Collection<Long> keys) {
        return keys instanceof KeySet set
                ? set
                : of(keys.stream().mapToLong(Long::longValue).toArray());
    }

    public static KeySet of(long[] keys) {
        return keys.length == 0
                ? NONE
                : new KeySet(Arrays.stream(keys).sorted().distinct().toArray());
    }

    /// These and more.
    public KeySet with(long[] more) {
        long[] both = Arrays.copyOf(sorted, sorted.length + more.length);
        System.arraycopy(more, 0, both, sorted.length, more.length);
        return of(both);
    }

    public boolean has(long key) {
        return Arrays.binarySearch(sorted, key) >= 0;
    }

    @Override
    public boolean contains(Object key) {
        return key instanceof Long hash && has(hash);
    }

    @Override
    public int size() {
        return sorted.length;
    }

    /// Ascending.
    @Override
    public Iterator<Long> iterator() {
        return Arrays.stream(sorted).iterator();
    }
}
