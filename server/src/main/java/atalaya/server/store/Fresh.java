package atalaya.server.store;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What takes long to find out and may be some time old: made anew by whoever asks first when it is
/// too old, while others wait for it.
///
/// Its age is told by how long the machine has been running, so that a clock set forward or back
/// neither keeps it nor throws it away.
public final class Fresh<T> {

    private final Supplier<T> make;
    private final Duration least;
    private final int timesAsLong;
    private final LongSupplier nanoTime;
    private @Nullable Made<T> last;

    /// @param goodFor how old it may be
    public Fresh(Supplier<T> make, Duration goodFor) {
        this(make, goodFor, 0);
    }

    /// @param least how old it may be at least
    /// @param timesAsLong as what took some time to make may be as many times that old
    public Fresh(Supplier<T> make, Duration least, int timesAsLong) {
        this(make, least, timesAsLong, System::nanoTime);
    }

    Fresh(Supplier<T> make, Duration least, int timesAsLong, LongSupplier nanoTime) {
        this.make = make;
        this.least = least;
        this.timesAsLong = timesAsLong;
        this.nanoTime = nanoTime;
    }

    private record Made<T>(T value, long atNs, long goodForNs) {}

    public synchronized T get() {
        long now = nanoTime.getAsLong();
        var made = last;
        if (made == null || now - made.atNs > made.goodForNs) {
            var value = make.get();
            long end = nanoTime.getAsLong();
            made = new Made<>(value, end, Math.max(least.toNanos(), timesAsLong * (end - now)));
            last = made;
        }
        return made.value;
    }
}
