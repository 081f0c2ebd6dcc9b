package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.store.StoreTest;
import atalaya.server.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Several processes on one external database are safe (R18).
@StoreTest
class SeveralProcessesTest {

    private static final String SOURCE =
            """
            source: %1$s
            title: %1$s
            kinds: [demographic]
            trust: 50
            files:
              customers:
                file: %1$s.csv
                records: person
                key: id
                columns: { nombre: givenName, apellido: surname1, correo: email }
            """;

    private static final int ROWS = 2_500;

    private final JdbcClient sql;
    private final TestDatabase database;

    @TempDir Path folder;

    SeveralProcessesTest(JdbcClient sql, TestDatabase database) {
        this.sql = sql;
        this.database = database;
    }

    /// Both servers and the command place whatever is there, each when it gets its turn.
    @Test
    @Tag("R18")
    void twoServersAndAnImportOnOneDatabaseLoseAndDoubleNothing() throws Exception {
        long seed = 18;
        var random = new Random(seed);
        write("crm", random);
        write("shop", random);
        try (var one = Served.start(database.address(), folder.resolve("one"));
                var other = Served.start(database.address(), folder.resolve("other"))) {
            var addresses = List.of(one.address(), other.address());

            var ran = run("import", folder.toString());

            assertThat(ran.exit()).as(ran.err()).isZero();
            for (var address : addresses) {
                assertThat(status(address + "/healthz")).isEqualTo(200);
            }
            assertThat(one.stop()).as("ends when asked to").isTrue();
            assertThat(other.stop()).as("ends when asked to").isTrue();
        }
        assertThat(count("ingest.record")).isEqualTo(2 * ROWS);
        assertThat(count("resolve.customer_of")).isEqualTo(2 * ROWS);
        assertThat(number("select sum(records) from profile.profile")).isEqualTo(2 * ROWS);
        assertThat(number("select max(position) from resolve.change"))
                .isEqualTo(count("resolve.change"));
        assertThat(number("select count(*) from profile.profile"))
                .as("seed %d", seed)
                .isEqualTo(number("select count(distinct customer) from resolve.customer_of"))
                .isLessThan(2 * ROWS);
    }

    private void write(String source, Random random) throws IOException {
        Files.writeString(folder.resolve(source + ".yaml"), SOURCE.formatted(source));
        var rows = new StringBuilder("id,nombre,apellido,correo\n");
        for (int i = 0; i < ROWS; i++) {
            int person = random.nextInt(4_000);
            rows.append("%d,N%d,S%d,p%d@x.example%n".formatted(i, person % 91, person, person));
        }
        Files.writeString(folder.resolve(source + ".csv"), rows);
    }

    private static int status(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private Terminals.Ran run(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--lang", "en", "--db", database.address()));
        all.addAll(List.of("--data", folder.resolve("third").toString()));
        return Terminals.run(all.toArray(String[]::new));
    }

    private long count(String table) {
        return number("select count(*) from " + table);
    }

    private long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
