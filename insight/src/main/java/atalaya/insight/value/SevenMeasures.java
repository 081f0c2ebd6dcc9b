package atalaya.insight.value;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one looks at first of a customer, at the end of a day.
///
/// @param revenue net sales of all time, in minor units
/// @param preferredProducts at most three, the most bought first, of equals the first by name
/// @param frequency days between purchases; null with fewer than two gaps
/// @param salesCycleDays median of the days from first interest in a product to its purchase; null
///   where no interest was seen before a purchase
/// @param perceivedService mean outcome of 12 months, −10 to 10; null without any
/// @param serviceContacts how many outcomes that is the mean of
/// @param serviceMinutes of 12 months, rounded down
/// @param socialOpinion mean polarity of all time, −1 to 1; null without any
/// @param opinions how many that is the mean of
public record SevenMeasures(
        long revenue,
        List<String> preferredProducts,
        @Nullable Rhythm frequency,
        @Nullable Double salesCycleDays,
        @Nullable Double perceivedService,
        int serviceContacts,
        long serviceMinutes,
        @Nullable Double socialOpinion,
        int opinions) {

    private static final int PREFERRED = 3;
    private static final int TWELVE_MONTHS = 365;
    private static final double THOUSANDTHS = 1000;

    public static SevenMeasures of(MeasureParts parts, int until) {
        var service = parts.service().between(until - TWELVE_MONTHS, until);
        var opinions = parts.opinions().between(Integer.MIN_VALUE, until);
        var purchases = parts.purchases().until(until);
        return new SevenMeasures(
                purchases.net(),
                preferred(parts, until),
                Rhythm.of(purchases.gaps()).orElse(null),
                salesCycle(parts, until),
                service.count() == 0 ? null : service.mean() / THOUSANDTHS,
                service.count(),
                parts.serviceSeconds().between(until - TWELVE_MONTHS, until).sum() / 60,
                opinions.count() == 0 ? null : opinions.mean() / THOUSANDTHS,
                opinions.count());
    }

    private static List<String> preferred(MeasureParts parts, int until) {
        return parts.products().entrySet().stream()
                .filter(entry -> entry.getValue().purchases(until) > 0)
                .sorted(
                        Comparator.comparingInt((Map.Entry<String, ProductDays> entry) ->
                                        -entry.getValue().purchases(until))
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(PREFERRED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static @Nullable Double salesCycle(MeasureParts parts, int until) {
        int[] cycles =
                parts.products().values().stream()
                        .flatMap(days -> days.cycles(until).stream())
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray();
        return cycles.length == 0 ? null : Rhythm.quantile(cycles, 0.5);
    }
}
