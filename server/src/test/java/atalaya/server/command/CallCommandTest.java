package atalaya.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallCommandTest {

    @TempDir Path data;

    /// Taken for a hidden number it would ring, and whoever mistyped would wonder.
    @Test
    void aWordIsNoTelephoneNumber() {
        var ran = Terminals.run("call", "hola", "--data", data.toString(), "--lang", "en");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("Atalaya-7110", "anonymous");
        assertThat(data).isEmptyDirectory();
    }
}
