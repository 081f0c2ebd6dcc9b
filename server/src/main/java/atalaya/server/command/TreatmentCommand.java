package atalaya.server.command;

import atalaya.insight.value.Tier;
import atalaya.insight.value.Treatment.Clause;
import atalaya.insight.value.Treatment.Topic;
import atalaya.insight.value.TreatmentQuestion;
import atalaya.insight.value.TreatmentTable;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.segment.CustomerTier;
import atalaya.server.segment.TermsReader;
import atalaya.server.segment.Tiers;
import atalaya.server.segment.Treatments;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The table of treatments: what is in force, whether a file will do, and what a customer is told.
@Command(
        name = "treatment",
        description = "The treatment each tier is owed.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  atalaya treatment show",
            "  atalaya treatment check table.yaml",
            "  atalaya treatment ask return --days 40 --customer C-0048-2193"
        },
        subcommands = {
            TreatmentCommand.ShowCommand.class,
            TreatmentCommand.CheckCommand.class,
            TreatmentCommand.AskCommand.class
        })
final class TreatmentCommand {

    private TreatmentCommand() {}

    /// A table as it is printed.
    ///
    /// @param clauses of each tier and topic in words
    private record Shown(
            int version,
            String validFrom,
            int warrantyDays,
            Map<String, Map<String, String>> clauses) {

        static Shown of(TreatmentTable table, Output output) {
            var clauses = new LinkedHashMap<String, Map<String, String>>();
            for (var tier : Tier.values()) {
                var ofTier = new LinkedHashMap<String, String>();
                for (var topic : Topic.values()) {
                    ofTier.put(TermsReader.word(topic), text(table.of(tier).clause(topic), output));
                }
                clauses.put(tier.name(), ofTier);
            }
            return new Shown(
                    table.version(), table.validFrom().toString(), table.warrantyDays(), clauses);
        }

        void print(Output output) {
            if (output.json) {
                output.json(this);
                return;
            }
            output.say(output.text("treatment.version", version, validFrom));
            clauses.forEach((tier, ofTier) ->
                    output.data().println(tier + "  " + String.join(" · ", ofTier.values())));
        }
    }

    private static String text(Clause clause, Output output) {
        return output.spoken().getLanguage().equals("es") ? clause.es() : clause.en();
    }

    /// What is in force.
    @Command(
            name = "show",
            description = "Show the table in force today.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya treatment show",
                "  atalaya treatment show --json",
                "  atalaya treatment show --data /var/lib/atalaya"
            })
    static final class ShowCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                Shown.of(rooms.get(Treatments.class).inForce().table(), output).print(output);
            }
            return 0;
        }
    }

    /// Whether a file will do.
    @Command(
            name = "check",
            description = "Say whether a table in a file will do, and where it will not.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya treatment check table.yaml",
                "  atalaya treatment check table.yaml --json",
                "  atalaya help Atalaya-6007         shows what a table needs"
            })
    static final class CheckCommand implements Callable<Integer> {

        @Mixin Output output = new Output();

        @Parameters(paramLabel = "FILE", description = "The table, in YAML.")
        Path file = Path.of("");

        @Override
        public Integer call() {
            Shown.of(TreatmentFile.read(file).table(), output).print(output);
            return 0;
        }
    }

    /// What a customer is told.
    @Command(
            name = "ask",
            description = "Ask what a customer, or a tier, may do.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya treatment ask return --days 40 --customer C-0048-2193",
                "  atalaya treatment ask return --days 40 --tier C --defect",
                "  atalaya treatment ask discount --tier B --table table.yaml --json"
            })
    static final class AskCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Parameters(paramLabel = "QUESTION", description = "return, pay, credit, discount or help.")
        String question = "";

        @ArgGroup(exclusive = true, multiplicity = "1")
        Whom whom = new Whom();

        /// Of whom it is asked.
        static final class Whom {
            @Option(
                    names = "--customer",
                    paramLabel = "ID",
                    description = "A customer of the store.")
            @Nullable String customer;

            @Option(
                    names = "--tier",
                    paramLabel = "A|B|C|D",
                    description = "Any customer of a tier; needs no store.")
            @Nullable Tier tier;
        }

        @Option(
                names = "--days",
                paramLabel = "N",
                description = "So many days after delivery or invoice.")
        @Nullable Integer days;

        @Option(names = "--hour", paramLabel = "H", description = "The hour of the day, 0 to 23.")
        @Nullable Integer hour;

        @Option(names = "--defect", description = "The goods are faulty.")
        boolean defect;

        @Option(
                names = "--table",
                paramLabel = "FILE",
                description = "With --tier: a table in YAML (default: the one shipped).")
        @Nullable Path table;

        /// What `--json` prints.
        private record Said(
                @Nullable String customer,
                String tier,
                String answer,
                String clause,
                String reason,
                int version) {}

        @Override
        public Integer call() {
            var asked = asked();
            if (whom.tier != null) {
                print(null, whom.tier, asked, TreatmentFile.read(table).table());
                return 0;
            }
            try (var rooms = store.open()) {
                var tier = tier(rooms);
                rooms.get(Audit.class)
                        .recordRead(
                                SignedIn.atCommandLine(),
                                "customer.viewed",
                                tier.customer().toString());
                print(
                        tier.customer(),
                        tier.tier(),
                        asked,
                        rooms.get(Treatments.class).inForce().table());
            }
            return 0;
        }

        private CustomerTier tier(Rooms rooms) {
            var typed = whom.customer == null ? "" : whom.customer;
            return CustomerId.parse(typed)
                    .flatMap(rooms.get(Customers.class)::current)
                    .flatMap(rooms.get(Tiers.class)::of)
                    .orElseThrow(() ->
                            new AtalayaError(
                                            6308,
                                            Exit.DATA_REFUSED,
                                            "that customer has no tier yet")
                                    .at("--customer")
                                    .remedy("atalaya customer find WORDS shows the ids"));
        }

        private TreatmentQuestion asked() {
            return switch (question) {
                case "return" -> new TreatmentQuestion.Return(number("--days", days), defect);
                case "pay" -> new TreatmentQuestion.PayAfter(number("--days", days));
                case "credit" -> new TreatmentQuestion.OnCredit();
                case "discount" -> new TreatmentQuestion.Reduction();
                case "help" -> new TreatmentQuestion.HelpAt(number("--hour", hour));
                default ->
                        throw new AtalayaError(
                                        6306, Exit.USAGE, "the table does not answer that question")
                                .at("QUESTION")
                                .remedy("return, pay, credit, discount or help");
            };
        }

        private static int number(String option, @Nullable Integer given) {
            if (given == null || given < 0) {
                throw new AtalayaError(6306, Exit.USAGE, "the question lacks a number that can be")
                        .at(option)
                        .remedy("%s 40", option);
            }
            return given;
        }

        private void print(
                @Nullable CustomerId customer,
                Tier tier,
                TreatmentQuestion asked,
                TreatmentTable from) {
            var answer = from.answer(tier, asked);
            var said =
                    new Said(
                            customer == null ? null : customer.toString(),
                            tier.name(),
                            TermsReader.word(answer.verdict()),
                            text(answer.clause(), output),
                            TermsReader.word(answer.reason()),
                            from.version());
            if (output.json) {
                output.json(said);
            } else {
                output.data()
                        .println(
                                output.text(
                                        "treatment.answer." + said.answer(),
                                        said.tier(),
                                        said.clause(),
                                        said.version()));
            }
        }
    }
}
