package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

    @TempDir Path data;

    @Test
    void aPortThatIsTakenIsToldBeforeAnythingStarts() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            var ran = serve("--port", Integer.toString(port));

            assertThat(ran.exit()).isEqualTo(4);
            assertThat(ran.err())
                    .contains("error Atalaya-1016: port %d is in use".formatted(port))
                    .contains("--port %d".formatted(port + 1));
            assertThat(data.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void aDatabaseNobodyAnswersAtIsOneLineAndExitFive() {
        var ran = serve("--port", "0", "--db", "jdbc:postgresql://127.0.0.1:1/x?user=a");

        assertThat(ran.exit()).isEqualTo(5);
        assertThat(ran.err()).startsWith("error Atalaya-1010: the database does not answer");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aDataDirectoryOfAnotherVersionIsLeftAlone() throws IOException {
        Files.writeString(data.resolve("format"), "atalaya 99, postgresql 33\n");

        var ran = serve("--port", "0");

        assertThat(ran.exit()).isEqualTo(4);
        assertThat(ran.err()).startsWith("error Atalaya-").contains("atalaya 99, postgresql 33");
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    private Terminals.Ran serve(String... words) {
        var all = new ArrayList<String>();
        all.add("serve");
        all.addAll(List.of(words));
        all.addAll(List.of("--data", data.toString(), "--lang", "en"));
        return Terminals.run(all.toArray(String[]::new));
    }
}
