package atalaya.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FreshTest {

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void itIsMadeAnewWhenItIsTooOld() {
        var fresh = new Fresh<>(made::incrementAndGet, Duration.ofSeconds(20), 0, nanoTime::get);
        assertThat(fresh.get()).isEqualTo(1);
        pass(Duration.ofSeconds(20));
        assertThat(fresh.get()).isEqualTo(1);
        pass(Duration.ofNanos(1));
        assertThat(fresh.get()).isEqualTo(2);
    }

    @Test
    void whatTookLongMayBeOlder() {
        var fresh = new Fresh<>(this::slowly, Duration.ofSeconds(20), 10, nanoTime::get);
        assertThat(fresh.get()).isEqualTo(1);
        pass(Duration.ofSeconds(30));
        assertThat(fresh.get()).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(fresh.get()).isEqualTo(2);
    }

    private int slowly() {
        pass(Duration.ofSeconds(3));
        return made.incrementAndGet();
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
