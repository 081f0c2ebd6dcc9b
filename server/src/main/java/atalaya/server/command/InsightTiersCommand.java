package atalaya.server.command;

import atalaya.insight.value.Tier;
import atalaya.insight.value.TierDecision;
import atalaya.insight.value.TierRule;
import atalaya.insight.value.TierScheme;
import atalaya.insight.value.TierStanding;
import atalaya.insight.value.Treatment;
import atalaya.insight.value.TreatmentTable;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import atalaya.server.store.Phrase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Simulates tiers: who would be in which, what moves, and which treatment each is owed.
@Command(
        name = "tiers",
        description = {
            "Simulate tiers A to D and the treatment each is owed.",
            "Takes a row for each customer: contribution, and where known potential, tier and floor;",
            "also side by side what profit and clv write."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  atalaya insight tiers profit.csv values.csv --out tiers.csv",
            "  atalaya insight tiers customers.csv --return-after 40 --json",
            "  atalaya insight tiers clientes.csv --realised Margen --potential CLV --shares 5,15,30"
        })
final class InsightTiersCommand implements Callable<Integer> {

    @Mixin Output output = new Output();
    @Mixin PlainFileOptions files = new PlainFileOptions();

    @Option(
            names = "--customer",
            paramLabel = "COLUMN",
            description = "The customer, by header or number.")
    @Nullable String customer;

    @Option(
            names = "--realised",
            paramLabel = "COLUMN",
            description = "Contribution of the last 12 months.")
    @Nullable String realised;

    @Option(
            names = "--potential",
            paramLabel = "COLUMN",
            description = "Contribution expected of the next 12.")
    @Nullable String potential;

    @Option(names = "--tier", paramLabel = "COLUMN", description = "The tier so far.")
    @Nullable String tier;

    @Option(
            names = "--tier-floor",
            paramLabel = "COLUMN",
            description = "The worst tier it may be.")
    @Nullable String floor;

    @Option(
            names = "--tier-approved",
            paramLabel = "COLUMN",
            description = "The tier a person approved.")
    @Nullable String approved;

    @Option(
            names = "--shares",
            paramLabel = "A,B,C",
            description = "Which percentages of the customers A, B and C hold (default: 5,15,30).")
    @Nullable String shares;

    @Option(
            names = "--cuts",
            paramLabel = "A,B,C",
            description = "The least scores of A, B and C, instead of shares.")
    @Nullable String cuts;

    @Option(
            names = "--potential-weight",
            paramLabel = "W",
            description = "How much of the potential counts, 0 to 1 (default: 0.5).")
    @Nullable Double weight;

    @Option(
            names = "--band",
            paramLabel = "B",
            description = "By which share a cut must be passed to change (default: 0.1).")
    @Nullable Double band;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "A table of treatments in YAML (default: the one shipped).")
    @Nullable Path table;

    @Option(
            names = "--return-after",
            paramLabel = "DAYS",
            description = "Answer whether goods may come back so many days after delivery.")
    @Nullable Integer returnAfter;

    @Option(names = "--defect", description = "The goods are faulty.")
    boolean defect;

    @Option(names = "--in", paramLabel = "CODE", description = "The currency of the amounts.")
    @Nullable String in;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write a line for each customer here.")
    @Nullable Path out;

    /// What `--json` prints.
    private record Figures(
            int customers,
            Map<String, BigDecimal> cuts,
            int changed,
            int awaitingApproval,
            BigDecimal contributionMoved,
            List<Standing> tiers,
            Map<String, Map<String, Integer>> migration,
            int tableVersion,
            LocalDate tableValidFrom,
            List<PlainFile.Understood> files) {}

    /// One tier as it would be.
    private record Standing(
            String tier,
            int customers,
            BigDecimal contribution,
            BigDecimal potential,
            Map<String, String> treatment,
            @Nullable Return returns) {}

    private record Return(boolean allowed, String answer, String clause, String reason) {}

    private record Row(String customer, TierStanding standing) {}

    private record Decided(Row row, TierDecision decision) {}

    @Override
    public Integer call() {
        var given = TreatmentFile.read(table);
        var treatments = given.table();
        if (returnAfter != null && returnAfter < 0) {
            throw refused(
                    Phrase.of("days after delivery are 0 or more"),
                    "--return-after " + returnAfter);
        }
        var looked = files.look(TierFiles.FIELDS, named());
        var money = new BookMoney(in);
        var rows = new ArrayList<Row>();
        new TierFiles(money)
                .read(looked)
                .forEach((key, standing) -> rows.add(new Row(key, standing)));
        var understood = PlainFileOptions.tell(output, looked);
        var rule = rule(rows, money, given.terms().tiering());
        var decided =
                rows.stream().map(row -> new Decided(row, rule.decide(row.standing()))).toList();
        if (out != null) {
            write(out, decided, money, treatments);
        }
        print(decided, rule, money, treatments, understood);
        return 0;
    }

    private Map<FileField, @Nullable String> named() {
        var named = new HashMap<FileField, @Nullable String>();
        named.put(FileField.CUSTOMER, customer);
        named.put(FileField.REALISED, realised);
        named.put(FileField.POTENTIAL, potential);
        named.put(FileField.TIER, tier);
        named.put(FileField.TIER_FLOOR, floor);
        named.put(FileField.TIER_APPROVED, approved);
        return named;
    }

    /// What the command line does not say, the table does.
    private TierRule rule(List<Row> rows, BookMoney money, TierScheme usual) {
        double weighs = weight == null ? usual.potentialWeight() : weight;
        double room = band == null ? usual.band() : band;
        try {
            if (cuts != null) {
                var given = numbers(cuts);
                return new TierRule(
                        money.minor(given.get(0)),
                        money.minor(given.get(1)),
                        money.minor(given.get(2)),
                        weighs,
                        room);
            }
            var scheme =
                    new TierScheme(shares == null ? usual.shares() : shares(shares), weighs, room);
            var plain = new TierRule(0, 0, 0, weighs, room);
            return scheme.cut(rows.stream().mapToLong(row -> plain.score(row.standing())));
        } catch (IllegalArgumentException wrong) {
            throw refused(
                            Phrase.of("the rule of tiers cannot be"),
                            "--shares %s --potential-weight %s --band %s"
                                    .formatted(cuts == null ? shares : cuts, weighs, room))
                    .because(wrong);
        }
    }

    private static TierRule.Shares shares(String text) {
        var given = numbers(text);
        return new TierRule.Shares(
                given.get(0).doubleValue() / 100,
                given.get(1).doubleValue() / 100,
                given.get(2).doubleValue() / 100);
    }

    private static List<BigDecimal> numbers(String text) {
        var parts = text.split(",");
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "Three numbers are wanted, but there are " + parts.length);
        }
        return Stream.of(parts).map(part -> new BigDecimal(part.strip())).toList();
    }

    private static AtalayaError refused(Phrase what, String where) {
        return new AtalayaError(6008, Exit.USAGE, what)
                .at(where)
                .remedy("--shares 5,15,30 --potential-weight 0.5 --band 0.1");
    }

    private void write(
            Path file, List<Decided> decided, BookMoney money, TreatmentTable treatments) {
        var header =
                new ArrayList<>(
                        List.of(
                                "customer",
                                "realised",
                                "potential",
                                "score",
                                "before",
                                "tier",
                                "proposed",
                                "reason"));
        if (returnAfter != null) {
            header.addAll(List.of("may_return", "clause", "return_reason"));
        }
        ResultFiles.table(
                file,
                output.data(),
                header,
                () -> decided.stream().map(one -> cells(one, money, treatments)).iterator());
    }

    private List<String> cells(Decided one, BookMoney money, TreatmentTable treatments) {
        var standing = one.row().standing();
        var decision = one.decision();
        var cells =
                new ArrayList<>(
                        List.of(
                                one.row().customer(),
                                money.amount(standing.realised()).toPlainString(),
                                money.amount(standing.potential()).toPlainString(),
                                money.amount(decision.score()).toPlainString(),
                                standing.before() == null ? "" : standing.before().name(),
                                decision.tier().name(),
                                decision.proposed().name(),
                                word(decision.reason())));
        if (returnAfter != null) {
            var answer = treatments.mayReturn(decision.tier(), returnAfter, defect);
            cells.addAll(
                    List.of(word(answer.verdict()), text(answer.clause()), word(answer.reason())));
        }
        return cells;
    }

    private void print(
            List<Decided> decided,
            TierRule rule,
            BookMoney money,
            TreatmentTable treatments,
            List<PlainFile.Understood> understood) {
        var figures = figures(decided, rule, money, treatments, understood);
        if (output.json) {
            output.json(figures);
            return;
        }
        var data = output.data();
        for (var standing : figures.tiers()) {
            data.printf(
                    output.spoken(),
                    "%s  %,9d  %,18.2f  %,18.2f%n",
                    standing.tier(),
                    standing.customers(),
                    standing.contribution(),
                    standing.potential());
            data.println("   " + String.join(" · ", standing.treatment().values()));
            if (standing.returns() != null) {
                data.println(
                        "   "
                                + output.text(
                                        "insight.return." + standing.returns().answer(),
                                        Objects.requireNonNullElse(returnAfter, 0),
                                        standing.returns().clause(),
                                        output.text(
                                                "insight.return." + standing.returns().reason())));
            }
        }
        data.println(
                output.text(
                        "insight.tiers.moved",
                        figures.changed(),
                        figures.awaitingApproval(),
                        figures.contributionMoved().toPlainString()));
    }

    private Figures figures(
            List<Decided> decided,
            TierRule rule,
            BookMoney money,
            TreatmentTable treatments,
            List<PlainFile.Understood> understood) {
        var migration = new LinkedHashMap<String, Map<String, Integer>>();
        long moved = 0;
        int changed = 0;
        for (var one : decided) {
            var before = one.row().standing().before();
            migration
                    .computeIfAbsent(
                            before == null ? "none" : before.name(), _ -> new LinkedHashMap<>())
                    .merge(one.decision().tier().name(), 1, Integer::sum);
            if (before != null && before != one.decision().tier()) {
                changed++;
                moved = Math.addExact(moved, one.row().standing().realised());
            }
        }
        var limits = new LinkedHashMap<String, BigDecimal>();
        limits.put("A", money.amount(rule.fromA()));
        limits.put("B", money.amount(rule.fromB()));
        limits.put("C", money.amount(rule.fromC()));
        return new Figures(
                decided.size(),
                limits,
                changed,
                (int)
                        decided.stream()
                                .filter(one ->
                                        one.decision().reason()
                                                == TierDecision.Reason.AWAITS_APPROVAL)
                                .count(),
                money.amount(moved),
                standings(decided, money, treatments),
                migration,
                treatments.version(),
                treatments.validFrom(),
                understood);
    }

    private List<Standing> standings(
            List<Decided> decided, BookMoney money, TreatmentTable treatments) {
        var sums = new EnumMap<Tier, long[]>(Tier.class);
        for (var tier : Tier.values()) {
            sums.put(tier, new long[3]);
        }
        for (var one : decided) {
            var sum = sums.getOrDefault(one.decision().tier(), new long[3]);
            sum[0]++;
            sum[1] = Math.addExact(sum[1], one.row().standing().realised());
            sum[2] = Math.addExact(sum[2], one.row().standing().potential());
        }
        return sums.entrySet().stream()
                .map(entry ->
                        new Standing(
                                entry.getKey().name(),
                                (int) entry.getValue()[0],
                                money.amount(entry.getValue()[1]),
                                money.amount(entry.getValue()[2]),
                                clauses(treatments.of(entry.getKey())),
                                answer(treatments, entry.getKey())))
                .toList();
    }

    private Map<String, String> clauses(Treatment treatment) {
        var clauses = new LinkedHashMap<String, String>();
        for (var topic : Treatment.Topic.values()) {
            clauses.put(word(topic), text(treatment.clause(topic)));
        }
        return clauses;
    }

    private @Nullable Return answer(TreatmentTable treatments, Tier tier) {
        if (returnAfter == null) {
            return null;
        }
        var answer = treatments.mayReturn(tier, returnAfter, defect);
        return new Return(
                answer.allowed(),
                word(answer.verdict()),
                text(answer.clause()),
                word(answer.reason()));
    }

    private String text(Treatment.Clause clause) {
        return output.spoken().getLanguage().equals("es") ? clause.es() : clause.en();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
