package atalaya.server.value;

import atalaya.insight.value.DaySums;
import atalaya.insight.value.MeasureParts;
import atalaya.insight.value.ProductDays;
import atalaya.insight.value.PurchaseDays;
import atalaya.insight.value.SevenMeasures;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The parts of the seven measures, and the habits, from the facts of one customer.
final class Measuring {

    private static final Set<String> INTEREST =
            Set.of("Product Viewed", "Product Added", "Lead Created", "Quote Sent");
    private static final Set<String> OPINIONS =
            Set.of("Mention", "Comment", "Review", "Product Reviewed");
    private static final Set<String> SERVICE = Set.of("calls", "cases", "returns");
    private static final Set<String> OFFERED = Set.of("Offer Presented", "Email Delivered");
    private static final Set<String> ANSWERED =
            Set.of("Offer Accepted", "Email Opened", "Coupon Redeemed");

    /// What the company does, not the customer.
    private static final Set<String> OURS =
            Set.of("Email Delivered", "Email Bounced", "Survey Sent", "Offer Presented");

    private static final int REGULAR_DAYS = 3;
    private static final int MOST = 3;

    private Measuring() {}

    static MeasureParts parts(List<Fact> facts, PurchaseDays days) {
        var wanted = new TreeMap<String, Set<Integer>>();
        var bought = new TreeMap<String, TreeMap<Integer, Integer>>();
        var service = new DaySums.Builder();
        var seconds = new DaySums.Builder();
        var opinions = new DaySums.Builder();
        for (var fact : facts) {
            int day = ValueFold.day(fact.at());
            for (var product : fact.products()) {
                if (INTEREST.contains(fact.type())) {
                    wanted.computeIfAbsent(product, _ -> new TreeSet<>()).add(day);
                } else if (fact.type().equals("Order Completed")) {
                    bought.computeIfAbsent(product, _ -> new TreeMap<>())
                            .merge(day, 1, Integer::sum);
                }
            }
            if (isService(fact)) {
                service.add(day, Math.round(fact.outcome() * 1000));
                if (fact.seconds() > 0) {
                    seconds.add(day, fact.seconds());
                }
            }
            if (OPINIONS.contains(fact.type()) && !Double.isNaN(fact.polarity())) {
                opinions.add(day, Math.round(fact.polarity() * 1000));
            }
        }
        return new MeasureParts(
                days, products(wanted, bought), service.build(), seconds.build(), opinions.build());
    }

    private static boolean isService(Fact fact) {
        return SERVICE.contains(ValueFold.family(fact.type()))
                || fact.type().equals("Survey Answered");
    }

    private static SortedMap<String, ProductDays> products(
            Map<String, Set<Integer>> wanted, Map<String, TreeMap<Integer, Integer>> bought) {
        var products = new TreeMap<String, ProductDays>();
        wanted.forEach((product, days) ->
                products.put(product, new ProductDays(new TreeSet<>(days), new TreeMap<>())));
        bought.forEach((product, days) ->
                products.merge(
                        product, new ProductDays(new TreeSet<>(), days), ProductDays::merge));
        return products;
    }

    static Habits habits(List<Fact> facts, MeasureParts parts, SevenMeasures measures, int until) {
        int offered = 0;
        int answered = 0;
        var channels = new HashMap<String, Integer>();
        for (var fact : facts) {
            if (ValueFold.day(fact.at()) <= until - ValueFold.TWELVE_MONTHS) {
                continue;
            }
            offered += OFFERED.contains(fact.type()) ? 1 : 0;
            answered += ANSWERED.contains(fact.type()) ? 1 : 0;
            var channel = fact.channel();
            if (channel != null && !OURS.contains(fact.type())) {
                channels.merge(channel, 1, Integer::sum);
            }
        }
        return new Habits(
                regular(parts, until), offered, answered, next(parts, measures), most(channels));
    }

    private static List<String> regular(MeasureParts parts, int until) {
        return parts.products().entrySet().stream()
                .filter(entry -> days(entry.getValue(), until) >= REGULAR_DAYS)
                .sorted(
                        Comparator.comparingInt((Map.Entry<String, ProductDays> entry) ->
                                        -days(entry.getValue(), until))
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int days(ProductDays product, int until) {
        return product.bought().headMap(until + 1).size();
    }

    private static @Nullable LocalDate next(MeasureParts parts, SevenMeasures measures) {
        var rhythm = measures.frequency();
        var last = parts.purchases().lastPurchase();
        return rhythm == null || last.isEmpty()
                ? null
                : LocalDate.ofEpochDay(rhythm.expectedNext(last.getAsInt()));
    }

    private static @Nullable String most(Map<String, Integer> channels) {
        return channels.entrySet().stream()
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
