package atalaya.insight.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SevenMeasuresTest {

    private static MeasureParts sale(int day, long cents, String product) {
        return parts(
                new PurchaseDays.Builder().add(day, cents, cents).build(),
                product,
                ProductDays.ofPurchase(day),
                DaySums.NONE,
                DaySums.NONE,
                DaySums.NONE);
    }

    private static MeasureParts interest(int day, String product) {
        return parts(
                PurchaseDays.NONE,
                product,
                ProductDays.ofInterest(day),
                DaySums.NONE,
                DaySums.NONE,
                DaySums.NONE);
    }

    private static MeasureParts call(int day, int outcome, int seconds) {
        return parts(
                PurchaseDays.NONE,
                "",
                ProductDays.NONE,
                DaySums.of(day, 1000L * outcome),
                DaySums.of(day, seconds),
                DaySums.NONE);
    }

    private static MeasureParts opinion(int day, int thousandths) {
        return parts(
                PurchaseDays.NONE,
                "",
                ProductDays.NONE,
                DaySums.NONE,
                DaySums.NONE,
                DaySums.of(day, thousandths));
    }

    private static MeasureParts parts(
            PurchaseDays purchases,
            String product,
            ProductDays days,
            DaySums service,
            DaySums seconds,
            DaySums opinions) {
        var products = new TreeMap<String, ProductDays>();
        if (!product.isEmpty()) {
            products.put(product, days);
        }
        return new MeasureParts(purchases, products, service, seconds, opinions);
    }

    private static final List<MeasureParts> ANN =
            List.of(
                    interest(990, "oven"),
                    interest(995, "oven"),
                    sale(1_000, 50_000, "oven"),
                    sale(1_010, 500, "bread"),
                    sale(1_030, 500, "bread"),
                    interest(1_040, "oven"),
                    sale(1_100, 45_000, "oven"),
                    call(1_015, -6, 300),
                    call(1_101, 4, 270),
                    call(600, -10, 9_000),
                    opinion(700, -500),
                    opinion(1_110, 1_000));

    private static MeasureParts all(List<MeasureParts> parts) {
        return parts.stream().reduce(MeasureParts.NONE, MeasureParts::merge);
    }

    @Test
    void theSevenMeasuresOfAnn() {
        var measures = SevenMeasures.of(all(ANN), 1_120);

        assertThat(measures.revenue()).isEqualTo(96_000);
        assertThat(measures.preferredProducts()).containsExactly("bread", "oven");
        assertThat(Objects.requireNonNull(measures.frequency()).median()).isEqualTo(20);
        assertThat(measures.salesCycleDays()).isEqualTo(35);
        assertThat(measures.perceivedService()).isEqualTo(-1);
        assertThat(measures.serviceContacts()).isEqualTo(2);
        assertThat(measures.serviceMinutes()).isEqualTo(9);
        assertThat(measures.socialOpinion()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void aLookFromAnEarlierDaySeesNothingLater() {
        var measures = SevenMeasures.of(all(ANN), 1_005);

        assertThat(measures.revenue()).isEqualTo(50_000);
        assertThat(measures.frequency()).isNull();
        assertThat(measures.salesCycleDays()).isEqualTo(10);
        assertThat(measures.perceivedService()).isNull();
        assertThat(measures.socialOpinion()).isEqualTo(-0.5);
    }

    @Test
    void whoSharesPartsInAnyOrderHasTheSameMeasures() {
        long seed = 5;
        var shuffled = new ArrayList<>(ANN);
        Collections.shuffle(shuffled, new Random(seed));
        var left = all(shuffled.subList(0, 5));
        var right = all(shuffled.subList(5, shuffled.size()));

        assertThat(right.merge(left)).as("seed %d", seed).isEqualTo(all(ANN));
    }
}
