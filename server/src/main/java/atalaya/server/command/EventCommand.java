package atalaya.server.command;

import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.ingest.InteractionExport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What happened between the company and its customers.
@Command(
        name = "event",
        description = "What happened between the company and its customers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  atalaya event export > events.jsonl",
            "  atalaya event export --source web --from 2026-01-01",
            "  atalaya event export --unallocated"
        },
        subcommands = EventCommand.ExportCommand.class)
final class EventCommand {

    private EventCommand() {}

    /// All interactions as JSON Lines.
    @Command(
            name = "export",
            description = "Write interactions as JSON Lines, oldest arrival first.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya event export > events.jsonl",
                "  atalaya event export --source web --from 2026-01-01 | gzip > web.jsonl.gz",
                "  atalaya event export --unallocated"
            })
    static final class ExportCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Option(names = "--source", paramLabel = "NAME", description = "Only of this source.")
        @Nullable String source;

        @Option(
                names = "--from",
                paramLabel = "DATE",
                description = "Only those that happened on this day or later.")
        @Nullable LocalDate from;

        @Option(names = "--unallocated", description = "Only those that belong to nobody yet.")
        boolean unallocated;

        @Override
        public Integer call() {
            long written;
            try (var rooms = store.open()) {
                var since =
                        from == null
                                ? Instant.EPOCH.minusSeconds(1L << 33)
                                : from.atStartOfDay().toInstant(ZoneOffset.UTC);
                var data = output.data();
                written =
                        rooms.get(InteractionExport.class)
                                .write(source, since, unallocated, data::println);
                data.flush();
                rooms.get(Audit.class).record(SignedIn.atCommandLine(), "events.exported");
            }
            output.say(output.text("event.exported", written));
            return 0;
        }
    }
}
