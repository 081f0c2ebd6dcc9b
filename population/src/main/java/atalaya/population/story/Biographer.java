package atalaya.population.story;

import atalaya.population.chance.Chance;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Lives the two years of one customer.
///
/// Purchases come at random at the customer's own rate (gamma over customers, as in BG/NBD),
/// thinned by the season, until the customer leaves: of their own accord, or because something went
/// wrong once too often. So value is heavy-tailed, some are dormant, and bad service costs
/// customers.
public final class Biographer {
    private static final double YEARS_UNTIL_LEAVING = 6;
    private static final int MOST_PURCHASES = 200;

    private final long seed;
    private final LocalDateTime from;
    private final LocalDateTime until;
    private final Catalogue catalogue;
    private final Numbering numbering;
    private final Cast cast;
    private final Phrases phrases;
    private final CastStories stories;

    /// @param until the first day that is not told any more
    /// @param cast whose stories are told over the life that chance gave them
    public Biographer(
            long seed,
            LocalDate until,
            Catalogue catalogue,
            Numbering numbering,
            Phrases phrases,
            Cast cast) {
        this.seed = seed;
        this.until = until.atStartOfDay();
        this.from = until.minusYears(2).atStartOfDay();
        this.catalogue = catalogue;
        this.numbering = numbering;
        this.cast = cast;
        this.phrases = phrases;
        stories = new CastStories(catalogue);
    }

    public Life live(Shopper shopper) {
        var chance = Chance.of(seed, "life", shopper.entity());
        var life = new Life(from, until);
        var born = shopper.habits().since().atStartOfDay();
        var card = shopper.keys().card();
        if (card != null) {
            life.hold(card(shopper, card, chance));
        }
        var role = cast.keyOf(shopper);
        if (role == null) {
            var begin = born.isAfter(from) ? born : from;
            life.leave(later(begin, chance.exponential(YEARS_UNTIL_LEAVING) * 365));
        }
        var aftermath = new Aftermath(shopper, life, numbering, phrases, chance);
        shop(shopper, life, born, aftermath, chance);
        aftermath.callForOtherReasons();
        if (role != null) {
            stories.tell(role, shopper, life);
        }
        return life;
    }

    /// The first purchase of a new customer is on the day they came; of the others, some day later.
    private void shop(
            Shopper shopper, Life life, LocalDateTime born, Aftermath aftermath, Chance chance) {
        boolean isNew = born.isAfter(from);
        var at = isNew ? born.plusHours(10) : nextPurchase(from, shopper.habits(), chance);
        while (at.isBefore(until) && life.stillHere(at) && life.purchases.size() < MOST_PURCHASES) {
            var purchase = purchase(shopper, life, at, chance);
            life.purchases.add(purchase);
            aftermath.follow(purchase);
            at = nextPurchase(at, shopper.habits(), chance);
        }
    }

    private LocalDateTime nextPurchase(LocalDateTime last, Habits habits, Chance chance) {
        var at = last;
        do {
            at = later(at, chance.exponential(365 / (habits.ordersPerYear() * Calendar.BUSIEST)));
        } while (at.isBefore(until)
                && !chance.happens(Calendar.season(at.toLocalDate()) / Calendar.BUSIEST));
        return at;
    }

    private static LocalDateTime later(LocalDateTime at, double days) {
        return at.plusSeconds((long) Math.min(days * 86_400, 4e9));
    }

    private Purchase purchase(Shopper shopper, Life life, LocalDateTime near, Chance chance) {
        var habits = shopper.habits();
        boolean online = chance.happens(habits.onlineShare());
        var day = near.toLocalDate();
        var at = online ? Calendar.onTheWeb(day, chance) : Calendar.inShop(day, chance);
        if (!at.isBefore(until)) {
            at = until.minusMinutes(chance.between(60, 600));
        }
        boolean bargain = chance.happens(habits.bargains());
        var lines = new ArrayList<Purchase.Line>();
        do {
            lines.add(line(habits, bargain, chance));
        } while (lines.size() < 6 && chance.happens(0.34));
        return new Purchase(
                numbering.paper("P-", shopper.entity(), life.purchases.size()),
                at,
                online,
                catalogue.near(shopper.person().home().city(), chance),
                List.copyOf(lines),
                bargain && chance.happens(0.5)
                        ? "NORTE" + chance.oneOf(List.of(5, 10, 15, 20))
                        : "",
                life.card() != null && cardWorks(life.card(), at) && chance.happens(0.45));
    }

    private static boolean cardWorks(Life.CardLife card, LocalDateTime at) {
        var activated = card.activated();
        var stopped = card.stopped();
        return activated != null
                && activated.isBefore(at.toLocalDate())
                && (stopped == null || stopped.isAfter(at.toLocalDate()));
    }

    private Purchase.Line line(Habits habits, boolean bargain, Chance chance) {
        var product = catalogue.any(chance);
        var other = catalogue.any(chance);
        boolean wantsDearer = chance.happens(habits.taste() / (1 + habits.taste()));
        if (wantsDearer == (other.cents() > product.cents())) {
            product = other;
        }
        int units = product.cents() < 6_000 && chance.happens(0.18) ? chance.between(2, 4) : 1;
        double price = bargain ? chance.oneOf(List.of(0.9, 0.85, 0.8, 0.7)) : 1;
        return new Purchase.Line(product, units, Math.round(product.cents() * units * price));
    }

    private static final List<String> PROMOTIONS =
            List.of(
                    "ALTA EN TIENDA",
                    "REGALO CAFETERA",
                    "SIN CUOTA PRIMER AÑO",
                    "CAMPAÑA BLACK FRIDAY",
                    "FINANCIACIÓN");

    private Life.CardLife card(Shopper shopper, String token, Chance chance) {
        var since = shopper.habits().since();
        var earliest =
                since.isAfter(until.toLocalDate().minusYears(5))
                        ? since
                        : until.toLocalDate().minusYears(5);
        long days = Math.max(1, ChronoUnit.DAYS.between(earliest, until.toLocalDate()));
        var issued = earliest.plusDays((long) (chance.share() * days));
        var promotion = chance.oneOf(PROMOTIONS);
        // A present for signing brings cards that nobody uses.
        boolean never = chance.happens(promotion.startsWith("REGALO") ? 0.38 : 0.10);
        var activated = issued.plusDays(chance.between(2, 30));
        boolean lapsed = chance.happens(0.16);
        var stopped = activated.plusDays(chance.between(60, 900));
        return new Life.CardLife(
                token,
                issued,
                promotion,
                never || !activated.isBefore(until.toLocalDate()) ? null : activated,
                lapsed && stopped.isBefore(until.toLocalDate()) ? stopped : null,
                chance.gamma(0.8, 0.55),
                chance.happens(0.3) ? 0.5 + chance.share() / 2 : chance.share() * 0.4,
                500L * chance.between(1, 8));
    }
}
