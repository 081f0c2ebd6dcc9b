package atalaya.server.command;

import atalaya.server.AtalayaApplication;
import atalaya.server.store.Store;
import atalaya.server.store.StoreAhead;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/// All rooms, wired and open on their store, until closed.
///
/// ```java
/// try (var rooms = store.open()) {
///     rooms.get(Customers.class).find(…);
/// }
/// ```
final class Rooms implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Rooms(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Rooms open(WebApplicationType web, Map<String, Object> settings) {
        var store = new StoreAhead();
        try {
            return new Rooms(
                    new SpringApplicationBuilder(AtalayaApplication.class)
                            .initializers(store)
                            .web(web)
                            .bannerMode(Banner.Mode.OFF)
                            .logStartupInfo(false)
                            .run(words(settings)));
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    /// As words of a command line, since these outrank whatever else sets the same.
    private static String[] words(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
                .toArray(String[]::new);
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /// A setting as the rooms see it, such as `local.server.port`.
    String setting(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    void whenClosed(Runnable action) {
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                action.run();
            }
        });
    }

    /// Closes once no other process uses the PostgreSQL that this one started.
    @Override
    public void close() {
        if (context.isActive()) {
            get(Store.class).awaitCompanions();
        }
        context.close();
    }
}
