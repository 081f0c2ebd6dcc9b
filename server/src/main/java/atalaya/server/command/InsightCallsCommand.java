package atalaya.server.command;

import atalaya.insight.risk.CallScorecard;
import atalaya.insight.risk.CallScorecard.Abandoner;
import atalaya.insight.risk.CallScorecard.Call;
import atalaya.insight.risk.CallScorecard.Group;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Who hung up before anybody answered, from a file of calls.
@Command(
        name = "calls",
        description = {
            "Who hung up before anybody answered: by queue, hour and wait, and which customers.",
            "Without options it reads the columns customer_id, type, vru_entry, q_time and outcome."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya insight calls calls.tsv.gz --out abandoned.csv",
            "  atalaya insight calls calls.csv --queue skill --wait seconds --json",
            "  atalaya insight calls calls.csv --outcome result --abandoned LOST --ignore TEST"
        })
final class InsightCallsCommand implements Callable<Integer> {

    private static final Pattern CLOCK =
            Pattern.compile("(?:.*[T ])?(\\d{1,2}):\\d{2}(?::\\d{2})?.*");

    @Mixin Output output = new Output();

    @Parameters(paramLabel = "FILE", description = "CSV, TSV or JSON Lines; .gz too.")
    @Nullable Path file;

    @Option(names = "--customer", paramLabel = "COLUMN", description = "Who called.")
    @Nullable String customer;

    @Option(
            names = "--nobody",
            split = ",",
            paramLabel = "VALUE",
            description = "Values that name nobody (default: ${DEFAULT-VALUE}, and empty).")
    List<String> nobody = List.of("0");

    @Option(names = "--queue", paramLabel = "COLUMN", description = "The queue or kind of call.")
    @Nullable String queue;

    @Option(names = "--time", paramLabel = "COLUMN", description = "When the call came in.")
    @Nullable String time;

    @Option(names = "--wait", paramLabel = "COLUMN", description = "Seconds in the queue.")
    @Nullable String wait;

    @Option(names = "--outcome", paramLabel = "COLUMN", description = "How the call ended.")
    @Nullable String outcome;

    @Option(
            names = "--abandoned",
            split = ",",
            paramLabel = "VALUE",
            description = "Outcomes that mean the caller hung up (default: HANG, ABANDONED, …).")
    List<String> abandoned =
            List.of("HANG", "ABANDONED", "ABANDON", "HUNG UP", "ABANDONADA", "COLGO");

    @Option(
            names = "--ignore",
            split = ",",
            paramLabel = "VALUE",
            description = "Outcomes of calls that were none (default: ${DEFAULT-VALUE}).")
    List<String> ignored = List.of("PHANTOM");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the customers who abandoned a call.")
    @Nullable Path out;

    /// What `--json` prints.
    private record Figures(
            String file,
            int calls,
            int abandoned,
            double abandonedShare,
            int ignored,
            int wrongWaits,
            int customersWhoAbandoned,
            int abandonedByUnknown,
            List<Line> byQueue,
            List<Line> byHour,
            List<Line> byWait) {}

    private record Line(
            String name,
            int calls,
            int abandoned,
            double abandonedShare,
            double meanWaitSeconds,
            int ninthWaitSeconds) {

        static Line of(Group group) {
            return new Line(
                    group.name(),
                    group.calls(),
                    group.abandoned(),
                    group.abandonedShare(),
                    group.meanWaitSeconds(),
                    group.ninthWaitSeconds());
        }
    }

    /// The calls of a file.
    ///
    /// @param wrongWaits how many waits were no number or below 0; they count as 0
    private record Calls(List<Call> calls, int ignored, int wrongWaits) {}

    @Override
    public Integer call() {
        var read = WholeTable.read(Objects.requireNonNull(file)).tell(output);
        var calls = calls(read);
        var card = CallScorecard.of(calls.calls);
        if (calls.wrongWaits > 0) {
            output.say(output.text("insight.calls.wrongwaits", calls.wrongWaits));
        }
        if (calls.ignored > 0) {
            output.say(output.text("insight.calls.ignored", calls.ignored));
        }
        if (out != null) {
            write(card.abandoners());
        }
        if (output.json) {
            output.json(figures(read, calls, card));
        } else {
            print(card);
        }
        return 0;
    }

    private Calls calls(WholeTable read) {
        List<String> who =
                cells(
                        read,
                        customer,
                        "--customer",
                        "customer_id",
                        "customer",
                        "cliente",
                        "id_cliente");
        List<String> queues =
                cells(read, queue, "--queue", "queue", "cola", "type", "tipo", "skill");
        List<String> times =
                cells(
                        read,
                        time,
                        "--time",
                        "vru_entry",
                        "time",
                        "at",
                        "hora",
                        "fecha_hora",
                        "timestamp",
                        "start");
        List<String> waits =
                cells(
                        read,
                        wait,
                        "--wait",
                        "q_time",
                        "wait",
                        "wait_seconds",
                        "espera",
                        "espera_segundos");
        List<String> ends =
                cells(read, outcome, "--outcome", "outcome", "result", "resultado", "estado");
        List<Call> calls = new ArrayList<>();
        int none = 0;
        int wrong = 0;
        for (int row = 0; row < who.size(); row++) {
            if (among(ignored, ends.get(row))) {
                none++;
                continue;
            }
            int seconds = seconds(waits.get(row));
            wrong += seconds < 0 ? 1 : 0;
            var name = who.get(row);
            calls.add(
                    new Call(
                            name.isEmpty() || nobody.contains(name)
                                    ? Optional.empty()
                                    : Optional.of(name),
                            queues.get(row),
                            hour(times.get(row)),
                            Math.max(0, seconds),
                            among(abandoned, ends.get(row))));
        }
        return new Calls(calls, none, wrong);
    }

    private List<String> cells(
            WholeTable read, @Nullable String named, String flag, String... usual) {
        if (named != null) {
            return read.table().column(read.column(named, flag));
        }
        var bare = Arrays.stream(usual).map(FileField::bare).toList();
        for (var header : bare) {
            for (var column : read.table().columns()) {
                if (FileField.bare(column).equals(header)) {
                    return read.table().column(column);
                }
            }
        }
        throw new AtalayaError(6001, Exit.DATA_REFUSED, "no column is the %s", flag.substring(2))
                .at(String.valueOf(file))
                .remedy(
                        "%s COLUMN; the columns are %s",
                        flag, String.join(", ", read.table().columns()));
    }

    private static boolean among(List<String> values, String cell) {
        return values.stream().anyMatch(value -> value.equalsIgnoreCase(cell));
    }

    private static int hour(String cell) {
        var clock = CLOCK.matcher(cell);
        int hour = clock.matches() ? Integer.parseInt(clock.group(1)) : -1;
        return hour < 24 ? hour : -1;
    }

    private static int seconds(String cell) {
        return cell.matches("\\d{1,7}") ? Integer.parseInt(cell) : -1;
    }

    private void write(List<Abandoner> abandoners) {
        ResultFiles.table(
                out,
                OutputStream.nullOutputStream(),
                List.of("customer", "abandoned", "calls"),
                abandoners.stream()
                        .map(one ->
                                List.of(
                                        one.customer(),
                                        String.valueOf(one.abandoned()),
                                        String.valueOf(one.calls())))
                        .toList());
    }

    private Figures figures(WholeTable read, Calls calls, CallScorecard card) {
        return new Figures(
                String.valueOf(read.file().getFileName()),
                card.all().calls(),
                card.all().abandoned(),
                card.all().abandonedShare(),
                calls.ignored,
                calls.wrongWaits,
                card.abandoners().size(),
                card.unknownAbandoned(),
                card.byQueue().stream().map(Line::of).toList(),
                card.byHour().stream().map(Line::of).toList(),
                card.byWait().stream().map(Line::of).toList());
    }

    private void print(CallScorecard card) {
        var data = output.data();
        data.println(
                output.text(
                        "insight.calls.all",
                        card.all().calls(),
                        card.all().abandoned(),
                        String.format(
                                output.spoken(), "%.1f %%", 100 * card.all().abandonedShare())));
        print("insight.calls.queue", card.byQueue());
        print("insight.calls.hour", card.byHour());
        print("insight.calls.wait", card.byWait());
        data.println(
                output.text(
                        "insight.calls.people", card.abandoners().size(), card.unknownAbandoned()));
    }

    private void print(String title, List<Group> groups) {
        output.data().println();
        output.data().println(output.text(title));
        for (var group : groups) {
            output.data()
                    .printf(
                            Locale.ROOT,
                            "  %-12s %8d %8d %6.1f %% %8.0f s %6d s%n",
                            group.name(),
                            group.calls(),
                            group.abandoned(),
                            100 * group.abandonedShare(),
                            group.meanWaitSeconds(),
                            group.ninthWaitSeconds());
        }
    }
}
