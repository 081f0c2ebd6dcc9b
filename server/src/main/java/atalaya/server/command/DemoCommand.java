package atalaya.server.command;

import atalaya.server.access.FirstSignIn;
import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts with the sample company Mercado Norte: its exports are written, imported and resolved at
/// the first start; a second start only serves.
@Command(
        name = "demo",
        description = "Start with a sample company, ready to look at.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya demo",
            "  atalaya demo --customers 2000 --data /tmp/small",
            "  atalaya demo --port 8361 --lang es"
        })
final class DemoCommand implements Callable<Integer> {

    @Mixin Output output = new Output();
    @Mixin StoreOptions store = new StoreOptions();
    @Mixin ServerOptions server = new ServerOptions();

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "How many customers the company has (default: ${DEFAULT-VALUE}).",
            defaultValue = "20000")
    int customers;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var company = new SampleCompany(store.data, customers, output);
        var steps = new Steps(output);
        // The exports need no store, so both are made at once.
        var written =
                company.isWritten()
                        ? CompletableFuture.<Void>completedFuture(null)
                        : CompletableFuture.runAsync(() -> company.write(LocalDate.now()));
        try (var serving = Serving.startResting(store, server)) {
            steps.done(output.text("demo.store"));
            if (!company.isReady(serving.rooms())) {
                written.join();
                company.moveIn(serving.rooms(), steps);
            }
            serving.travel();
            greet(serving);
            serving.untilStopped();
        }
        return 0;
    }

    private void greet(Serving serving) {
        var link = serving.rooms().get(FirstSignIn.class).demoLink();
        output.say("");
        output.say("  " + output.text("serve.console", serving.address()));
        output.say("  " + output.text("demo.link", serving.address() + link));
        output.say("  " + output.text("demo.try"));
        output.say("  " + output.text("demo.call"));
        output.say("  " + output.text("serve.stop"));
    }
}
