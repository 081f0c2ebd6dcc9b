package atalaya.server.command;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Starts the console and the API, and serves until stopped.
@Command(
        name = "serve",
        description = "Start the console and the API (the default).",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya serve",
            "  atalaya serve --data /var/lib/atalaya --port 80",
            "  atalaya serve --db 'jdbc:postgresql://db.example/atalaya?user=atalaya'"
        })
final class ServeCommand implements Callable<Integer> {

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();
    @Mixin ServerOptions server = new ServerOptions();

    @Override
    public Integer call() throws InterruptedException {
        var start = Instant.now();
        try (var serving = Serving.start(store, server)) {
            output.done(output.text("serve.ready"), Duration.between(start, Instant.now()));
            serving.greet(output);
            serving.untilStopped();
        }
        return 0;
    }
}
