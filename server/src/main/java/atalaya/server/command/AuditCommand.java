package atalaya.server.command;

import atalaya.server.access.Audit;
import atalaya.server.access.AuditCheck;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Who saw and changed what.
@Command(
        name = "audit",
        description = "Who saw and changed what.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  atalaya audit verify",
            "  atalaya audit verify --json",
            "  atalaya audit verify --data /var/lib/atalaya"
        },
        subcommands = AuditCommand.VerifyCommand.class)
final class AuditCommand {

    private AuditCommand() {}

    /// Reads the whole chain again.
    @Command(
            name = "verify",
            description = "Check that nobody changed, removed or added entries of the audit.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Ends with 1 when somebody did.",
                "",
                "Examples:",
                "  atalaya audit verify",
                "  atalaya audit verify --json",
                "  atalaya audit verify --data /var/lib/atalaya"
            })
    static final class VerifyCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                return print(rooms.get(Audit.class).verify());
            }
        }

        private int print(AuditCheck check) {
            return switch (check) {
                case AuditCheck.Intact(long entries, long witnessed) ->
                        print(
                                0,
                                Map.of("intact", true, "entries", entries, "witnessed", witnessed),
                                output.text("audit.intact", entries));
                case AuditCheck.Broken(long entry) ->
                        print(
                                1,
                                Map.of("intact", false, "entry", entry),
                                output.text("audit.broken", entry));
                case AuditCheck.Cut(long entries, long witnessed) ->
                        print(
                                1,
                                Map.of("intact", false, "entries", entries, "witnessed", witnessed),
                                output.text("audit.cut", entries, witnessed));
            };
        }

        private int print(int exit, Map<String, Object> facts, String said) {
            if (output.json) {
                output.json(facts);
            } else {
                output.data().println(said);
            }
            return exit;
        }
    }
}
