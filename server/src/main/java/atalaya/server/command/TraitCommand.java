package atalaya.server.command;

import atalaya.insight.trait.Aggregate;
import atalaya.insight.trait.Trait;
import atalaya.server.Journey;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.profile.trait.TraitFile;
import atalaya.server.profile.trait.TraitFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What behaviour tells of customers.
@Command(
        name = "trait",
        description = "What behaviour tells of customers, declared as data.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  atalaya trait list",
            "  atalaya trait check traits.yaml",
            "  atalaya trait set traits.yaml"
        },
        subcommands = {
            TraitCommand.ListCommand.class,
            TraitCommand.CheckCommand.class,
            TraitCommand.SetCommand.class
        })
final class TraitCommand {

    private TraitCommand() {}

    /// Those in force.
    @Command(
            name = "list",
            description = "Show the traits in force.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya trait list",
                "  atalaya trait list --yaml > traits.yaml    the file itself, to begin your own from",
                "  atalaya trait list --json"
            })
    static final class ListCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Option(names = "--yaml", description = "Print the file in which they stand.")
        boolean yaml;

        @Override
        public Integer call() {
            TraitFile file;
            try (var rooms = store.open()) {
                file =
                        rooms.get(TraitFiles.class).all().stream()
                                .filter(TraitFiles.Declared::ready)
                                .map(TraitFiles.Declared::file)
                                .reduce((_, newer) -> newer)
                                .orElseGet(TraitFile::shipped);
            }
            if (yaml) {
                output.data().print(file.text());
                output.data().flush();
            } else {
                print(output, file);
            }
            return 0;
        }
    }

    /// Explains what is not understood.
    @Command(
            name = "check",
            description = "Say what is not understood in a file of traits. Needs no store.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya trait check traits.yaml",
                "  atalaya trait check traits.json --json",
                "  atalaya trait list --yaml | tee traits.yaml    to begin from those in force"
            })
    static final class CheckCommand implements Callable<Integer> {

        @Mixin Output output = new Output();

        @Parameters(paramLabel = "FILE", description = "YAML or JSON.")
        Path file = Path.of("");

        @Override
        public Integer call() {
            var checked = TraitFile.read(file);
            print(output, checked);
            output.say(output.text("trait.fits", checked.traits().size()));
            return 0;
        }
    }

    /// Puts a file in force.
    @Command(
            name = "set",
            description = "Put a file of traits in force, once all interactions are counted by it.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya trait set traits.yaml",
                "  atalaya trait set --shipped         back to those that come with Atalaya",
                "  atalaya trait check traits.yaml     looks at it first"
            })
    static final class SetCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @ArgGroup(exclusive = true, multiplicity = "1")
        Which which = new Which();

        /// Which file.
        static final class Which {
            @Parameters(paramLabel = "FILE", description = "YAML or JSON.")
            @Nullable Path file;

            @Option(names = "--shipped", description = "Those that come with Atalaya.")
            boolean shipped;
        }

        @Override
        public Integer call() {
            var file = which.file == null ? TraitFile.shipped() : TraitFile.read(which.file);
            try (var rooms = store.open()) {
                var files = rooms.get(TraitFiles.class);
                var who = SignedIn.atCommandLine();
                if (which.file == null) {
                    files.declareShipped(who.person().login());
                } else {
                    files.declare(file, who.person().login());
                }
                rooms.get(Audit.class).record(who, "traits.declared");
                rooms.get(Journey.class).catchUp();
            }
            output.say(output.text("trait.set", file.traits().size()));
            return 0;
        }
    }

    private static void print(Output output, TraitFile file) {
        var rows = file.traits().stream().map(Row::of).toList();
        if (output.json) {
            output.json(rows);
            return;
        }
        var language = output.text("trait.language");
        for (var trait : file.traits()) {
            output.data()
                    .printf(
                            "%-28s %-13s %6s  %s%n",
                            trait.name(),
                            word(trait.aggregate()),
                            trait.days() == 0 ? "—" : output.text("trait.days", trait.days()),
                            trait.title(language));
        }
        output.data().flush();
    }

    private static String word(Aggregate aggregate) {
        return switch (aggregate) {
            case Aggregate.Count() -> "count";
            case Aggregate.Days() -> "distinctDays";
            case Aggregate.Figure(var which, var _) ->
                    switch (which) {
                        case SUM -> "sum";
                        case LEAST -> "min";
                        case MOST -> "max";
                    };
            case Aggregate.Moment(var latest, var _) -> latest ? "last" : "first";
            case Aggregate.Ranking ranking -> ranking.told() == 1 ? "mostFrequent" : "ranking";
        };
    }

    /// A trait as `trait list` shows it.
    record Row(
            String name,
            Map<String, String> title,
            String aggregate,
            List<String> types,
            int days) {

        static Row of(Trait trait) {
            return new Row(
                    trait.name(),
                    trait.titles(),
                    word(trait.aggregate()),
                    trait.types().stream().sorted().toList(),
                    trait.days());
        }
    }
}
