package atalaya.server.command;

import atalaya.server.Journey;
import atalaya.server.access.Audit;
import atalaya.server.access.SignedIn;
import atalaya.server.ingest.EventFlaws;
import atalaya.server.ingest.Intake;
import atalaya.server.ingest.InteractionExport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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
            "  atalaya event flaws --source web",
            "  atalaya event replay --source web"
        },
        subcommands = {
            EventCommand.ExportCommand.class,
            EventCommand.FlawsCommand.class,
            EventCommand.ReplayCommand.class
        })
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

    /// What could not be used of events that programs sent.
    @Command(
            name = "flaws",
            description =
                    "Show what could not be used of events, and why; of one source with samples.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya event flaws                                     how many, source by source",
                "  atalaya event flaws --source web                        with the latest events",
                "  atalaya event flaws --source web --reason unknown-event --json"
            })
    static final class FlawsCommand implements Callable<Integer> {

        private static final int SAMPLES = 20;

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Option(names = "--source", paramLabel = "NAME", description = "Only of this source.")
        @Nullable String source;

        @Option(names = "--reason", paramLabel = "WORD", description = "Only for this reason.")
        @Nullable String reason;

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                var flaws = rooms.get(EventFlaws.class);
                var counts =
                        flaws.counts(source).stream()
                                .filter(count -> reason == null || count.reason().equals(reason))
                                .toList();
                var samples =
                        source == null
                                ? List.<EventFlaws.Sample>of()
                                : flaws.samples(source, reason, SAMPLES);
                rooms.get(Audit.class).record(SignedIn.atCommandLine(), "events.flaws-read");
                if (output.json) {
                    output.json(Map.of("counts", counts, "samples", samples));
                } else {
                    counts.forEach(this::print);
                    samples.forEach(this::print);
                }
            }
            return 0;
        }

        private void print(EventFlaws.Count count) {
            output.data()
                    .printf(
                            output.spoken(),
                            "%-20s %,10d  %-16s %s%n",
                            count.source(),
                            count.events(),
                            count.reason(),
                            count.lastAt());
        }

        private void print(EventFlaws.Sample sample) {
            output.data()
                    .printf(
                            "  %-16s %-20s %s%n    %s%n",
                            sample.reason(),
                            sample.column() == null ? "" : sample.column(),
                            sample.detail(),
                            sample.body());
        }
    }

    /// Takes events in anew that could not be used.
    @Command(
            name = "replay",
            description =
                    "Try events again of which nothing could be used, once the source file knows them.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  atalaya event replay --source web",
                "  atalaya event replay --source web --reason unknown-event",
                "  atalaya event flaws --source web            shows what there is to try again"
            })
    static final class ReplayCommand implements Callable<Integer> {

        @Mixin Output output = new Output();
        @Mixin StoreOptions store = new StoreOptions();

        @Option(
                names = "--source",
                required = true,
                paramLabel = "NAME",
                description = "Of this source.")
        String source = "";

        @Option(names = "--reason", paramLabel = "WORD", description = "Only for this reason.")
        @Nullable String reason;

        @Override
        public Integer call() {
            try (var rooms = store.open()) {
                var replayed = rooms.get(Intake.class).replay(source, reason);
                rooms.get(Audit.class).record(SignedIn.atCommandLine(), "events.replayed");
                rooms.get(Journey.class).place();
                if (output.json) {
                    output.json(replayed);
                } else {
                    output.say(output.text("event.replayed", replayed.tried(), replayed.used()));
                }
            }
            return 0;
        }
    }
}
