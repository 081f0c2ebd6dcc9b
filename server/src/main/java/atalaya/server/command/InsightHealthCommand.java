package atalaya.server.command;

import atalaya.insight.health.Experience;
import atalaya.insight.health.Health;
import atalaya.insight.health.Outcome;
import atalaya.insight.health.Trend;
import atalaya.insight.risk.Dormancy;
import atalaya.insight.text.Opinion;
import atalaya.insight.text.Topic;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How the relationship with each customer goes, from files of interactions.
@Command(
        name = "health",
        description = {
            "How the relationship with each customer goes, 0 to 100, and whether it advances or recedes.",
            "Each type of interaction has its score; a text adds how it feels."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya insight health events.csv --out health.csv",
            "  atalaya insight health events.csv --text comment --until 2026-06-30 --json",
            "  atalaya insight health calls.csv cases.csv --type kind --outcome score"
        })
final class InsightHealthCommand implements Callable<Integer> {

    private static final int REASONS = 3;

    @Mixin Output output = new Output();

    @Mixin PlainFileOptions input = new PlainFileOptions();

    @Option(names = "--customer", paramLabel = "COLUMN", description = "Whose interaction it is.")
    @Nullable String customer;

    @Option(names = "--time", paramLabel = "COLUMN", description = "When it happened.")
    @Nullable String time;

    @Option(
            names = "--type",
            paramLabel = "COLUMN",
            description = "What kind of interaction it is.")
    @Nullable String type;

    @Option(
            names = "--outcome",
            paramLabel = "COLUMN",
            description = "Its score, -10 to 10 (default: that of its type).")
    @Nullable String outcome;

    @Option(names = "--text", paramLabel = "COLUMN", description = "What the customer said.")
    @Nullable String text;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The day as of which it is said (default: the last in the files).")
    @Nullable String until;

    @Option(names = "--out", paramLabel = "FILE", description = "Write one line for each customer.")
    @Nullable Path out;

    /// What `--json` prints.
    private record Figures(
            List<PlainFile.Understood> files,
            LocalDate until,
            int customers,
            double meanHealth,
            Map<String, Integer> states,
            int lapsed,
            int interactionsAfter,
            Map<String, Integer> typesNotKnown) {}

    /// One customer with what was read of them.
    private record Told(String customer, Health health, Dormancy dormancy) {}

    @Override
    public Integer call() {
        Map<FileField, @Nullable String> named = new EnumMap<>(FileField.class);
        named.put(FileField.CUSTOMER, customer);
        named.put(FileField.TIME, time);
        named.put(FileField.TYPE, type);
        named.put(FileField.OUTCOME, outcome);
        named.put(FileField.TEXT, text);
        var files =
                input.look(
                        EnumSet.of(
                                FileField.CUSTOMER,
                                FileField.TIME,
                                FileField.TYPE,
                                FileField.OUTCOME,
                                FileField.TEXT),
                        named);
        Map<String, List<Experience>> byCustomer = new TreeMap<>();
        Map<String, Integer> unknown = new TreeMap<>();
        for (var file : files) {
            file.require(FileField.CUSTOMER, FileField.TIME, FileField.TYPE);
            file.read(row ->
                    byCustomer
                            .computeIfAbsent(
                                    row.required(FileField.CUSTOMER), _ -> new ArrayList<>())
                            .add(experience(row, unknown)));
        }
        var understood = PlainFileOptions.tell(output, files);
        if (!unknown.isEmpty()) {
            output.say(output.text("insight.health.unknown", String.join(", ", unknown.keySet())));
        }
        var day = day(byCustomer);
        List<Told> told =
                byCustomer.entrySet().stream()
                        .map(entry -> told(entry.getKey(), entry.getValue(), day))
                        .toList();
        if (out != null) {
            write(told);
        }
        var figures = figures(understood, day, told, unknown);
        if (output.json) {
            output.json(figures);
        } else {
            print(figures);
        }
        return 0;
    }

    private static Experience experience(PlainRow row, Map<String, Integer> unknown) {
        var type = row.required(FileField.TYPE);
        var given = row.number(FileField.OUTCOME);
        var usual = Outcome.ofType(type);
        if (given == null && usual.isEmpty()) {
            unknown.merge(type, 1, Integer::sum);
        }
        double score =
                given == null
                        ? usual.orElse(0)
                        : Math.clamp(given.doubleValue(), -Outcome.MOST, Outcome.MOST);
        var said = row.word(FileField.TEXT);
        if (said != null) {
            double polarity = Opinion.of(said).polarity();
            score = Outcome.withText(score, polarity);
            if (polarity < -Opinion.NEUTRAL) {
                type = type + " (" + Topic.of(said).word() + ")";
            }
        }
        return new Experience(Objects.requireNonNull(row.at(FileField.TIME)), type, score);
    }

    private LocalDate day(Map<String, List<Experience>> byCustomer) {
        if (until != null) {
            try {
                return LocalDate.parse(until);
            } catch (DateTimeParseException notADay) {
                throw new AtalayaError(6110, Exit.USAGE, "this is no day")
                        .at("--until " + until)
                        .remedy("--until 2026-06-30")
                        .because(notADay);
            }
        }
        return byCustomer.values().stream()
                .flatMap(List::stream)
                .map(Experience::at)
                .max(Instant::compareTo)
                .map(last -> last.atOffset(ZoneOffset.UTC).toLocalDate())
                .orElseThrow();
    }

    private static Told told(String customer, List<Experience> experiences, LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
        var days =
                experiences.stream()
                        .map(one -> one.at().atOffset(ZoneOffset.UTC).toLocalDate())
                        .filter(one -> !one.isAfter(day))
                        .toList();
        return new Told(
                customer,
                Health.of(experiences, end),
                days.isEmpty() ? Dormancy.NEW : Dormancy.of(days, day));
    }

    private void write(List<Told> told) {
        List<List<String>> rows = new ArrayList<>();
        for (var one : told) {
            List<String> cells = new ArrayList<>();
            cells.add(one.customer);
            cells.add(String.format(Locale.ROOT, "%.2f", one.health.value()));
            cells.add(one.health.trend().name().toLowerCase(Locale.ROOT));
            cells.add(one.dormancy.name().toLowerCase(Locale.ROOT));
            cells.add(String.valueOf(one.health.experiences()));
            for (int i = 0; i < REASONS; i++) {
                var reasons = one.health.reasons();
                cells.add(i < reasons.size() ? words(reasons.get(i)) : "");
            }
            rows.add(cells);
        }
        ResultFiles.table(
                out,
                OutputStream.nullOutputStream(),
                List.of(
                        "customer",
                        "health",
                        "state",
                        "activity",
                        "interactions",
                        "reason_1",
                        "reason_2",
                        "reason_3"),
                rows);
    }

    private static String words(Health.Reason reason) {
        return String.format(
                Locale.ROOT,
                "%s %s %+.1f",
                reason.experience().at().atOffset(ZoneOffset.UTC).toLocalDate(),
                reason.experience().type(),
                reason.points());
    }

    private static Figures figures(
            List<PlainFile.Understood> understood,
            LocalDate day,
            List<Told> told,
            Map<String, Integer> unknown) {
        Map<String, Integer> states = new TreeMap<>();
        for (var trend : Trend.values()) {
            states.put(trend.name().toLowerCase(Locale.ROOT), 0);
        }
        double sum = 0;
        int lapsed = 0;
        int later = 0;
        for (var one : told) {
            states.merge(one.health.trend().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
            sum += one.health.value();
            lapsed += one.dormancy == Dormancy.LAPSED ? 1 : 0;
            later += one.health.later();
        }
        return new Figures(
                understood, day, told.size(), sum / told.size(), states, lapsed, later, unknown);
    }

    private void print(Figures figures) {
        var data = output.data();
        data.println(
                output.text(
                        "insight.health.customers",
                        figures.customers(),
                        String.valueOf(figures.until()),
                        String.format(output.spoken(), "%.1f", figures.meanHealth())));
        figures.states()
                .forEach((state, count) ->
                        data.printf("  %-12s %d%n", output.text("insight.state." + state), count));
        data.println(output.text("insight.health.lapsed", figures.lapsed()));
        if (figures.interactionsAfter() > 0) {
            data.println(output.text("insight.health.later", figures.interactionsAfter()));
        }
    }
}
