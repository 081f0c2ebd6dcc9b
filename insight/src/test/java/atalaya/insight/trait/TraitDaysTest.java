package atalaya.insight.trait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import atalaya.insight.trait.Aggregate.Count;
import atalaya.insight.trait.Aggregate.Days;
import atalaya.insight.trait.Aggregate.Figure;
import atalaya.insight.trait.Aggregate.Moment;
import atalaya.insight.trait.Aggregate.Ranking;
import atalaya.insight.trait.Field.Own;
import atalaya.insight.trait.Field.Property;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraitDaysTest {

    private static final int TODAY = (int) LocalDate.of(2026, 11, 25).toEpochDay();

    private static final Trait ORDERS = trait("orders", Set.of("Order Completed"), new Count(), 90);
    private static final Trait SPEND =
            trait("spend", Set.of("Order Completed"), sum(Own.AMOUNT), 365);
    private static final Trait LAST =
            trait("last", Set.of("Order Completed"), new Moment(true, Own.AT), 0);
    private static final Trait FIRST = trait("first", Set.of(), new Moment(false, Own.CHANNEL), 0);
    private static final Trait ACTIVE_DAYS = trait("active_days", Set.of(), new Days(), 30);
    private static final Trait DEAREST =
            trait("dearest", Set.of(), new Figure(Part.Figure.MOST, Own.AMOUNT), 0);
    private static final Trait CATEGORY =
            trait(
                    "category",
                    Set.of(),
                    new Ranking(
                            Property.of("category"), Map.of("Order Completed", 5), 30, false, 20),
                    0);
    private static final Trait CHANNEL =
            trait("channel", Set.of(), new Ranking(Own.CHANNEL, Map.of(), 180, true, 20), 0);
    private static final List<Trait> ALL =
            List.of(ORDERS, SPEND, LAST, FIRST, ACTIVE_DAYS, DEAREST, CATEGORY, CHANNEL);

    private static Figure sum(Field of) {
        return new Figure(Part.Figure.SUM, of);
    }

    private static Trait trait(String name, Set<String> types, Aggregate aggregate, int days) {
        return new Trait(name, Map.of(), types, Filter.ALL, aggregate, days);
    }

    private static Happened order(int daysAgo, String amount, String currency) {
        return happened(daysAgo, "Order Completed", "web", amount, currency, Map.of());
    }

    private static Happened viewed(int daysAgo, String category) {
        return happened(daysAgo, "Product Viewed", "web", null, null, Map.of("category", category));
    }

    private static Happened happened(
            int daysAgo,
            String type,
            String channel,
            @Nullable String amount,
            @Nullable String currency,
            Map<String, Object> properties) {
        return new Happened(
                1_000 - daysAgo,
                LocalDate.ofEpochDay(TODAY - daysAgo).atTime(12, 0).toInstant(ZoneOffset.UTC),
                type,
                "shop",
                channel,
                null,
                amount == null ? null : new BigDecimal(amount),
                currency,
                null,
                null,
                properties);
    }

    private static TraitDays days(Happened... some) {
        var days = new TraitDays();
        for (var one : some) {
            days.add(one, ALL);
        }
        return days;
    }

    @Test
    void aWindowHoldsTodayAndTheDaysBeforeIt() {
        var ann = days(order(0, "10", "EUR"), order(89, "20", "EUR"), order(90, "40", "EUR"));

        assertThat(ann.value(ORDERS, TODAY)).isEqualTo(new TraitValue.Number(2, 2));
        assertThat(ann.value(ORDERS, TODAY + 1)).isEqualTo(new TraitValue.Number(1, 1));
        assertThat(ann.value(ORDERS, TODAY - 1)).isEqualTo(new TraitValue.Number(2, 2));
        assertThat(ann.value(ORDERS, TODAY + 90)).isEqualTo(new TraitValue.Number(0, 0));
    }

    @Test
    void whatLiesAheadDoesNotCountYet() {
        var ann = days(order(-3, "10", "EUR"));

        assertThat(ann.value(LAST, TODAY)).isEqualTo(new TraitValue.Unknown());
        assertThat(ann.value(LAST, TODAY + 3)).isInstanceOf(TraitValue.Said.class);
    }

    @Test
    void eachCurrencyHasItsOwnSum() {
        var ann = days(order(1, "10.50", "EUR"), order(2, "4.50", "EUR"), order(3, "300", "MXN"));

        var spend = (TraitValue.Figures) ann.value(SPEND, TODAY);

        assertThat(spend.events()).isEqualTo(3);
        assertThat(spend.byUnit().get("EUR")).isEqualByComparingTo("15");
        assertThat(spend.byUnit().get("MXN")).isEqualByComparingTo("300");
    }

    @Test
    void anInterestHalvesWithItsHalfLife() {
        var ann = days(viewed(0, "shoes"), viewed(30, "boots"), viewed(30, "boots"));

        var ranking = (TraitValue.Ranking) ann.value(CATEGORY, TODAY);

        assertThat(ranking.ranked())
                .extracting(TraitValue.Ranked::value)
                .containsExactly("boots", "shoes");
        assertThat(ranking.ranked().getFirst().score()).isCloseTo(1, within(1e-12));
        assertThat(ranking.ranked().getFirst().share()).isCloseTo(0.5, within(1e-12));
        var later = (TraitValue.Ranking) ann.value(CATEGORY, TODAY + 30);
        assertThat(later.ranked().getFirst().score()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aHundredPagesOnOneDayAreOneVisitThroughTheirChannel() {
        var ann = days();
        for (int i = 0; i < 100; i++) {
            ann.add(viewed(1, "shoes"), ALL);
        }
        ann.add(happened(1, "Call Ended", "call", null, null, Map.of()), ALL);
        ann.add(happened(2, "Call Ended", "call", null, null, Map.of()), ALL);

        var ranking = (TraitValue.Ranking) ann.value(CHANNEL, TODAY);

        assertThat(ranking.ranked().getFirst().value()).isEqualTo("call");
    }

    @Test
    void aPropertyWithinAListSaysSeveralThings() {
        var order =
                happened(
                        1,
                        "Order Completed",
                        "web",
                        "10",
                        "EUR",
                        Map.of(
                                "products",
                                List.of(Map.of("category", "shoes"), Map.of("category", "hats"))));

        assertThat(Property.of("products.category").texts(order)).containsExactly("shoes", "hats");
        assertThat(Property.of("products").texts(order)).isEmpty();
        assertThat(Property.of("products.category.deeper").texts(order)).isEmpty();
    }

    @Test
    void aFilterIsATreeOfPlainConditions() {
        var dear = new Filter.Between(Own.AMOUNT, new BigDecimal("50"), null);
        var byWeb = new Filter.Is(Own.CHANNEL, Set.of("WEB"));
        var coupon = new Filter.Said(Property.of("coupon"));
        var filter =
                new Filter.All(
                        List.of(
                                dear,
                                new Filter.Any(List.of(byWeb, coupon)),
                                new Filter.Not(new Filter.Is(Own.SOURCE, Set.of("erp")))));

        assertThat(filter.lets(order(1, "50", "EUR"))).isTrue();
        assertThat(filter.lets(order(1, "49.99", "EUR"))).isFalse();
        assertThat(filter.lets(viewed(1, "shoes"))).isFalse();
        var inStore = happened(1, "Order Completed", "store", "60", "EUR", Map.of("coupon", "X"));
        assertThat(filter.lets(inStore)).isTrue();
        assertThat(new Filter.Not(Filter.ALL).lets(inStore)).isFalse();
    }

    @Test
    void aNumberThatWouldFillTheMemoryIsNone() {
        assertThat(Field.number("1E1000000000")).isEmpty();
        assertThat(Field.number("1E-1000000000")).isEmpty();
        assertThat(Field.number("9".repeat(41))).isEmpty();
        assertThat(Field.number("ten")).isEmpty();
        assertThat(Field.number(" 12.50 ")).contains(new BigDecimal("12.50"));
    }

    @Test
    void ofTooManyValuesTheSameStayInWhateverOrderTheyCame() {
        var views = new ArrayList<Happened>();
        for (int i = 0; i < 3 * Part.Weights.MOST; i++) {
            views.add(viewed(1, "category " + i / 2));
        }
        var inOrder = days(views.toArray(Happened[]::new));
        Collections.shuffle(views, new Random(7));
        var shuffled = days(views.toArray(Happened[]::new));

        assertThat(shuffled).isEqualTo(inOrder);
        inOrder.forEachDay((_, parts) ->
                assertThat(parts.get("category"))
                        .isInstanceOfSatisfying(
                                Part.Weights.class,
                                weights ->
                                        assertThat(weights.byValue())
                                                .hasSize(Part.Weights.MOST)
                                                .allSatisfy((_, weight) ->
                                                        assertThat(weight).isEqualTo(2))));
    }

    /// Customers are merged, parted and go on living in random ways; each time the parts of their
    /// records give what counting all interactions anew gives (R4).
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void mergingAndPartingCustomersLeavesEveryTraitAsCountedAnew(long seed) {
        var random = new Random(seed);
        var records = new ArrayList<Lived>();
        for (int record = 0; record < 6; record++) {
            records.add(new Lived(record));
        }
        for (int step = 0; step < 300; step++) {
            var record = records.get(random.nextInt(6));
            if (random.nextInt(3) > 0) {
                var one = some(random, step);
                record.happened.add(one);
                record.parts.add(one, ALL);
            } else {
                record.customer = random.nextInt(6);
            }
            var folded = new TraitDays();
            var counted = new ArrayList<Happened>();
            records.stream()
                    .filter(its -> its.customer == record.customer)
                    .forEach(its -> {
                        folded.addAll(its.parts);
                        counted.addAll(its.happened);
                    });
            Collections.shuffle(counted, random);
            var anew = days(counted.toArray(Happened[]::new));
            int today = TODAY - random.nextInt(50);
            for (var trait : ALL) {
                assertThat(folded.value(trait, today))
                        .as("%s, seed %d, step %d", trait.name(), seed, step)
                        .isEqualTo(anew.value(trait, today));
            }
            assertOrdersBySimpleCounting(folded, counted, today, seed);
        }
    }

    /// A record, what happened to it, and whose it is.
    private static final class Lived {
        private final List<Happened> happened = new ArrayList<>();
        private final TraitDays parts = new TraitDays();
        private int customer;

        Lived(int customer) {
            this.customer = customer;
        }
    }

    private static void assertOrdersBySimpleCounting(
            TraitDays folded, List<Happened> counted, int today, long seed) {
        long orders = 0;
        Instant last = null;
        for (var one : counted) {
            if (one.type().equals("Order Completed") && one.day() <= today) {
                orders += today - one.day() < 90 ? 1 : 0;
                last = last == null || one.at().isAfter(last) ? one.at() : last;
            }
        }
        assertThat(((TraitValue.Number) folded.value(ORDERS, today)).number())
                .as("seed %d", seed)
                .isEqualTo(orders);
        var said = folded.value(LAST, today);
        assertThat(said instanceof TraitValue.Said(var _, var _, var at) ? at : null)
                .isEqualTo(last);
    }

    private static Happened some(Random random, int step) {
        boolean order = random.nextBoolean();
        return new Happened(
                step,
                LocalDate.ofEpochDay(TODAY - random.nextInt(200))
                        .atTime(random.nextInt(24), 0)
                        .toInstant(ZoneOffset.UTC),
                order ? "Order Completed" : "Product Viewed",
                "shop",
                List.of("web", "store", "app").get(random.nextInt(3)),
                null,
                order ? BigDecimal.valueOf(random.nextInt(100_000), 2) : null,
                order ? (random.nextInt(5) == 0 ? "MXN" : "EUR") : null,
                null,
                null,
                Map.of("category", "category " + random.nextInt(5)));
    }
}
