package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.store.StoreTest;
import atalaya.server.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class UserCommandTest {

    private final String[] store;

    UserCommandTest(TestDatabase database, @TempDir Path data) {
        store = new String[] {"--db", database.address(), "--data", data.toString()};
    }

    @Test
    void somebodyIsAddedAndGetsALinkAndTheAuditHolds() {
        var added =
                run("user", "add", "lucia", "--name", "Lucía Romero", "--role", "agent,steward");

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.out().strip()).matches("http://localhost:8360/welcome/[\\w-]{43}");
        assertThat(run("user", "list").out())
                .contains("lucia")
                .contains("Lucía Romero")
                .contains("agent,steward");

        var reset = run("user", "reset", "lucia", "--address", "https://norte.example/");
        assertThat(reset.out()).startsWith("https://norte.example/welcome/");

        var again = run("user", "add", "lucia", "--name", "Lucía Romero", "--role", "agent");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("Atalaya-5002");

        assertThat(run("user", "reset", "nobody").err()).contains("Atalaya-5003");
        assertThat(run("user", "add", "x", "--name", "X", "--role", "boss").exit()).isEqualTo(2);
        assertThat(run("audit", "verify", "--lang", "en").out()).contains("intact: 2 entries");
    }

    private Terminals.Ran run(String... words) {
        var all = new java.util.ArrayList<>(java.util.List.of(words));
        all.addAll(java.util.List.of(store));
        return Terminals.run(all.toArray(String[]::new));
    }
}
