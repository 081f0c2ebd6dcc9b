package atalaya.server.value;

import static atalaya.insight.value.LedgerPart.COST;
import static atalaya.insight.value.LedgerPart.DISCOUNTS;
import static atalaya.insight.value.LedgerPart.RETURNS;
import static atalaya.insight.value.LedgerPart.SALES;

import atalaya.insight.value.PurchaseDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one customer ordered, and what they gave back.
///
/// An order counts once, whoever speaks of it: the first to complete it says what was paid, and an
/// invoice adds what the goods cost. What comes back takes its cost back too, in the proportion of
/// all that the customer bought, unless it was found to have a defect: then it is lost.
final class Orders {

    static final Set<String> TYPES =
            Set.of(
                    "Order Completed",
                    "Order Updated",
                    "Order Cancelled",
                    "Order Refunded",
                    "Return Refunded");

    private final List<Sale> sales = new ArrayList<>();
    private final List<Back> backs = new ArrayList<>();
    private final Map<Long, Sale> byReference = new HashMap<>();
    private final Set<Long> faulty = new HashSet<>();
    private final Set<Refund> refunded = new HashSet<>();
    private final Map<Long, Long> invoiced = new HashMap<>();
    private int firstSale = Integer.MAX_VALUE;
    private long knownPaid;
    private long knownCost;
    private int twice;
    private int orphans;

    private static final class Sale {
        final int day;
        final @Nullable String channel;
        final long amount;
        final long discount;
        @Nullable Long cost;
        boolean cancelled;

        Sale(Fact fact, long amount, long discount, @Nullable Long cost) {
            this.day = ValueFold.day(fact.at());
            this.channel = fact.channel();
            this.amount = amount;
            this.discount = discount;
            this.cost = cost;
        }
    }

    /// What was sold at once.
    ///
    /// @param worth its margin where known, else what was paid
    record Sold(int day, @Nullable String channel, long worth) {}

    /// @param cost what comes back with it; null where it is to be reckoned
    private record Back(int day, long amount, @Nullable Long cost) {}

    /// What tells one refund from another.
    private record Refund(String type, long reference, long amount, int day) {}

    private Orders() {}

    /// @param facts in order
    static Orders of(List<Fact> facts) {
        var orders = new Orders();
        facts.stream()
                .filter(fact -> fact.faulty() && fact.reference() != 0)
                .forEach(fact -> orders.faulty.add(fact.reference()));
        facts.stream()
                .filter(fact -> fact.type().equals("Order Completed"))
                .forEach(orders::complete);
        facts.stream().filter(fact -> fact.type().equals("Order Updated")).forEach(orders::invoice);
        orders.sales.forEach(orders::sum);
        facts.forEach(orders::takeBack);
        return orders;
    }

    private void complete(Fact fact) {
        var amount = fact.amount();
        if (amount == null || amount < 0) {
            return;
        }
        var cost = fact.cost() != null && fact.cost() >= 0 ? fact.cost() : null;
        var there = fact.ofOrder() ? byReference.get(fact.reference()) : null;
        if (there != null) {
            there.cost = there.cost == null ? cost : there.cost;
            twice++;
            return;
        }
        var sale = new Sale(fact, amount, fact.discount(), cost);
        sales.add(sale);
        if (fact.ofOrder()) {
            byReference.put(fact.reference(), sale);
        }
    }

    private void invoice(Fact fact) {
        if (fact.cost() == null || fact.cost() < 0 || !fact.ofOrder()) {
            return;
        }
        var sale = byReference.get(fact.reference());
        if (sale == null) {
            invoiced.put(fact.reference(), fact.cost());
        } else if (sale.cost == null) {
            sale.cost = fact.cost();
        }
    }

    private void sum(Sale sale) {
        firstSale = Math.min(firstSale, sale.day);
        if (sale.cost != null) {
            knownPaid = Math.addExact(knownPaid, sale.amount);
            knownCost = Math.addExact(knownCost, sale.cost);
        }
    }

    private void takeBack(Fact fact) {
        var amount = fact.amount();
        switch (fact.type()) {
            case "Order Completed" -> {
                if (amount != null && amount < 0) {
                    refund(fact, -amount);
                }
            }
            case "Order Cancelled" -> cancel(fact);
            case "Order Refunded", "Return Refunded" -> {
                if (amount != null && amount != 0) {
                    refund(fact, Math.abs(amount));
                }
            }
            default -> {}
        }
    }

    private void cancel(Fact fact) {
        var sale = fact.ofOrder() ? byReference.get(fact.reference()) : null;
        if (sale == null) {
            if (fact.amount() != null && fact.amount() != 0) {
                refund(fact, Math.abs(fact.amount()));
            }
            return;
        }
        if (sale.cancelled) {
            twice++;
            return;
        }
        sale.cancelled = true;
        backs.add(
                new Back(
                        ValueFold.day(fact.at()),
                        sale.amount,
                        sale.cost == null ? (Long) 0L : sale.cost));
    }

    /// A return is refunded once; an order may be in parts, but not twice the same on one day.
    private void refund(Fact fact, long amount) {
        int day = ValueFold.day(fact.at());
        var known =
                fact.type().equals("Return Refunded")
                        ? new Refund(fact.type(), fact.reference(), 0, 0)
                        : new Refund(fact.type(), fact.reference(), amount, day);
        if (fact.reference() != 0 && !refunded.add(known)) {
            twice++;
            return;
        }
        orphans += day < firstSale ? 1 : 0;
        backs.add(new Back(day, amount, faulty.contains(fact.reference()) ? (Long) 0L : null));
    }

    void book(ValueFold.Ledgers ledgers) {
        for (var sale : sales) {
            ledgers.book(sale.day, SALES, Math.addExact(sale.amount, sale.discount));
            ledgers.book(sale.day, DISCOUNTS, sale.discount);
            ledgers.book(sale.day, COST, sale.cost == null ? 0 : sale.cost);
        }
        for (var back : backs) {
            ledgers.book(back.day, RETURNS, back.amount);
            ledgers.book(back.day, COST, -costBack(back));
        }
    }

    /// Worth is the margin where known, else what was paid.
    PurchaseDays days() {
        var days = new PurchaseDays.Builder();
        for (var sale : sales) {
            days.add(sale.day, sale.amount, sale.amount - (sale.cost == null ? 0 : sale.cost));
        }
        for (var back : backs) {
            days.add(back.day, -back.amount, costBack(back) - back.amount);
        }
        return days.build();
    }

    private long costBack(Back back) {
        if (back.cost != null) {
            return back.cost;
        }
        return knownPaid == 0
                ? 0
                : BigDecimal.valueOf(back.amount)
                        .multiply(BigDecimal.valueOf(knownCost))
                        .divide(BigDecimal.valueOf(knownPaid), 0, RoundingMode.HALF_EVEN)
                        .longValueExact();
    }

    /// What was sold and not cancelled, in order.
    List<Sold> sold() {
        return sales.stream()
                .filter(sale -> !sale.cancelled)
                .map(sale ->
                        new Sold(
                                sale.day,
                                sale.channel,
                                sale.amount - (sale.cost == null ? 0 : sale.cost)))
                .toList();
    }

    int twice() {
        return twice;
    }

    int orphans() {
        return orphans;
    }

    int costless() {
        return (int) sales.stream().filter(sale -> sale.cost == null && sale.amount > 0).count();
    }

    long costlessSales() {
        return sales.stream()
                .filter(sale -> sale.cost == null)
                .mapToLong(sale -> sale.amount)
                .reduce(0, Math::addExact);
    }

    long strayCosts() {
        return invoiced.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }
}
