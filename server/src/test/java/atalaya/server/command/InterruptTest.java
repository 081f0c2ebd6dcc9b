package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.store.StoreTest;
import atalaya.server.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A command that is interrupted ends at once, without an error, and goes on when it is run again.
@StoreTest
class InterruptTest {

    private static final String SOURCE =
            """
            source: crm
            title: CRM
            kinds: [demographic]
            trust: 50
            files:
              customers:
                file: crm.csv
                records: person
                key: id
                columns: { nombre: givenName, apellido: surname1 }
            """;

    private static final int ROWS = 30_000;

    private final JdbcClient sql;
    private final TestDatabase database;

    @TempDir Path folder;

    InterruptTest(JdbcClient sql, TestDatabase database) {
        this.sql = sql;
        this.database = database;
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void anImportEndsWithoutAnErrorAndGoesOnWhenRunAgain(String signal, int exit)
            throws IOException, InterruptedException {
        write(signal);
        var said = folder.resolve("said.txt");
        var process = importing(said);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> records(signal) > 0);

        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("ends at once").isTrue();
        assertThat(process.exitValue()).isEqualTo(exit);
        assertThat(Files.readString(said)).doesNotContain("Atalaya-", "WARN", "ERROR");

        assertThat(importing(said).waitFor()).as(Files.readString(said)).isZero();
        assertThat(records(signal)).isEqualTo(ROWS);
    }

    private void write(String signal) throws IOException {
        var rows = new StringBuilder("id,nombre,apellido\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append(signal).append(i).append(",Ana,Apellido").append(i).append('\n');
        }
        Files.writeString(folder.resolve("crm.yaml"), SOURCE);
        Files.writeString(folder.resolve("crm.csv"), rows);
    }

    private long records(String signal) {
        return sql.sql("select count(*) from ingest.record where key like :of")
                .param("of", signal + "%")
                .query(Long.class)
                .single();
    }

    /// `env` undoes what a build run in the background hands down: that Ctrl+C is ignored.
    private Process importing(Path said) throws IOException {
        return new ProcessBuilder(
                        List.of(
                                "env",
                                "--default-signal=INT",
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AtalayaCommand.class.getName(),
                                "import",
                                folder.resolve("crm.yaml").toString(),
                                "--lang",
                                "en",
                                "--db",
                                database.address(),
                                "--data",
                                folder.resolve("data").toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(said.toFile())
                .start();
    }
}
