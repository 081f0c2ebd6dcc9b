package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.store.StoreTest;
import atalaya.server.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class ConsoleAddressTest {

    private final TestDatabase database;

    ConsoleAddressTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void aLinkLeadsToWhereTheConsoleIsBeingServed(@TempDir Path data) throws Exception {
        String[] store = {"--db", database.address(), "--data", data.toString()};
        try (var served = Served.start(database.address(), data)) {
            var address = served.address();

            assertThat(run(store, "add", "jorge", "--name", "Jorge Sanz", "--role", "analyst"))
                    .startsWith(address + "/welcome/");
            assertThat(served.stop()).isTrue();
        }
        assertThat(run(store, "reset", "jorge")).startsWith("http://localhost:8360/welcome/");
    }

    private static String run(String[] store, String... words) {
        var all = new ArrayList<>(List.of("user"));
        all.addAll(List.of(words));
        all.addAll(List.of(store));
        return Terminals.run(all.toArray(String[]::new)).out();
    }
}
