package atalaya.server.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Starts everything once on a throw-away store and asks for what a first visitor sees. The
/// launcher watches which classes that needs, so that later starts find them ready (JDK 25's AOT
/// cache).
@Command(
        name = "warm-up",
        hidden = true,
        description = "Start once for the launcher's AOT cache.",
        footer = {
            "",
            "Examples, which the launcher runs:",
            "  atalaya warm-up --data /tmp/throw-away",
            "  atalaya warm-up --data /tmp/throw-away --port 0",
            "  atalaya warm-up --db jdbc:postgresql://localhost/throw_away"
        })
final class WarmUpCommand implements Callable<Integer> {

    private static final List<String> FIRST_SEEN =
            List.of("/", "/login", "/readyz", "/assets/atalaya.css", "/customers.json");

    @Mixin StoreOptions store = new StoreOptions();
    @Mixin ServerOptions server = new ServerOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var serving = Serving.start(store, server);
                var client = HttpClient.newHttpClient()) {
            for (var path : FIRST_SEEN) {
                var request = HttpRequest.newBuilder(URI.create(serving.address() + path)).build();
                client.send(request, BodyHandlers.discarding());
            }
        }
        return 0;
    }
}
