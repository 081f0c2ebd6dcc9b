package atalaya.server.value;

import atalaya.insight.health.Health;
import atalaya.insight.value.Ledger;
import atalaya.insight.value.SevenMeasures;
import atalaya.server.access.FieldClass;
import atalaya.server.access.Masks;
import atalaya.server.access.Sight;
import atalaya.server.access.SignedIn;
import atalaya.server.profile.AboutCustomers;
import atalaya.server.profile.AskedCustomers;
import atalaya.server.profile.Profile;
import atalaya.server.resolve.CustomerId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The figures of a customer for programs, with what they are made of. Margins, costs and what is
/// expected are [FieldClass#FINANCE]: absent for who may not see them, and named in `masked`.
@AboutCustomers
@RestController
final class ScoresController {

    private final AskedCustomers asked;
    private final Values values;

    ScoresController(AskedCustomers asked, Values values) {
        this.asked = asked;
        this.values = values;
    }

    /// @param outcome the sum of the outcomes of all interactions, from −10 to 10 each
    /// @param figures null until the customer's first figures are made
    record ScoresView(
            CustomerId customer,
            long interactions,
            double outcome,
            @Nullable FiguresView figures) {}

    /// @param until as known at the end of this day, in UTC
    /// @param run whose cut points and models were used; 0 for none
    /// @param masked parts that this reader may not see
    record FiguresView(
            LocalDate until,
            int run,
            Instant computedAt,
            String currency,
            String standing,
            List<FrictionView> frictions,
            HealthView health,
            @Nullable RfmView rfm,
            @Nullable ExpectedView expected,
            @Nullable LedgerView ledger,
            @Nullable LedgerView year,
            MeasuresView measures,
            Habits habits,
            Notes notes,
            List<String> masked) {}

    record FrictionView(String kind, int times, Instant lastAt) {}

    /// @param middle where health begins; with the points of the reasons and the rest it is `value`
    /// @param before what it was 45 days earlier
    record HealthView(
            double value,
            double before,
            String trend,
            double middle,
            List<Feeling.Reason> reasons,
            double rest) {}

    /// @param worth null where it may not be seen
    /// @param segment what the scores say together; null with them
    record RfmView(
            int recencyDays,
            int purchases,
            @Nullable BigDecimal worth,
            @Nullable Integer recencyScore,
            @Nullable Integer frequencyScore,
            @Nullable Integer worthScore,
            @Nullable String segment) {}

    /// @param next12Months worth of the next 12 months, discounted
    /// @param lifetime worth of the next 36 months, discounted
    /// @param low nine in ten futures bring more
    /// @param high nine in ten futures bring less
    record ExpectedView(
            double alive,
            double purchases12Months,
            @Nullable BigDecimal perPurchase,
            @Nullable BigDecimal next12Months,
            @Nullable BigDecimal lifetime,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {}

    /// @param steps from sales down to the contribution, which is what is left after the last
    record LedgerView(List<StepView> steps, BigDecimal contribution) {}

    record StepView(String part, BigDecimal amount, BigDecimal after) {}

    record MeasuresView(
            BigDecimal revenue,
            List<String> preferredProducts,
            @Nullable Double gapDays,
            @Nullable Double salesCycleDays,
            @Nullable Double perceivedService,
            int serviceContacts,
            long serviceMinutes,
            @Nullable Double socialOpinion,
            int opinions) {}

    @GetMapping("/v1/customers/{identifier}/scores")
    ResponseEntity<?> scores(SignedIn who, @PathVariable String identifier) {
        return asked.answer(who, identifier, "/scores", profile -> view(profile, who.masks()));
    }

    private ScoresView view(Profile profile, Masks masks) {
        return new ScoresView(
                profile.customer(),
                profile.activity().interactions(),
                profile.activity().outcome(),
                values.of(profile.customer()).map(figures -> view(figures, masks)).orElse(null));
    }

    private FiguresView view(Figures figures, Masks masks) {
        boolean finance = masks.sight(FieldClass.FINANCE) == Sight.CLEAR;
        var feeling = figures.feeling();
        return new FiguresView(
                figures.until(),
                figures.run(),
                figures.computedAt(),
                figures.currency(),
                word(figures.standing()),
                figures.frictions().stream()
                        .map(one -> new FrictionView(word(one.kind()), one.times(), one.lastAt()))
                        .toList(),
                new HealthView(
                        feeling.value(),
                        feeling.before(),
                        word(feeling.trend()),
                        Health.MIDDLE,
                        feeling.reasons(),
                        feeling.rest()),
                rfm(figures, finance),
                expected(figures, finance),
                finance ? ledger(figures.ledger()) : null,
                finance ? ledger(figures.year()) : null,
                measures(figures.measures()),
                figures.habits(),
                figures.notes(),
                finance
                        ? List.of()
                        : List.of(
                                "ledger",
                                "year",
                                "rfm.worth",
                                "expected.perPurchase",
                                "expected.next12Months",
                                "expected.lifetime"));
    }

    private @Nullable RfmView rfm(Figures figures, boolean finance) {
        var rfm = figures.rfm();
        var scores = figures.scores();
        return rfm == null
                ? null
                : new RfmView(
                        rfm.recency(),
                        rfm.purchases(),
                        finance ? amount(rfm.worth()) : null,
                        scores == null ? null : (Integer) scores.recency(),
                        scores == null ? null : (Integer) scores.frequency(),
                        scores == null || !finance ? null : (Integer) scores.worth(),
                        scores == null ? null : word(scores.segment()));
    }

    private @Nullable ExpectedView expected(Figures figures, boolean finance) {
        var expected = figures.expected();
        if (expected == null) {
            return null;
        }
        var band = finance ? values.lifetime(figures.customer()).orElse(null) : null;
        return new ExpectedView(
                expected.alive(),
                expected.purchases(),
                finance ? units(expected.perPurchase()) : null,
                finance ? amount(expected.potential()) : null,
                finance ? amount(expected.lifetime()) : null,
                band == null ? null : units(band.low()),
                band == null ? null : units(band.high()));
    }

    private LedgerView ledger(Ledger ledger) {
        return new LedgerView(
                ledger.waterfall().stream()
                        .map(step ->
                                new StepView(
                                        word(step.part()),
                                        amount(step.amount()),
                                        amount(step.after())))
                        .toList(),
                amount(ledger.contribution()));
    }

    private MeasuresView measures(SevenMeasures measures) {
        var rhythm = measures.frequency();
        return new MeasuresView(
                amount(measures.revenue()),
                measures.preferredProducts(),
                rhythm == null ? null : (Double) rhythm.median(),
                measures.salesCycleDays(),
                measures.perceivedService(),
                measures.serviceContacts(),
                measures.serviceMinutes(),
                measures.socialOpinion(),
                measures.opinions());
    }

    private BigDecimal amount(long minor) {
        return BigDecimal.valueOf(minor, values.decimals());
    }

    private BigDecimal units(double units) {
        return BigDecimal.valueOf(units).setScale(values.decimals(), RoundingMode.HALF_EVEN);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
