package atalaya.server.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// `atalaya serve` in a process of its own, up to its end.
final class Served implements AutoCloseable {

    private static final Pattern CONSOLE = Pattern.compile("(http://localhost:\\d+)");

    private final Process process;
    private final BufferedReader said;

    private Served(Process process) {
        this.process = process;
        this.said = process.errorReader();
    }

    /// Starts a server on a free port; [#address] waits for it.
    static Served start(String database, Path data) throws IOException {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(
                List.of(
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AtalayaCommand.class.getName()));
        words.addAll(List.of("serve", "--lang", "en", "--port", "0", "--db", database));
        words.addAll(List.of("--data", data.toString()));
        return new Served(
                new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
    }

    /// Where its console is, once it serves.
    String address() throws IOException {
        var before = new StringBuilder();
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            var found = CONSOLE.matcher(line);
            if (found.find()) {
                return found.group(1);
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("It ended and said: " + before);
    }

    /// Asks it to stop, and says whether it did in time.
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        said.close();
    }
}
