package atalaya.server.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atalaya.identity.standard.IdentifierType;
import atalaya.server.profile.ProfileStore.Named;
import atalaya.server.profile.ProfileStore.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;

@Timeout(60)
class GlancesTest {

    private static final Named ANN = new Named(IdentifierType.USER_ID, "ann");
    private static final List<Optional<Stored>> NOBODY = List.of(Optional.empty());

    @Test
    void whenTheStoreIsAwayAllWhoWaitAreToldSoAtOnce() throws Exception {
        var first = new CountDownLatch(1);
        var open = new CountDownLatch(1);
        var sizes = new ArrayList<Integer>();
        var glances =
                new Glances((List<Named> asked) -> {
                    sizes.add(asked.size());
                    first.countDown();
                    await(open);
                    throw new DataAccessResourceFailureException("away");
                });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<Optional<Stored>>>();
            waiting.add(threads.submit(() -> glances.holder(ANN)));
            first.await();
            for (int i = 0; i < 20; i++) {
                waiting.add(threads.submit(() -> glances.holder(ANN)));
            }
            while (glances.waiting() < 20) {
                Thread.onSpinWait();
            }
            open.countDown();

            for (var one : waiting) {
                assertThatThrownBy(one::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseMessage("away");
            }
        }
        glances.close();
        assertThat(sizes).containsExactly(1, 20);
    }

    @Test
    void afterAnErrorTheNextAreAnswered() throws Exception {
        var failing = new CountDownLatch(1);
        var glances =
                new Glances((List<Named> asked) -> {
                    if (failing.getCount() > 0) {
                        failing.countDown();
                        throw new OutOfMemoryError("a test");
                    }
                    return NOBODY;
                });

        assertThatThrownBy(() -> glances.holder(ANN)).hasRootCauseMessage("a test");
        assertThat(glances.holder(ANN)).isEmpty();
        glances.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
