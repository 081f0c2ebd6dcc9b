package atalaya.server.console;

import static java.util.Objects.requireNonNull;

import atalaya.insight.value.Tier;
import atalaya.server.access.FieldClass;
import atalaya.server.access.Sight;
import atalaya.server.access.SignedIn;
import atalaya.server.console.draw.TierFlow;
import atalaya.server.console.page.MigrationPart;
import atalaya.server.console.page.TiersPage;
import atalaya.server.console.page.TiersPage.Awaiting;
import atalaya.server.console.page.TiersPage.Cell;
import atalaya.server.console.page.TiersPage.Choice;
import atalaya.server.console.page.TiersPage.GoalForm;
import atalaya.server.console.page.TiersPage.Month;
import atalaya.server.console.page.TiersPage.Move;
import atalaya.server.console.page.TiersPage.Row;
import atalaya.server.console.page.TreatmentPage.TierHead;
import atalaya.server.console.page.Words;
import atalaya.server.profile.ProfileRow;
import atalaya.server.profile.Profiles;
import atalaya.server.segment.CustomerTier;
import atalaya.server.segment.Goal;
import atalaya.server.segment.Goal.Measure;
import atalaya.server.segment.TermsReader;
import atalaya.server.segment.TierFigures;
import atalaya.server.segment.TierReport;
import atalaya.server.segment.TierReport.Flow;
import atalaya.server.segment.Tiers;
import atalaya.server.segment.Treatments;
import atalaya.server.value.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Builds the page of the tiers from what the rooms know.
@Component
final class TierPages {

    private static final List<Integer> PERIODS = List.of(30, 90, 365);
    private static final Duration MONTHS = Duration.ofDays(365);
    private static final int AWAITING = 25;
    private static final int CHANNELS = 3;

    private final TierReport report;
    private final Tiers tiers;
    private final Treatments treatments;
    private final Profiles profiles;
    private final Values values;
    private final OwedParts owed;
    private final InstantSource time;

    TierPages(
            TierReport report,
            Tiers tiers,
            Treatments treatments,
            Profiles profiles,
            Values values,
            OwedParts owed,
            InstantSource time) {
        this.report = report;
        this.tiers = tiers;
        this.treatments = treatments;
        this.profiles = profiles;
        this.values = values;
        this.owed = owed;
        this.time = time;
    }

    TiersPage of(SignedIn who, int days, Words w) {
        var figures = report.figures();
        long all = figures.stream().mapToLong(TierFigures::customers).sum();
        var flows = flows(days);
        return new TiersPage(
                w.text(
                        "console.tiers.summary",
                        w.count("console.customers.total", all),
                        treatments.inForce().version()),
                heads(figures, all, w),
                rows(who, figures, w),
                migration("/tiers", days, flows, w),
                moves(who, flows, days, w),
                report.months(time.instant().minus(MONTHS)).stream()
                        .map(one ->
                                new Month(
                                        w.month(one.month()),
                                        w.number(one.rises()),
                                        w.number(one.falls())))
                        .toList(),
                awaiting(who, w),
                who.may("POST", "/tiers/goals") ? goalForm(w) : null);
    }

    /// Who moved between tiers in the last days.
    ///
    /// @param page where another period is chosen
    /// @param days one of the periods offered; anything else stands for 90
    MigrationPart migration(String page, int days, Words w) {
        return migration(page, days, flows(days), w);
    }

    private static MigrationPart migration(String page, int days, List<Flow> flows, Words w) {
        var ribbons = ribbons(flows, days, w);
        return new MigrationPart(
                page,
                ribbons.isEmpty() ? null : TierFlow.of(ribbons),
                flowWords(flows, w),
                PERIODS.stream()
                        .map(one ->
                                new Choice(
                                        one.toString(),
                                        w.text("console.tiers.period", one),
                                        one == period(days)))
                        .toList());
    }

    private List<Flow> flows(int days) {
        return report.flows(time.instant().minus(Duration.ofDays(period(days))));
    }

    private static int period(int days) {
        return PERIODS.contains(days) ? days : 90;
    }

    private static List<TierHead> heads(List<TierFigures> figures, long all, Words w) {
        return figures.stream()
                .map(one ->
                        new TierHead(
                                one.tier().name(),
                                w.text(
                                        "console.treatment.share",
                                        w.percent(all == 0 ? 0 : (double) one.customers() / all)),
                                w.number(one.customers()),
                                "/customers?tier=" + one.tier()))
                .toList();
    }

    private List<Row> rows(SignedIn who, List<TierFigures> figures, Words w) {
        var goals =
                report.goals().stream()
                        .collect(
                                Collectors.toMap(
                                        goal -> Map.entry(goal.tier(), goal.measure()),
                                        Function.identity()));
        Function<TierFigures, Cell> margin =
                one ->
                        goal(
                                goals.get(Map.entry(one.tier(), Measure.MARGIN)),
                                units(one.realised()),
                                owed.moneyFor(who, one.realised(), w),
                                each(who, one.realised(), one, w),
                                w);
        Function<TierFigures, Cell> service =
                one ->
                        goal(
                                goals.get(Map.entry(one.tier(), Measure.SERVICE)),
                                units(one.service()),
                                owed.moneyFor(who, one.service(), w),
                                each(who, one.service(), one, w),
                                w);
        Function<TierFigures, Cell> retention =
                one -> {
                    var share = one.retention();
                    return share == null
                            ? none()
                            : goal(
                                    goals.get(Map.entry(one.tier(), Measure.RETENTION)),
                                    share,
                                    w.percent(share),
                                    null,
                                    w);
                };
        Function<TierFigures, Cell> nps =
                one -> {
                    var score = one.nps();
                    return score == null
                            ? none()
                            : goal(
                                    goals.get(Map.entry(one.tier(), Measure.NPS)),
                                    score,
                                    w.signed(score, 0),
                                    w.count("console.tiers.answers", one.answers()),
                                    w);
                };
        return List.of(
                row(
                        "customers",
                        figures,
                        w,
                        one ->
                                goal(
                                        goals.get(Map.entry(one.tier(), Measure.CUSTOMERS)),
                                        one.customers(),
                                        w.number(one.customers()),
                                        null,
                                        w)),
                row("margin", figures, w, margin),
                row(
                        "lifetime",
                        figures,
                        w,
                        one ->
                                new Cell(
                                        owed.moneyFor(who, one.lifetime(), w),
                                        each(who, one.lifetime(), one, w),
                                        null,
                                        false)),
                row("service", figures, w, service),
                row(
                        "acquisition",
                        figures,
                        w,
                        one -> {
                            var mean = one.acquisition();
                            return mean == null
                                    ? none()
                                    : new Cell(
                                            owed.moneyFor(who, Math.round(mean), w),
                                            null,
                                            null,
                                            false);
                        }),
                row("retention", figures, w, retention),
                row("nps", figures, w, nps),
                row("channels", figures, w, one -> new Cell(channels(one, w), null, null, false)));
    }

    private static Row row(
            String key, List<TierFigures> figures, Words w, Function<TierFigures, Cell> cell) {
        return new Row(
                w.text("console.tiers.row." + key),
                w.text("console.tiers.about." + key),
                figures.stream().map(cell).toList());
    }

    private static Cell none() {
        return new Cell("—", null, null, false);
    }

    private @Nullable String each(SignedIn who, long sum, TierFigures one, Words w) {
        return one.customers() == 0
                ? null
                : w.text(
                        "console.tiers.each",
                        owed.moneyFor(who, Math.round((double) sum / one.customers()), w));
    }

    private static Cell goal(
            @Nullable Goal goal, double figure, String value, @Nullable String under, Words w) {
        if (goal == null) {
            return new Cell(value, under, null, false);
        }
        boolean reached = goal.measure().reached(figure, goal.target());
        return new Cell(
                value,
                under,
                w.text(
                        reached ? "console.tiers.reached" : "console.tiers.goal",
                        target(goal, w),
                        w.date(goal.due())),
                reached);
    }

    private static String target(Goal goal, Words w) {
        return goal.measure() == Measure.RETENTION
                ? w.percent(goal.target())
                : w.number(Math.round(goal.target()));
    }

    private static String channels(TierFigures one, Words w) {
        return one.channels().isEmpty()
                ? "—"
                : one.channels().stream()
                        .limit(CHANNELS)
                        .map(channel ->
                                w.textOr("console.channel." + channel.channel(), channel.channel())
                                        + " "
                                        + w.percent(channel.share()))
                        .collect(Collectors.joining(" · "));
    }

    private double units(long minor) {
        return BigDecimal.valueOf(minor, values.decimals()).doubleValue();
    }

    private static List<TierFlow.Ribbon> ribbons(List<Flow> flows, int days, Words w) {
        return flows.stream()
                .flatMap(flow ->
                        Stream.ofNullable(flow.from())
                                .map(from ->
                                        new TierFlow.Ribbon(
                                                from.ordinal(),
                                                flow.to().ordinal(),
                                                flow.customers(),
                                                url(from, flow.to(), days),
                                                "%s → %s: %s"
                                                        .formatted(
                                                                from,
                                                                flow.to(),
                                                                w.count(
                                                                        "console.customers.total",
                                                                        flow.customers())))))
                .toList();
    }

    /// Who is in one tier and was in another.
    private static String url(Tier from, Tier to, int days) {
        return "/customers?tier=%s&was=%s&days=%d".formatted(to, from, period(days));
    }

    private static String flowWords(List<Flow> flows, Words w) {
        return w.text(
                "console.tiers.moved",
                flows.stream().filter(TierPages::rises).mapToLong(Flow::customers).sum(),
                flows.stream().filter(TierPages::falls).mapToLong(Flow::customers).sum(),
                flows.stream()
                        .filter(flow -> flow.from() == null)
                        .mapToLong(Flow::customers)
                        .sum());
    }

    private static boolean rises(Flow flow) {
        return flow.from() != null && flow.to().compareTo(flow.from()) < 0;
    }

    private static boolean falls(Flow flow) {
        return flow.from() != null && flow.to().compareTo(flow.from()) > 0;
    }

    private List<Move> moves(SignedIn who, List<Flow> flows, int days, Words w) {
        return flows.stream()
                .filter(flow -> rises(flow) || falls(flow))
                .sorted(Comparator.comparingLong(Flow::customers).reversed())
                .map(flow ->
                        new Move(
                                flow.from() == null ? null : flow.from().name(),
                                flow.to().name(),
                                rises(flow),
                                falls(flow),
                                w.number(flow.customers()),
                                url(requireNonNull(flow.from()), flow.to(), days),
                                owed.moneyFor(who, flow.realised(), w)))
                .toList();
    }

    private List<Awaiting> awaiting(SignedIn who, Words w) {
        var found = tiers.awaiting(who.ownerScope().orElse(null), AWAITING);
        var names =
                profiles.rows(found.stream().map(CustomerTier::customer).toList()).stream()
                        .collect(Collectors.toMap(ProfileRow::customer, ProfileRow::name));
        return found.stream()
                .map(one ->
                        new Awaiting(
                                "/customers/%s#owed".formatted(one.customer()),
                                who.masks()
                                        .showName(
                                                names.getOrDefault(
                                                        one.customer(), one.customer().toString())),
                                one.tier().name(),
                                one.proposed().name(),
                                one.proposed().compareTo(one.tier()) < 0,
                                owed.moneyFor(who, one.score(), w)))
                .toList();
    }

    private static GoalForm goalForm(Words w) {
        return new GoalForm(
                Arrays.stream(Measure.values())
                        .map(one ->
                                TiersController.choice(
                                        one,
                                        w.text("console.tiers.measure." + TermsReader.word(one)),
                                        one == Measure.RETENTION))
                        .toList(),
                w.today().plusYears(1).toString());
    }

    /// The figures as a file; amounts in units of money, empty for who may not see them.
    String csv(SignedIn who) {
        boolean money = who.masks().sight(FieldClass.FINANCE) == Sight.CLEAR;
        var lines = new ArrayList<String>();
        lines.add(
                CsvLine.of(
                        "tier",
                        "customers",
                        "margin",
                        "lifetime",
                        "cost_to_serve",
                        "acquisition",
                        "retention",
                        "nps",
                        "nps_answers",
                        "channels",
                        "currency"));
        for (var one : report.figures()) {
            var mean = one.acquisition();
            lines.add(
                    CsvLine.of(
                            one.tier(),
                            one.customers(),
                            money ? amount(one.realised()) : null,
                            money ? amount(one.lifetime()) : null,
                            money ? amount(one.service()) : null,
                            money && mean != null ? amount(Math.round(mean)) : null,
                            rounded(one.retention(), 4),
                            rounded(one.nps(), 1),
                            one.answers(),
                            one.channels().stream()
                                    .map(TierFigures.Channel::channel)
                                    .collect(Collectors.joining(" ")),
                            values.currency()));
        }
        return String.join("", lines);
    }

    private BigDecimal amount(long minor) {
        return BigDecimal.valueOf(minor, values.decimals());
    }

    private static @Nullable BigDecimal rounded(@Nullable Double figure, int digits) {
        return figure == null
                ? null
                : BigDecimal.valueOf(figure).setScale(digits, RoundingMode.HALF_UP);
    }
}
