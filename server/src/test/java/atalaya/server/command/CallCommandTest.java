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

    @Test
    void anIdentifierOfNobodyAndAChannelThatIsNoneAreRefused() {
        var nobody = Terminals.run("call", "email:", "--data", data.toString(), "--lang", "en");
        var pigeon =
                Terminals.run(
                        "call",
                        "email:ann@lee.example",
                        "--channel",
                        "pigeon",
                        "--data",
                        data.toString(),
                        "--lang",
                        "en");

        assertThat(nobody.exit()).isEqualTo(2);
        assertThat(nobody.err()).contains("Atalaya-7110", "email:ann@example.org");
        assertThat(pigeon.exit()).isEqualTo(2);
        assertThat(pigeon.err()).contains("Atalaya-7111", "call, chat or email");
        assertThat(data).isEmptyDirectory();
    }
}
