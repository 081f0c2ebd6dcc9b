package atalaya.population.story;

import atalaya.population.chance.Chance;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a firm was offered, ordered and paid.
///
/// @param deals in the order of time
public record FirmLife(List<Deal> deals) {
    /// @param decided when it was accepted or turned down, or null while it is open
    /// @param due when the invoice should be paid, or null where there is none
    /// @param paid when it was, or null
    public record Deal(
            String quote,
            String order,
            LocalDateTime offered,
            @Nullable LocalDateTime decided,
            boolean accepted,
            Product product,
            int units,
            long cents,
            @Nullable LocalDate due,
            @Nullable LocalDateTime paid,
            boolean declined) {

        public long costCents() {
            return units * product.costCents();
        }
    }

    /// Two years of a firm that orders at its own rate and pays as such firms do.
    public static FirmLife of(
            Firm firm, long seed, LocalDate until, Catalogue catalogue, Numbering numbering) {
        var chance = Chance.of(seed, "firm-life", firm.entity());
        var end = until.atStartOfDay();
        var from = until.minusYears(2).isAfter(firm.since()) ? until.minusYears(2) : firm.since();
        boolean slowPayer = chance.happens(0.15);
        var deals = new ArrayList<Deal>();
        var day = from;
        while (deals.size() < Numbering.PAPERS) {
            day = day.plusDays(1 + (long) chance.exponential(365 / firm.ordersPerYear()));
            if (!day.isBefore(until)) {
                break;
            }
            deals.add(deal(firm, deals.size(), day, end, slowPayer, catalogue, numbering, chance));
        }
        return new FirmLife(List.copyOf(deals));
    }

    private static Deal deal(
            Firm firm,
            int nth,
            LocalDate day,
            LocalDateTime end,
            boolean slowPayer,
            Catalogue catalogue,
            Numbering numbering,
            Chance chance) {
        var offered = Calendar.inOffice(day, chance);
        var decided = Calendar.inOffice(day.plusDays(chance.between(1, 25)), chance);
        boolean accepted = chance.happens(0.58);
        boolean known = decided.isBefore(end);
        var product = catalogue.any(chance);
        int units = 1 + (int) chance.exponential(4);
        long cents = Math.round(product.cents() * units * (1 - 0.04 * chance.below(5)));
        var due = known && accepted ? decided.toLocalDate().plusDays(30) : null;
        LocalDateTime paid = null;
        if (due != null) {
            var when = due.plusDays(slowPayer ? chance.between(5, 70) : chance.between(-20, 4));
            paid = when.atTime(8, 0).isBefore(end) ? when.atTime(8, chance.below(60)) : null;
        }
        return new Deal(
                numbering.paper("OF-", firm.entity(), nth),
                numbering.paper("P-", firm.entity(), nth),
                offered,
                known ? decided : null,
                accepted,
                product,
                units,
                cents,
                due,
                paid,
                chance.happens(slowPayer ? 0.12 : 0.02));
    }
}
