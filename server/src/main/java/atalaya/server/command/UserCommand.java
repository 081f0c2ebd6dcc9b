package atalaya.server.command;

import atalaya.server.access.Accounts;
import atalaya.server.access.Accounts.Account;
import atalaya.server.access.People;
import atalaya.server.access.Person;
import atalaya.server.access.Preferences.Language;
import atalaya.server.access.Role;
import atalaya.server.access.SignedIn;
import atalaya.server.contact.Extensions;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// Who may sign in.
@Command(
        name = "user",
        description = "Who may sign in.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  atalaya user list",
            "  atalaya user add lucia --name 'Lucía Romero' --role agent",
            "  atalaya user reset lucia"
        },
        subcommands = {
            UserCommand.ListCommand.class,
            UserCommand.AddCommand.class,
            UserCommand.ResetCommand.class,
            UserCommand.ExtensionCommand.class
        })
final class UserCommand {

    private UserCommand() {}

    /// Everybody, also those who left.
    @Command(
            name = "list",
            description = "Show everyone who may sign in, and who left.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya user list",
                "  atalaya user list --json",
                "  atalaya user list --data /var/lib/atalaya"
            })
    static final class ListCommand implements Callable<Integer> {

        @Mixin Listing list = new Listing();

        @Override
        public Integer call() {
            return list.show(
                    rooms -> rooms.get(People.class).all().stream().map(Line::of).toList(),
                    this::print);
        }

        private void print(Line line) {
            list.output
                    .data()
                    .printf(
                            "%-24s %-28s %s%s%n",
                            line.login(),
                            line.name(),
                            String.join(",", line.roles()),
                            line.active() ? "" : "  " + list.output.text("user.left"));
        }
    }

    /// Adds somebody.
    @Command(
            name = "add",
            description = "Add somebody, and print the link by which they choose a password.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya user add lucia --name 'Lucía Romero' --role agent",
                "  atalaya user add ines@norte.example --name 'Inés Mora' --role steward,analyst",
                "  atalaya user add jorge --name 'Jorge Sanz' --role account-manager --owner 'Jorge Sanz'"
            })
    static final class AddCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();
        @Mixin Address address = new Address();

        @Parameters(paramLabel = "LOGIN", description = "What they type to sign in.")
        String login = "";

        @Option(
                names = "--name",
                paramLabel = "NAME",
                required = true,
                description = "What they are called.")
        String name = "";

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                required = true,
                split = ",",
                converter = RoleWord.class,
                description =
                        "What they do, one or more: agent, account-manager, analyst, steward, director, administrator.")
        List<Role> roles = List.of();

        @Option(
                names = "--owner",
                paramLabel = "NAME",
                description = "How the owner of customers names them (account managers).")
        @Nullable String owner;

        @Override
        public Integer call() {
            var account = new Account(name, EnumSet.copyOf(roles), owner);
            var language = Language.parse(output.spoken().getLanguage()).orElse(Language.ES);
            try (var rooms = store.open()) {
                var link =
                        rooms.get(Accounts.class)
                                .add(SignedIn.atCommandLine(), login, account, language);
                address.print(output, store, link);
            }
            return 0;
        }
    }

    /// Gives somebody a new link.
    @Command(
            name = "reset",
            description = "Print a link by which somebody chooses a new password.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya user reset lucia",
                "  atalaya user reset lucia --address https://atalaya.norte.example",
                "  atalaya user reset lucia --data /var/lib/atalaya"
            })
    static final class ResetCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();
        @Mixin Address address = new Address();

        @Parameters(paramLabel = "LOGIN", description = "Who.")
        String login = "";

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                var person = rooms.get(People.class).find(login).orElseThrow(UserCommand::nobody);
                address.print(
                        output,
                        store,
                        rooms.get(Accounts.class).reset(SignedIn.atCommandLine(), person.person()));
            }
            return 0;
        }
    }

    /// Says whose telephone rings.
    @Command(
            name = "extension",
            description = "Say by which extension telephony knows somebody's desk.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya user extension lucia 204        the console of lucia shows who rings at 204",
                "  atalaya user extension lucia            show it",
                "  atalaya user extension lucia --none     take it away"
            })
    static final class ExtensionCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Parameters(index = "0", paramLabel = "LOGIN", description = "Who.")
        String login = "";

        @ArgGroup Change change = new Change();

        /// What to make of it; neither shows it.
        static final class Change {
            @Parameters(
                    index = "1",
                    arity = "0..1",
                    paramLabel = "EXTENSION",
                    description = "As telephony calls their desk.")
            @Nullable String extension;

            @Option(names = "--none", description = "They have no telephone any more.")
            boolean none;
        }

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                var person = rooms.get(People.class).find(login).orElseThrow(UserCommand::nobody);
                var extensions = rooms.get(Extensions.class);
                if (change.none || change.extension != null) {
                    extensions.set(SignedIn.atCommandLine(), person.person(), change.extension);
                }
                var now = extensions.of(person.person());
                if (output.json) {
                    output.json(Map.of("login", person.login(), "extension", now.orElse("")));
                } else {
                    output.say(
                            now.map(one -> output.text("user.extension", person.login(), one))
                                    .orElseGet(() ->
                                            output.text("user.no-extension", person.login())));
                }
            }
            return 0;
        }
    }

    private static AtalayaError nobody() {
        return new AtalayaError(5003, Exit.FAILED, "there is nobody with that login")
                .remedy("atalaya user list shows everyone");
    }

    /// Where the console is, to print a link that can be opened.
    static final class Address {

        @Option(
                names = "--address",
                paramLabel = "URL",
                description =
                        "Where people reach the console, also from ATALAYA_ADDRESS (default: where it is being served, else http://localhost:8360).",
                defaultValue = "${env:ATALAYA_ADDRESS}")
        @Nullable String address;

        void print(Output output, StoreOptions store, String path) {
            var console =
                    address != null
                            ? address.replaceFirst("/+$", "")
                            : new ConsoleAddress(store.data)
                                    .noted()
                                    .orElse("http://localhost:8360");
            output.say(output.text("user.link"));
            output.data().println(console + path);
        }
    }

    /// A role as people type it: `account-manager`.
    static final class RoleWord implements ITypeConverter<Role> {

        static String of(Role role) {
            return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public Role convert(String word) {
            return Arrays.stream(Role.values())
                    .filter(role -> of(role).equalsIgnoreCase(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("no such role"));
        }
    }

    /// One person of the list.
    private record Line(
            String login, String name, Set<String> roles, @Nullable String owner, boolean active) {

        static Line of(Person person) {
            return new Line(
                    person.login(),
                    person.name(),
                    person.roles().stream()
                            .map(RoleWord::of)
                            .collect(Collectors.toCollection(java.util.TreeSet::new)),
                    person.ownerName(),
                    person.active());
        }
    }
}
