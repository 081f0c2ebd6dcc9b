package atalaya.server.console;

import atalaya.identity.record.Attribute;
import atalaya.insight.health.Health;
import atalaya.insight.risk.Standing;
import atalaya.insight.value.Ledger;
import atalaya.insight.value.LedgerPart;
import atalaya.insight.value.LifetimeValue;
import atalaya.server.access.FieldClass;
import atalaya.server.access.Masks;
import atalaya.server.access.Sight;
import atalaya.server.console.draw.Spark;
import atalaya.server.console.draw.Waterfall;
import atalaya.server.console.page.CustomerPage.Chip;
import atalaya.server.console.page.CustomerPage.Measure;
import atalaya.server.console.page.HabitsPart;
import atalaya.server.console.page.HealthPart;
import atalaya.server.console.page.ValuePart;
import atalaya.server.console.page.ValuePart.Fact;
import atalaya.server.console.page.Words;
import atalaya.server.profile.Profile;
import atalaya.server.value.Feeling;
import atalaya.server.value.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The figures of a customer as parts of their page. Margins, costs and what is expected show as
/// dots to who may not see finances.
final class FigureParts {

    /// Parts of serving a customer, beyond what the goods cost.
    private static final List<LedgerPart> SERVING =
            List.of(LedgerPart.FREIGHT, LedgerPart.SERVICE, LedgerPart.RETURNS_HANDLING);

    private static final int GROWN_UP = 18;

    private final Words w;
    private final Masks masks;
    private final Figures figures;
    private final int decimals;
    private final boolean finance;

    FigureParts(Words w, Masks masks, Figures figures, int decimals) {
        this.w = w;
        this.masks = masks;
        this.figures = figures;
        this.decimals = decimals;
        this.finance = masks.sight(FieldClass.FINANCE) == Sight.CLEAR;
    }

    /// What stands in the strip above everything.
    List<Measure> measures(Optional<LifetimeValue.Worth> band) {
        var year = figures.year();
        var rfm = figures.rfm();
        var scores = figures.scores();
        var expected = figures.expected();
        var rhythm = figures.measures().frequency();
        var measures = new ArrayList<Measure>();
        measures.add(
                new Measure(
                        w.text("value.lifetime"),
                        expected == null ? "—" : money(expected.lifetime()),
                        expected == null
                                ? w.text("value.expected.none")
                                : band.filter(_ -> finance)
                                        .map(one ->
                                                w.text(
                                                        "value.band",
                                                        units(one.low()),
                                                        units(one.high())))
                                        .orElse(null),
                        null));
        measures.add(
                new Measure(
                        w.text("value.contribution"),
                        money(year.contribution()),
                        year.sum(LedgerPart.SALES) <= 0 || !finance
                                ? null
                                : w.text(
                                        "value.of-sales",
                                        w.percent((double) year.contribution() / year.netSales())),
                        null));
        measures.add(
                new Measure(
                        w.text("value.last-purchase"),
                        rfm == null ? "—" : w.count("value.days", rfm.recency()),
                        rfm == null || scores == null
                                ? null
                                : w.text(
                                        "value.rfm",
                                        scores.recency(),
                                        scores.frequency(),
                                        finance ? w.number(scores.worth()) : "•"),
                        null));
        measures.add(
                new Measure(
                        w.text("value.purchases"),
                        rfm == null ? "0" : w.number(rfm.purchases()),
                        rhythm == null
                                ? null
                                : w.text("value.every", w.decimal(rhythm.median(), 0)),
                        null));
        measures.add(returned(year));
        measures.add(
                new Measure(
                        w.text("value.serving"),
                        money(SERVING.stream().mapToLong(year::sum).sum()),
                        w.text("value.twelve-months"),
                        null));
        measures.add(
                new Measure(
                        w.text("value.risk"),
                        expected == null ? "—" : w.percent(1 - expected.alive()),
                        standing(),
                        null));
        measures.add(perceived());
        return measures;
    }

    private Measure returned(Ledger year) {
        long sales = year.sum(LedgerPart.SALES) - year.sum(LedgerPart.DISCOUNTS);
        return new Measure(
                w.text("value.returned"),
                sales <= 0 ? "—" : w.percent((double) year.sum(LedgerPart.RETURNS) / sales),
                sales <= 0 ? null : amount(year.sum(LedgerPart.RETURNS)),
                null);
    }

    private Measure perceived() {
        var service = figures.measures().perceivedService();
        return new Measure(
                w.text("value.measure.perceived"),
                service == null ? "—" : w.signed(service, 1),
                service == null
                        ? null
                        : w.count("value.contacts", figures.measures().serviceContacts()),
                null);
    }

    String standing() {
        return w.text("value.standing." + word(figures.standing()));
    }

    /// What the figures say of the customer in two words.
    List<Chip> chips() {
        var chips = new ArrayList<Chip>();
        var scores = figures.scores();
        if (scores != null && finance) {
            chips.add(
                    new Chip(
                            "",
                            null,
                            w.text("value.segment." + word(scores.segment())),
                            w.text("value.segment.about")));
        }
        var style = style(figures.standing());
        if (!style.isEmpty()) {
            chips.add(
                    new Chip(
                            style,
                            style.equals("good") ? null : "trending-down",
                            standing(),
                            w.text("value.standing.about")));
        }
        return chips;
    }

    private static String style(Standing standing) {
        return switch (standing) {
            case ACTIVE -> "good";
            case LAPSED, NEVER_ACTIVATED -> "warn";
            case AT_RISK, SILENT_CHURN, ENDED -> "bad";
            case NEW -> "";
        };
    }

    /// The ledger and what is expected; null for who may not see finances, and where nothing moved.
    @Nullable ValuePart value(Optional<LifetimeValue.Worth> band) {
        if (!finance || figures.ledger().equals(Ledger.EMPTY)) {
            return null;
        }
        var lines = new ArrayList<ValuePart.Line>();
        var steps = new ArrayList<Double>();
        for (var step : figures.year().waterfall()) {
            if (step.amount() != 0 || step.part() == LedgerPart.SALES) {
                lines.add(
                        new ValuePart.Line(
                                w.text("value.part." + word(step.part())),
                                signed(step.amount()),
                                step.part() == LedgerPart.SALES
                                        ? "muted"
                                        : step.amount() < 0 ? "bad" : "good"));
                steps.add((double) step.amount());
            }
        }
        long left = figures.year().contribution();
        lines.add(
                new ValuePart.Line(
                        w.text("value.contribution"), amount(left), left < 0 ? "bad" : "good"));
        return new ValuePart(
                amount(left),
                lines,
                Waterfall.of(steps, 0, 0),
                expected(band),
                note(),
                w.text(
                        "value.origin",
                        w.date(figures.until()),
                        figures.run() == 0 ? "—" : w.number(figures.run())));
    }

    private List<Fact> expected(Optional<LifetimeValue.Worth> band) {
        var expected = figures.expected();
        var facts = new ArrayList<Fact>();
        facts.add(
                new Fact(
                        w.text("value.of-all-time"),
                        amount(figures.ledger().contribution()),
                        null));
        if (expected == null) {
            return facts;
        }
        facts.add(new Fact(w.text("value.alive"), w.probability(expected.alive()), null));
        facts.add(
                new Fact(
                        w.text("value.next-year"),
                        amount(expected.potential()),
                        w.text(
                                "value.next-year.how",
                                w.decimal(expected.purchases(), 1),
                                units(expected.perPurchase()))));
        facts.add(
                new Fact(
                        w.text("value.lifetime"),
                        amount(expected.lifetime()),
                        band.map(one ->
                                        w.text(
                                                "value.band.how",
                                                units(one.low()),
                                                units(one.high())))
                                .orElse(null)));
        if (figures.atRisk() > 0) {
            facts.add(
                    new Fact(
                            w.text("value.at-risk"),
                            amount(figures.atRisk()),
                            w.text("value.at-risk.how")));
        }
        return facts;
    }

    private @Nullable String note() {
        var notes = figures.notes();
        var said = new ArrayList<String>();
        if (notes.costless() > 0) {
            said.add(w.count("value.note.costless", notes.costless()));
        }
        if (notes.twice() > 0) {
            said.add(w.count("value.note.twice", notes.twice()));
        }
        if (notes.foreign() > 0) {
            said.add(w.count("value.note.foreign", notes.foreign()));
        }
        if (notes.orphans() > 0) {
            said.add(w.count("value.note.orphans", notes.orphans()));
        }
        if (notes.later() > 0) {
            said.add(w.count("value.note.later", notes.later()));
        }
        return said.isEmpty() ? null : String.join(" · ", said);
    }

    /// Null where no interaction is known.
    @Nullable HealthPart health() {
        var feeling = figures.feeling();
        if (feeling.interactions() == 0) {
            return null;
        }
        double change = feeling.value() - feeling.before();
        var trend = feeling.trend();
        return new HealthPart(
                w.decimal(feeling.value(), 0),
                w.text("value.health.change", w.signed(change, 0)),
                change <= -1 ? "bad" : change >= 1 ? "good" : "muted",
                change <= -1 ? "trending-down" : change >= 1 ? "trending-up" : "minus",
                w.text("value.trend." + word(trend)),
                Spark.of(feeling.trail().stream().mapToDouble(Double::doubleValue).toArray()),
                w.decimal(Health.MIDDLE, 0),
                feeling.reasons().stream().map(this::reason).toList(),
                w.signed(feeling.rest(), 1),
                figures.frictions().stream()
                        .map(one ->
                                new HealthPart.Friction(
                                        w.text("value.friction." + word(one.kind()))
                                                + (one.times() > 1 ? " ×" + one.times() : ""),
                                        one.lastAt()))
                        .toList());
    }

    private HealthPart.Reason reason(Feeling.Reason reason) {
        return new HealthPart.Reason(
                what(reason.type()),
                reason.at(),
                w.signed(reason.points(), 1),
                reason.points() < 0 ? "bad" : "good");
    }

    /// `Case Opened (delay)` is a type and the topic of a complaint.
    private String what(String type) {
        int open = type.indexOf(" (");
        var bare = open < 0 ? type : type.substring(0, open);
        var said =
                w.textOr(
                        "console.interaction." + bare.toLowerCase(Locale.ROOT).replace(' ', '-'),
                        bare);
        return open < 0
                ? said
                : said
                        + ": "
                        + w.text(
                                "value.topic."
                                        + type.substring(open + 2, type.length() - 1)
                                                .replace(' ', '-'));
    }

    HabitsPart habits(Profile profile) {
        return new HabitsPart(sevenMeasures(), habitFacts(profile));
    }

    private List<Fact> sevenMeasures() {
        var measures = figures.measures();
        var rhythm = measures.frequency();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(w.text("value.measure.revenue"), amount(measures.revenue()), null));
        facts.add(
                new Fact(
                        w.text("value.measure.products"),
                        measures.preferredProducts().isEmpty()
                                ? "—"
                                : String.join(", ", measures.preferredProducts()),
                        null));
        facts.add(
                new Fact(
                        w.text("value.measure.frequency"),
                        rhythm == null ? "—" : w.text("value.every", w.decimal(rhythm.median(), 0)),
                        rhythm == null
                                ? w.text("value.measure.frequency.none")
                                : w.text("value.longest", w.decimal(rhythm.longest(), 0))));
        facts.add(
                new Fact(
                        w.text("value.measure.cycle"),
                        measures.salesCycleDays() == null
                                ? "—"
                                : w.text("value.in-days", w.decimal(measures.salesCycleDays(), 1)),
                        null));
        facts.add(
                new Fact(
                        w.text("value.measure.perceived"),
                        measures.perceivedService() == null
                                ? "—"
                                : w.signed(measures.perceivedService(), 1),
                        w.count("value.contacts", measures.serviceContacts())));
        facts.add(
                new Fact(
                        w.text("value.measure.minutes"),
                        w.text("value.minutes", measures.serviceMinutes()),
                        null));
        facts.add(
                new Fact(
                        w.text("value.measure.opinion"),
                        measures.socialOpinion() == null
                                ? "—"
                                : w.signed(measures.socialOpinion(), 2),
                        measures.opinions() == 0
                                ? null
                                : w.count("value.opinions", measures.opinions())));
        return facts;
    }

    private List<Fact> habitFacts(Profile profile) {
        var habits = figures.habits();
        var facts = new ArrayList<Fact>();
        if (!habits.regular().isEmpty()) {
            facts.add(
                    new Fact(
                            w.text("value.habit.regular"),
                            String.join(", ", habits.regular()),
                            null));
        }
        if (habits.offered() > 0) {
            facts.add(
                    new Fact(
                            w.text("value.habit.offers"),
                            w.percent((double) habits.answered() / habits.offered()),
                            w.text("value.habit.offers.how", habits.answered(), habits.offered())));
        }
        var next = habits.nextPurchase();
        if (next != null) {
            long days = ChronoUnit.DAYS.between(figures.until(), next);
            facts.add(
                    new Fact(
                            w.text("value.habit.next"),
                            w.date(next),
                            days < 0 ? w.count("value.habit.overdue", -days) : null));
        }
        if (habits.channel() != null) {
            facts.add(
                    new Fact(
                            w.text("value.habit.channel"),
                            w.textOr("console.channel." + habits.channel(), habits.channel()),
                            null));
        }
        profile.text(Attribute.MOVED_ON)
                .flatMap(FigureParts::date)
                .filter(moved -> moved.isAfter(figures.until().minusYears(1)))
                .ifPresent(moved ->
                        facts.add(new Fact(w.text("value.habit.moved"), w.month(moved), null)));
        children(profile)
                .ifPresent(ages -> facts.add(new Fact(w.text("value.habit.children"), ages, null)));
        return facts;
    }

    /// The ages of children still at home, as the years of their births tell.
    private Optional<String> children(Profile profile) {
        if (masks.sight(Attribute.CHILDREN) != Sight.CLEAR) {
            return Optional.empty();
        }
        int year = figures.until().getYear();
        var ages =
                profile.text(Attribute.CHILDREN).stream()
                        .flatMap(text -> Arrays.stream(text.split("[,; ]+")))
                        .filter(one -> one.matches("\\d{4}"))
                        .mapToInt(one -> year - Year.parse(one).getValue())
                        .filter(age -> age >= 0 && age < GROWN_UP)
                        .sorted()
                        .mapToObj(age -> w.count("value.age", age))
                        .collect(Collectors.joining(", "));
        return ages.isEmpty() ? Optional.empty() : Optional.of(ages);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    /// An amount in whole units, or dots.
    private String money(long minor) {
        return finance
                ? w.wholeMoney(BigDecimal.valueOf(minor, decimals), figures.currency())
                : Masks.DOTS;
    }

    private String amount(long minor) {
        return w.money(BigDecimal.valueOf(minor, decimals), figures.currency());
    }

    private String signed(long minor) {
        return (minor < 0 ? "−" : "") + amount(Math.abs(minor));
    }

    private String units(double units) {
        return w.wholeMoney(BigDecimal.valueOf(units), figures.currency());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
