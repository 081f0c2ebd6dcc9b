package atalaya.population.story;

import java.time.LocalDateTime;
import java.util.List;

/// Things bought at once.
///
/// @param order the number that all departments use
/// @param shop where it was made or, online, the shop nearest to the customer
/// @param coupon the code redeemed, or empty
/// @param byCard whether the company's own card paid
public record Purchase(
        String order,
        LocalDateTime at,
        boolean online,
        Catalogue.Shop shop,
        List<Line> lines,
        String coupon,
        boolean byCard) {

    /// @param cents what was paid for all units, after discounts
    public record Line(Product product, int units, long cents) {
        public long costCents() {
            return units * product.costCents();
        }
    }

    /// The number on the ticket of a shop's till.
    public String ticket() {
        return "T" + order.substring(2);
    }

    public long cents() {
        return lines.stream().mapToLong(Line::cents).sum();
    }

    public long costCents() {
        return lines.stream().mapToLong(Line::costCents).sum();
    }

    public int units() {
        return lines.stream().mapToInt(Line::units).sum();
    }

    public Product first() {
        return lines.getFirst().product();
    }
}
