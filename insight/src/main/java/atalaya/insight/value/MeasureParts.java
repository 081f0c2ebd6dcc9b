package atalaya.insight.value;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that [SevenMeasures] is made of. Parts of two records merge to those of their customer,
/// whatever the order.
///
/// @param purchases what was sold and taken back
/// @param products by product, when it was wanted and bought
/// @param service outcomes of calls, chats, cases, surveys and returns, in thousandths
/// @param serviceSeconds time spent on them
/// @param opinions polarity of public mentions, comments and reviews, −1000 to 1000
public record MeasureParts(
        PurchaseDays purchases,
        SortedMap<String, ProductDays> products,
        DaySums service,
        DaySums serviceSeconds,
        DaySums opinions) {

    public static final MeasureParts NONE =
            new MeasureParts(
                    PurchaseDays.NONE, new TreeMap<>(), DaySums.NONE, DaySums.NONE, DaySums.NONE);

    public MeasureParts {
        products = Collections.unmodifiableSortedMap(new TreeMap<>(products));
    }

    public MeasureParts merge(MeasureParts other) {
        var merged = new TreeMap<>(products);
        other.products.forEach((product, days) -> merged.merge(product, days, ProductDays::merge));
        return new MeasureParts(
                purchases.merge(other.purchases),
                merged,
                service.merge(other.service),
                serviceSeconds.merge(other.serviceSeconds),
                opinions.merge(other.opinions));
    }
}
