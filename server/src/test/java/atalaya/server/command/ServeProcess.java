package atalaya.server.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;

/// `atalaya serve` with a store of its own, in a process that may be killed or run out of memory.
///
/// @param port where it serves
record ServeProcess(Path data, int port) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// In a new folder, at a free port.
    static ServeProcess create() {
        try (var free = new ServerSocket(0)) {
            return new ServeProcess(
                    Files.createTempDirectory("atalaya-serving-"), free.getLocalPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Starts it and waits until it serves.
    ///
    /// @param memory options of its machine, such as `-Xmx192m`
    Process start(String... memory) throws IOException {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        words.addAll(List.of(memory));
        words.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AtalayaCommand.class.getName(),
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port)));
        var server =
                new ProcessBuilder(words)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(this::answers);
        return server;
    }

    private boolean answers() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address() + "/readyz")).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String address() {
        return "http://localhost:" + port;
    }

    /// Removes the folder.
    @Override
    public void close() throws IOException {
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
