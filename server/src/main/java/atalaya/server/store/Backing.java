package atalaya.server.store;

import atalaya.server.store.AtalayaError.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What stands behind a store's connections.
sealed interface Backing extends AutoCloseable {

    Address address();

    @Override
    default void close() {}

    default void awaitCompanions() {}

    static Backing of(StoreSettings settings) {
        if (settings.address() != null) {
            return new Foreign(new Address(settings.address(), null, null));
        }
        var data = settings.data().toAbsolutePath().normalize();
        return settings.join() ? startOrJoin(data) : start(data).orElseThrow(() -> inUse(data));
    }

    /// A PostgreSQL that somebody else looks after.
    record Foreign(Address address) implements Backing {}

    /// Our own, started by us.
    record Own(DataDirectory directory, OwnPostgres postgres) implements Backing {

        /// An acknowledged row survives a power cut.
        static final List<String> DURABLE =
                List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");

        static Own start(DataDirectory directory) {
            try {
                var postgres = OwnPostgres.start(directory, PostgresBinaries.unpacked(), DURABLE);
                var own = new Own(directory, postgres);
                try (var administrator = postgres.administrator()) {
                    new Durability(administrator, directory.path().toString()).checkOwn();
                    postgres.ensureDatabase(administrator);
                } catch (RuntimeException e) {
                    postgres.close();
                    throw e;
                }
                own.address().publish(directory, ProcessHandle.current().pid());
                return own;
            } catch (IOException e) {
                directory.close();
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                directory.close();
                throw e;
            }
        }

        @Override
        public Address address() {
            return postgres.address(OwnPostgres.DATABASE);
        }

        @Override
        public void awaitCompanions() {
            try {
                new Companions(directory.path()).await();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            postgres.close();
            directory.close();
        }
    }

    /// Our own, started by another process that serves the same data.
    record Joined(Address address, AutoCloseable membership) implements Backing {
        @Override
        public void close() {
            try {
                membership.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Optional<Backing> start(Path data) {
        return DataDirectory.take(data).map(Own::start);
    }

    /// Another process may be about to start its PostgreSQL, or about to end; so we look again
    /// until one of the two has happened.
    private static Backing startOrJoin(Path data) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < until) {
            var backing = start(data).or(() -> join(data));
            if (backing.isPresent()) {
                return backing.get();
            }
            pause();
        }
        throw inUse(data);
    }

    private static Optional<Backing> join(Path data) {
        try {
            var holder = DataDirectory.holderId(data);
            if (holder.isEmpty()) {
                return Optional.empty();
            }
            var membership = new Companions(data).join();
            var address = Address.published(data, holder.getAsLong());
            if (address.isEmpty()) {
                membership.close();
                return Optional.empty();
            }
            return Optional.of(new Joined(address.get(), membership));
        } catch (Exception e) {
            throw new AtalayaError(
                            1003,
                            Exit.CONFIGURATION,
                            "the data directory cannot be used: %s",
                            String.valueOf(e.getMessage()))
                    .at("--data " + data)
                    .remedy("run as the user who started %s", DataDirectory.holder(data))
                    .because(e);
        }
    }

    private static AtalayaError inUse(Path data) {
        return new AtalayaError(
                        1006,
                        Exit.CONFIGURATION,
                        "the data directory is in use by %s",
                        DataDirectory.holder(data))
                .at("--data " + data)
                .remedy("stop that process, or name another folder with --data DIR");
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the store", e);
        }
    }
}
