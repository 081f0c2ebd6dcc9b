package atalaya.server.profile;

import atalaya.server.profile.ProfileStore.Named;
import atalaya.server.profile.ProfileStore.Stored;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/// Looks profiles up by an identifier for all who ask at the same moment at once: while one
/// question is on its way to the store, the next callers gather. Of what a look-up costs the store,
/// most is being asked.
@Component
final class Glances {

    /// So many in one question; more would make the first wait for the last.
    private static final int MOST_AT_ONCE = 64;

    /// Answers several questions in their order.
    @FunctionalInterface
    interface Store {
        List<Optional<Stored>> holders(List<Named> asked);
    }

    private final Store store;
    private final LinkedBlockingQueue<Asked> waiting = new LinkedBlockingQueue<>();
    private final Thread asking;

    @Autowired
    Glances(ProfileStore profiles) {
        this((Store) profiles::holders);
    }

    Glances(Store store) {
        this.store = store;
        this.asking = Thread.ofPlatform().name("glances").daemon().start(this::ask);
    }

    private record Asked(Named named, CompletableFuture<Optional<Stored>> holder) {}

    /// The profile of the one customer that holds an identifier; empty where none does, or several
    /// people or companies.
    Optional<Stored> holder(Named named) {
        var asked = new Asked(named, new CompletableFuture<>());
        waiting.add(asked);
        try {
            return asked.holder.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /// How many wait to be asked for.
    int waiting() {
        return waiting.size();
    }

    @PreDestroy
    void close() throws InterruptedException {
        asking.interrupt();
        asking.join();
    }

    private void ask() {
        try {
            while (true) {
                var together = new ArrayList<Asked>();
                together.add(waiting.take());
                waiting.drainTo(together, MOST_AT_ONCE - 1);
                answer(together);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the store refuses in one question is asked for each alone, so that nobody fails for
    /// what others asked; alone it is a value that no text can hold, and nobody has it. When the
    /// store is away, or memory is short, all are told so at once.
    private void answer(List<Asked> together) {
        try {
            var holders = store.holders(together.stream().map(Asked::named).toList());
            for (int i = 0; i < together.size(); i++) {
                together.get(i).holder.complete(holders.get(i));
            }
        } catch (DataIntegrityViolationException refused) {
            if (together.size() > 1) {
                together.forEach(one -> answer(List.of(one)));
            } else {
                together.getFirst().holder.complete(Optional.empty());
            }
        } catch (RuntimeException | Error failure) {
            together.forEach(one -> one.holder.completeExceptionally(failure));
        }
    }
}
