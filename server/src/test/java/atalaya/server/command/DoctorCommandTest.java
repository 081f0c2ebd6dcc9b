package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import atalaya.server.store.StoreTest;
import atalaya.server.store.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StoreTest
class DoctorCommandTest {

    @Test
    void aSoundInstallationEndsWithOneVerdict(TestDatabase database, @TempDir Path data)
            throws SQLException {
        var ran = doctor(data, database.address(), "0");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("PostgreSQL " + version(database)).contains("Java");
        assertThat(ran.out().strip().lines().toList().getLast().strip())
                .matches("All is well\\.|It works; .*");
        assertThat(ran.exit()).isZero();
    }

    @Test
    void aPortInUseIsAFlawNotAFailure(TestDatabase database, @TempDir Path data)
            throws IOException {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var ran = doctor(data, database.address(), String.valueOf(taken.getLocalPort()));

            assertThat(ran.out()).contains("is in use");
            assertThat(ran.exit()).isZero();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsBroken(@TempDir Path data) {
        var ran = doctor(data, "jdbc:postgresql://127.0.0.1:1/x", "0");

        assertThat(ran.out()).contains("✗ Store").contains("Atalaya-1010");
        assertThat(ran.exit()).isEqualTo(1);
    }

    /// The server's own word for its version: these tests run on more than one.
    private static String version(TestDatabase database) throws SQLException {
        try (var connection = database.connections().getConnection()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private static Terminals.Ran doctor(Path data, String address, String port) {
        return Terminals.run(
                "doctor",
                "--data",
                data.toString(),
                "--db",
                address,
                "--port",
                port,
                "--lang",
                "en");
    }
}
