package atalaya.server.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Runs commands in this process and keeps what they print.
///
/// ```java
/// var ran = Terminals.run("customer", "find", "Prado");
/// assertThat(ran.exit()).isZero();
/// assertThat(ran.out()).contains("C-");
/// ```
final class Terminals {

    /// What one command did.
    ///
    /// @param out what it printed on stdout
    /// @param err what it printed on stderr
    record Ran(int exit, String out, String err) {}

    private Terminals() {}

    static synchronized Ran run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var realOut = System.out;
        var realErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exit = AtalayaCommand.run(words);
            return new Ran(
                    exit,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }
}
