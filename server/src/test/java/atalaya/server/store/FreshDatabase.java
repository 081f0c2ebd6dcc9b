package atalaya.server.store;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/// Points an application under test to a database and a data directory of its own.
final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = TestDatabase.create();
        TestPropertyValues.of(
                        "atalaya.db=" + database.address(),
                        "atalaya.data=" + TestServer.get().dataOf(database.name()))
                .applyTo(context);
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                TestServer.dropLater(database.name());
            }
        });
    }
}
