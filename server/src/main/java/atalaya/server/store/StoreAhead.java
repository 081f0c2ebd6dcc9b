package atalaya.server.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/// Opens the store while the application is still being wired: PostgreSQL needs seconds to start,
/// and so do the rooms, which need it only when they are told to work.
public final class StoreAhead
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, AutoCloseable {

    /// The store on its way, or null before the settings are known.
    private @Nullable CompletableFuture<Store> opening;

    private volatile boolean taken;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = settings(context.getEnvironment());
        var begun = new CompletableFuture<Store>();
        opening = begun;
        Thread.ofPlatform()
                .name("store")
                .start(() -> {
                    try {
                        begun.complete(Store.open(settings));
                    } catch (Throwable failed) {
                        begun.completeExceptionally(failed);
                    }
                });
        context.getBeanFactory().registerSingleton("storeAhead", this);
    }

    static StoreSettings settings(Environment environment) {
        return new StoreSettings(
                Path.of(environment.getRequiredProperty("atalaya.data")),
                environment.getProperty("atalaya.db"),
                environment.getProperty("atalaya.join", Boolean.class, false));
    }

    /// The store when it is open; whoever takes it closes it.
    ///
    /// @throws AtalayaError as [Store#open] does
    Store take() {
        if (opening == null) {
            throw new IllegalStateException("Nobody has begun to open the store.");
        }
        try {
            var store = opening.join();
            taken = true;
            return store;
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /// Closes a store that nobody came to use, since the application could not be wired.
    @Override
    public void close() {
        if (opening != null && !taken) {
            opening.handle((store, _) -> Optional.ofNullable(store))
                    .thenAccept(store -> store.ifPresent(Store::close))
                    .join();
        }
    }
}
