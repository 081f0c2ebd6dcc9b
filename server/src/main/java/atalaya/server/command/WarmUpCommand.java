package atalaya.server.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Starts everything once on a throw-away store, moves a small sample company in and asks for what
/// a first visitor sees. The launcher watches which classes that needs and which methods are busy,
/// so that later starts find them ready (JDK 25's AOT cache).
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

    private static final int CUSTOMERS = 400;

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();
    @Mixin ServerOptions server = new ServerOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var company = new SampleCompany(store.data, CUSTOMERS, output);
        company.write(LocalDate.now());
        try (var serving = Serving.startResting(store, server);
                var client = HttpClient.newHttpClient()) {
            company.moveIn(serving.rooms(), new Steps(output));
            serving.travel();
            for (var path : FIRST_SEEN) {
                var request = HttpRequest.newBuilder(URI.create(serving.address() + path)).build();
                client.send(request, BodyHandlers.discarding());
            }
        }
        return 0;
    }
}
