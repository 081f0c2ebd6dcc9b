package atalaya.server.command;

import atalaya.server.access.ApiKey;
import atalaya.server.access.ApiKey.Allows;
import atalaya.server.access.ApiKeys;
import atalaya.server.access.Role;
import atalaya.server.access.SignedIn;
import atalaya.server.access.WriteKey.Trust;
import atalaya.server.ingest.Sources;
import atalaya.server.ingest.source.SourceFile;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The keys of programs.
@Command(
        name = "key",
        description = "The keys by which programs send events or read.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  atalaya key create --source web",
            "  atalaya key list",
            "  atalaya key revoke k3vm8xq2ha"
        },
        subcommands = {
            KeyCommand.CreateCommand.class,
            KeyCommand.ListCommand.class,
            KeyCommand.RevokeCommand.class
        })
final class KeyCommand {

    private KeyCommand() {}

    /// Makes one.
    @Command(
            name = "create",
            description = "Make a key for a program, and print it. It is shown this once.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya key create --source web                     for a page or an app: anybody can read it",
                "  atalaya key create --source erp --trust server      for a program of yours that keeps it secret",
                "  atalaya key create --role steward --name CRM        for a program that reads, like a person"
            })
    static final class CreateCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @ArgGroup(exclusive = true, multiplicity = "1")
        Use use = new Use();

        /// What it is for.
        static final class Use {
            @ArgGroup(exclusive = false)
            @Nullable Writing writing;

            @ArgGroup(exclusive = false)
            @Nullable Acting acting;
        }

        /// To send events.
        static final class Writing {
            @Option(
                    names = "--source",
                    required = true,
                    paramLabel = "NAME",
                    description =
                            "Send events of this source; a new one is added to the catalogue.")
            String source = "";

            @Option(
                    names = "--trust",
                    paramLabel = "public|server",
                    description =
                            "Whether anybody can read the key, or only your servers (default: public).")
            Trust trust = Trust.PUBLIC;
        }

        /// To do what a person with roles may do.
        static final class Acting {
            @Option(
                    names = "--role",
                    required = true,
                    split = ",",
                    paramLabel = "ROLE",
                    converter = UserCommand.RoleWord.class,
                    description = "Act with these roles, as --role of atalaya user add.")
            List<Role> roles = List.of();

            @Option(
                    names = "--name",
                    required = true,
                    paramLabel = "NAME",
                    description = "What the program is called, in the audit too.")
            String name = "";
        }

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                var keys = rooms.get(ApiKeys.class);
                if (use.writing != null) {
                    add(rooms.get(Sources.class), use.writing.source);
                    var trust = use.writing.trust;
                    var key = keys.forWriting(SignedIn.atCommandLine(), use.writing.source, trust);
                    print(key, trust == Trust.PUBLIC ? "key.public" : "key.server");
                } else if (use.acting != null) {
                    var key =
                            keys.forActing(
                                    SignedIn.atCommandLine(),
                                    use.acting.name,
                                    EnumSet.copyOf(use.acting.roles));
                    print(key, "key.acting");
                }
            }
            return 0;
        }

        private void add(Sources sources, String source) {
            if (sources.find(source).isEmpty()) {
                sources.put(SourceFile.live(source));
                output.say(output.text("key.source", source));
            }
        }

        private void print(String key, String about) {
            output.say(output.text(about));
            if (output.json) {
                output.json(Map.of("key", key));
            } else {
                output.data().println(key);
            }
        }
    }

    /// All of them.
    @Command(
            name = "list",
            description = "Show all keys, without their secrets.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya key list",
                "  atalaya key list --json",
                "  atalaya key list --data /var/lib/atalaya"
            })
    static final class ListCommand implements Callable<Integer> {

        @Mixin Listing list = new Listing();

        @Override
        public Integer call() {
            return list.show(
                    rooms -> rooms.get(ApiKeys.class).all().stream().map(Line::of).toList(),
                    this::print);
        }

        private void print(Line line) {
            list.output
                    .data()
                    .printf(
                            "%-12s %-24s %-8s %s%s%n",
                            line.key(),
                            line.use(),
                            line.trust(),
                            line.madeAt(),
                            line.revokedAt() == null
                                    ? ""
                                    : "  " + list.output.text("key.revoked", line.revokedAt()));
        }
    }

    /// Refuses one from now on.
    @Command(
            name = "revoke",
            description = "Refuse a key from now on; what it brought stays.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya key revoke k3vm8xq2ha",
                "  atalaya key revoke k3vm8xq2ha --data /var/lib/atalaya",
                "  atalaya key list                  shows the names of all keys"
            })
    static final class RevokeCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Parameters(paramLabel = "KEY", description = "Its name, as key list shows it.")
        String key = "";

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                rooms.get(ApiKeys.class).revoke(SignedIn.atCommandLine(), key);
            }
            output.say(output.text("key.refused", key));
            return 0;
        }
    }

    /// @param use the source it writes to, or the roles it acts with
    /// @param trust `public` or `server`, or `acts`
    private record Line(
            String key, String use, String trust, Instant madeAt, @Nullable Instant revokedAt) {

        static Line of(ApiKey key) {
            return switch (key.allows()) {
                case Allows.Writing(var writer) ->
                        of(key, writer.source(), writer.trust().name().toLowerCase(Locale.ROOT));
                case Allows.Acting(var program) ->
                        of(
                                key,
                                program.roles().stream()
                                        .sorted()
                                        .map(UserCommand.RoleWord::of)
                                        .collect(Collectors.joining(",")),
                                "acts");
            };
        }

        private static Line of(ApiKey key, String use, String trust) {
            return new Line(key.key(), use, trust, key.madeAt(), key.revokedAt());
        }
    }
}
