package atalaya.server.command;

import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.resolve.CustomerId;
import atalaya.server.resolve.Customers;
import atalaya.server.resolve.Decisions;
import atalaya.server.resolve.Effect;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands by which a person decides who is one with whom.
final class CustomerDecisionCommands {

    private CustomerDecisionCommands() {}

    /// Makes two customers one.
    @Command(
            name = "merge",
            description = "Make two customers one; undo takes it back.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Nothing is lost: both sides keep their records. The older id stays, both work.",
                "",
                "Examples:",
                "  atalaya customer merge C-0000-0007 C-0000-0009",
                "  atalaya customer merge crm:4711 shop:u-20 --reason 'same DNI on paper'",
                "  atalaya customer merge C-0000-0007 C-0000-0009 --json"
            })
    static final class Merge implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Parameters(index = "0", paramLabel = "A", description = "An id, or a record of one.")
        String left = "";

        @Parameters(index = "1", paramLabel = "B", description = "An id, or a record of one.")
        String right = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in your words.")
        String reason = "";

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                var one = Named.customer(rooms, left);
                var other = Named.customer(rooms, right);
                print(
                        output,
                        rooms,
                        "customer.merged",
                        Named.decide(() ->
                                rooms.get(Decisions.class).merge(one, other, author(), reason)));
            }
            return 0;
        }
    }

    /// Takes records out of a customer.
    @Command(
            name = "split",
            description = "Take some records out of a customer; undo takes it back.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya customer split C-0000-0007 shop:u-20",
                "  atalaya customer split C-0000-0007 shop:u-20 till:991 --reason 'father and son'",
                "  atalaya customer split C-0000-0007 shop:u-20 --json"
            })
    static final class Split implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Parameters(index = "0", paramLabel = "CUSTOMER", description = "An id.")
        String customer = "";

        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "RECORD",
                description = "A record that belongs to somebody else, as source:record.")
        List<String> out = List.of();

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in your words.")
        String reason = "";

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                var customers = rooms.get(Customers.class);
                var whole = Named.customer(rooms, customer);
                var records = new LinkedHashSet<Long>();
                for (var key : out) {
                    records.add(customers.record(Named.key(key)).orElseThrow(Named::unknownRecord));
                }
                print(
                        output,
                        rooms,
                        "customer.split",
                        Named.decide(() ->
                                rooms.get(Decisions.class)
                                        .split(whole, records, author(), reason)));
            }
            return 0;
        }
    }

    /// Withdraws a decision.
    @Command(
            name = "undo",
            description = "Withdraw a decision: all becomes as it would be without it.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya customer undo 12",
                "  atalaya customer undo 12 --reason 'it was the son'",
                "  atalaya customer undo 12 --json"
            })
    static final class Undo implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Parameters(paramLabel = "NUMBER", description = "The number of the decision.")
        long number;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in your words.")
        String reason = "";

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                print(
                        output,
                        rooms,
                        "decision.withdrawn",
                        Named.decide(
                                () -> rooms.get(Decisions.class).undo(number, author(), reason)));
            }
            return 0;
        }
    }

    private static String author() {
        return SignedIn.atCommandLine().person().login();
    }

    private static void print(Output output, Rooms rooms, String act, Effect effect) {
        var customers = effect.customers().stream().map(CustomerId::toString).toList();
        rooms.get(Audit.class)
                .record(SignedIn.atCommandLine(), act, customers.toArray(String[]::new));
        var decision = effect.decision();
        if (output.json) {
            output.json(
                    Map.of(
                            "decision", decision.number(),
                            "kind", decision.kind().name().toLowerCase(Locale.ROOT),
                            "holds", decision.holds(),
                            "customers", customers));
            return;
        }
        output.data()
                .println(
                        output.text(
                                decision.holds() ? "customer.decided" : "customer.undone",
                                Long.toString(decision.number()),
                                String.join(", ", customers)));
        if (decision.holds()) {
            output.say(output.text("customer.undoBy", Long.toString(decision.number())));
        }
    }
}
