package atalaya.server.command;

import atalaya.server.Journey;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Models;
import atalaya.server.resolve.Rebuild;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The weights by which records find their customers.
@Command(
        name = "model",
        description = "The weights by which records find their customers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  atalaya model show",
            "  atalaya model learn             from all records that are there, without labels",
            "  atalaya customer export --model > m.json; atalaya resolve a.csv b.csv --model m.json"
        },
        subcommands = {ModelCommand.ShowCommand.class, ModelCommand.LearnCommand.class})
final class ModelCommand {

    private ModelCommand() {}

    /// What is printed of the model in use.
    ///
    /// @param epoch how many models were published before it; 0 is the one that ships
    /// @param records how many it was learned from
    record View(int epoch, String name, long records, @Nullable Instant publishedAt) {

        static View of(Models.Published model) {
            return new View(
                    model.epoch(), model.model().name(), model.records(), model.publishedAt());
        }
    }

    /// The one in use.
    @Command(
            name = "show",
            description = "Say which weights are in use, and from how many records they come.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya model show",
                "  atalaya model show --json",
                "  atalaya customer export --model > model.json    the weights themselves"
            })
    static final class ShowCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Override
        public Integer call() {
            Models.Published model;
            try (var rooms = store.open()) {
                model = rooms.get(Models.class).published();
            }
            if (output.json) {
                output.json(View.of(model));
            } else {
                output.data().println(line(model));
            }
            return 0;
        }

        private String line(Models.Published model) {
            return model.publishedAt() == null
                    ? output.text("model.shipped")
                    : output.text(
                            "model.learned",
                            model.epoch(),
                            model.records(),
                            model.publishedAt().toString());
        }
    }

    /// Learns anew and places all by what was learned.
    @Command(
            name = "learn",
            description =
                    "Learn from all records, without labels, and place them all by what was"
                            + " learned. What people decided stays.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya model learn                after the first import, and when data change much",
                "  atalaya model learn --data DIR     of another store",
                "  atalaya model learn --json"
            })
    static final class LearnCommand implements Callable<Integer> {

        private static final long SEED = 1;

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        /// What came of it.
        record Outcome(View model, int placed, long customersBefore, long customers) {}

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                long before = rooms.get(Customers.class).count();
                var begun = Instant.now();
                output.show(output.text("model.learning"));
                var rebuild = rooms.get(Rebuild.class);
                var learned = rebuild.learn(SEED);
                output.erase();
                tell(output.text("model.from", learned.records()), begun);
                begun = Instant.now();
                output.show(output.text("import.placing"));
                int placed = rebuild.publish(learned);
                rooms.get(Audit.class).record(SignedIn.atCommandLine(), "model.published");
                rooms.get(Journey.class).place();
                output.erase();
                long customers = rooms.get(Customers.class).count();
                tell(output.text("model.placed", placed, customers, before), begun);
                if (output.json) {
                    var model = View.of(rooms.get(Models.class).published());
                    output.json(new Outcome(model, placed, before, customers));
                }
            }
            return 0;
        }

        private void tell(String step, Instant begun) {
            output.done(step, Duration.between(begun, Instant.now()));
        }
    }
}
