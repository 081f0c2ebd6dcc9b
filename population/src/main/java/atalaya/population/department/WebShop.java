package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.export.Dialect;
import atalaya.population.export.Json;
import atalaya.population.export.Table;
import atalaya.population.noise.Written;
import atalaya.population.story.Calendar;
import atalaya.population.story.Catalogue;
import atalaya.population.story.Life;
import atalaya.population.story.Product;
import atalaya.population.story.Purchase;
import atalaya.population.story.Shopper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/// The web shop and the mailings, as Segment's libraries report them: who signs in, what they look
/// at, what they order, which mails they open, which offers they take.
///
/// Before signing in people are an anonymous id; a mail is known by its address alone at times.
public final class WebShop implements Department {
    private static final double MAILS_A_YEAR = 1.8;
    private static final double BROWSES_A_YEAR = 0.8;
    private static final List<String> CAMPAIGNS =
            List.of(
                    "Novedades de otoño",
                    "Black Friday Hogar",
                    "Rebajas de enero",
                    "Club Norte",
                    "Día de la Madre",
                    "Vuelta al cole",
                    "Verano en el jardín",
                    "Cesta de Navidad");
    private static final List<String> OFFERS =
            List.of("ENVIO-GRATIS", "CAFE-20", "GARANTIA-3", "TARJETA-NORTE", "MENAJE-2X1");

    private final Office office;
    private final Catalogue catalogue;
    private final Table events;

    public WebShop(Office office, Catalogue catalogue) {
        this.office = office;
        this.catalogue = catalogue;
        events = office.byTime("web_eventos.jsonl.gz", Dialect.COMMAS, "");
    }

    @Override
    public List<Table> tables() {
        return List.of(events);
    }

    @Override
    public void serve(Shopper shopper, Life life) throws IOException {
        var keys = shopper.keys();
        var chance = office.chance("web", shopper.entity());
        var visit = new Visitor(shopper, life, chance);
        if (keys.anonymous().isEmpty()) {
            visit.orderUnseen();
            return;
        }
        for (int i = 0; i < keys.web().size(); i++) {
            visit.identify(keys.web().get(i), i);
            office.truth.is(keys.web().get(i), "web", shopper.entity());
        }
        for (var purchase : life.purchases) {
            if (purchase.online()) {
                visit.order(purchase);
            }
        }
        visit.browse();
        visit.mails();
        if (shopper.entity() == 0) {
            visit.askAboutReturn();
        }
    }

    /// One customer on the web.
    private final class Visitor {
        private final Shopper shopper;
        private final Life life;
        private final Chance chance;
        private final String user;
        private int count;

        /// The browser or telephone of this visit.
        private String device = "";

        Visitor(Shopper shopper, Life life, Chance chance) {
            this.shopper = shopper;
            this.life = life;
            this.chance = chance;
            user = shopper.keys().web().isEmpty() ? "" : shopper.keys().web().getFirst();
        }

        /// A record of who the user is, dated when they opened the account or since then.
        void identify(String account, int nth) throws IOException {
            var seen = office.write(shopper, "web", chance);
            var since = shopper.habits().since();
            var earliest = since.isAfter(life.from.toLocalDate()) ? since : life.from.toLocalDate();
            long days =
                    Math.max(
                            1,
                            java.time.temporal.ChronoUnit.DAYS.between(earliest, office.until())
                                    / 3);
            var at =
                    Calendar.at(
                            earliest.plusDays((long) (chance.share() * days)),
                            chance.between(9, 23),
                            chance);
            var anonymous =
                    shopper.keys()
                            .anonymous()
                            .get(Math.min(nth, shopper.keys().anonymous().size() - 1));
            send(
                    at,
                    new Json()
                            .with("type", "identify")
                            .with("userId", account)
                            .with("anonymousId", anonymous)
                            .with("traits", traits(seen)));
        }

        private Json traits(Written seen) {
            var surnames =
                    seen.surname2().isEmpty()
                            ? seen.surname1()
                            : seen.surname1() + " " + seen.surname2();
            var loyalty = shopper.keys().loyalty();
            return new Json()
                    .with("firstName", seen.given())
                    .with("lastName", surnames)
                    .with("email", seen.email())
                    .with("phone", seen.phone())
                    .with("birthday", seen.birth())
                    .with(
                            "gender",
                            seen.sex().equals("F")
                                    ? "female"
                                    : seen.sex().equals("M") ? "male" : "")
                    .with("nif", seen.document())
                    .with(
                            "club",
                            !loyalty.isEmpty() && chance.happens(0.18) ? loyalty.getFirst() : "")
                    .with("createdAt", shopper.habits().since().toString())
                    .with(
                            "newsletter",
                            chance.happens(0.15) ? "" : chance.happens(0.6) ? "true" : "false")
                    .with(
                            "address",
                            new Json()
                                    .with("street", seen.address())
                                    .with("postalCode", seen.postalCode())
                                    .with("city", seen.city())
                                    .with("state", seen.province()));
        }

        /// Who lets no browser be followed leaves an order and nothing else.
        void orderUnseen() throws IOException {
            for (var purchase : life.purchases) {
                if (purchase.online()) {
                    complete(purchase, false);
                }
            }
        }

        void order(Purchase purchase) throws IOException {
            device = chance.oneOf(shopper.keys().anonymous());
            var before = purchase.at().minusMinutes(chance.between(9, 40));
            boolean signedIn = !user.isEmpty();
            page(before, "Inicio", signedIn && chance.happens(0.4));
            for (var line : purchase.lines()) {
                var at = before.plusMinutes(chance.between(1, 8));
                product(at, "Product Viewed", line.product(), signedIn && chance.happens(0.5));
                if (chance.happens(0.6)) {
                    product(
                            at.plusSeconds(40),
                            "Product Added",
                            line.product(),
                            signedIn && chance.happens(0.5));
                }
            }
            complete(purchase, signedIn);
        }

        private void complete(Purchase purchase, boolean signedIn) throws IOException {
            var properties =
                    new Json()
                            .with("order_id", purchase.order())
                            .money("revenue", purchase.cents())
                            .with("currency", "EUR")
                            .with("coupon", purchase.coupon())
                            .with(
                                    "articles",
                                    String.join(
                                            "|",
                                            purchase.lines().stream()
                                                    .map(line -> line.product().article())
                                                    .toList()))
                            .with("units", purchase.units());
            if (!signedIn) {
                // Bought as a guest: the order has an address and nothing else.
                properties.with("email", shopper.person().email());
            }
            track(purchase.at(), "Order Completed", signedIn, properties);
            if (!purchase.coupon().isEmpty()) {
                track(
                        purchase.at().plusSeconds(1),
                        "Coupon Redeemed",
                        signedIn,
                        new Json()
                                .with("coupon", purchase.coupon())
                                .with("order_id", purchase.order()));
            }
        }

        void browse() throws IOException {
            int visits =
                    chance.poisson(
                            2
                                    * BROWSES_A_YEAR
                                    * Math.min(2.5, 0.3 + shopper.habits().onlineShare() * 2));
            for (int i = 0; i < visits; i++) {
                var at = somewhen();
                if (at == null) {
                    continue;
                }
                device = chance.oneOf(shopper.keys().anonymous());
                boolean signedIn = !user.isEmpty() && chance.happens(0.35);
                page(
                        at,
                        chance.oneOf(
                                List.of(
                                        "Inicio",
                                        "Ofertas",
                                        "Cafeteras",
                                        "Menaje",
                                        "Electrodomésticos")),
                        signedIn);
                var product = catalogue.any(chance);
                if (chance.happens(0.3)) {
                    track(
                            at.plusSeconds(20),
                            "Products Searched",
                            signedIn,
                            new Json().with("query", product.category()));
                }
                product(at.plusSeconds(50), "Product Viewed", product, signedIn);
                if (chance.happens(0.16)) {
                    product(at.plusSeconds(120), "Product Added", product, signedIn);
                    track(
                            at.plusHours(2),
                            "Cart Abandoned",
                            signedIn,
                            new Json().with("product_id", product.article()));
                }
                if (signedIn && chance.happens(0.25)) {
                    offer(at.plusSeconds(90));
                }
            }
        }

        private void offer(LocalDateTime at) throws IOException {
            var properties = new Json().with("offer_id", chance.oneOf(OFFERS));
            track(at, "Offer Presented", true, properties);
            double answer = chance.share();
            if (answer < 0.12) {
                track(at.plusSeconds(30), "Offer Accepted", true, properties);
            } else if (answer < 0.34) {
                track(at.plusSeconds(12), "Offer Rejected", true, properties);
            }
        }

        void mails() throws IOException {
            var address = shopper.person().email();
            if (address.isEmpty() || user.isEmpty()) {
                return;
            }
            // A mailing knows the user or the address, never the browser.
            device = "";
            int mails = chance.poisson(2 * MAILS_A_YEAR);
            double interest = 0.12 + 0.5 * chance.share();
            for (int i = 0; i < mails; i++) {
                var day = somewhen();
                if (day != null
                        && !mail(day.withHour(9).withMinute(chance.below(30)), address, interest)) {
                    return;
                }
            }
        }

        /// @return whether they still want mail
        private boolean mail(LocalDateTime at, String address, double interest) throws IOException {
            var properties =
                    new Json().with("campaign_id", chance.oneOf(CAMPAIGNS)).with("email", address);
            boolean byUser = chance.happens(0.5);
            if (chance.happens(0.012)) {
                track(at, "Email Bounced", byUser, properties);
                return true;
            }
            track(at, "Email Delivered", byUser, properties);
            if (!chance.happens(interest)) {
                if (chance.happens(0.012)) {
                    track(
                            at.plusHours(3),
                            chance.happens(0.8) ? "Unsubscribed" : "Marked as Spam",
                            byUser,
                            properties);
                    return false;
                }
                return true;
            }
            var opened = at.plusMinutes(chance.between(3, 2_000));
            track(opened, "Email Opened", byUser, properties);
            if (chance.happens(0.22)) {
                track(opened.plusSeconds(45), "Link Clicked", byUser, properties);
            }
            return true;
        }

        /// A moment while they are customers, or null where the one that came up is not.
        private @org.jspecify.annotations.Nullable LocalDateTime somewhen() {
            var since = shopper.habits().since().atTime(9, 0);
            var from = since.isAfter(life.from) ? since : life.from;
            long days = Math.max(1, java.time.temporal.ChronoUnit.DAYS.between(from, life.until));
            var day = LocalDate.from(from).plusDays((long) (chance.share() * days));
            var at = Calendar.at(day, chance.between(8, 23), chance);
            return life.active(at) && at.isBefore(life.until) ? at : null;
        }

        void askAboutReturn() throws IOException {
            var at = life.until.minusDays(1).withHour(21).withMinute(31);
            for (int i = 0; i < 4; i++) {
                send(
                        at.plusSeconds(48L * i),
                        new Json()
                                .with("type", "screen")
                                .with("userId", user)
                                .with("name", "Estado de mi devolución")
                                .with("properties", new Json().with("return_id", "RMA-20871"))
                                .with(
                                        "context",
                                        new Json().with("device", new Json().with("type", "ios"))));
            }
        }

        private void page(LocalDateTime at, String name, boolean signedIn) throws IOException {
            send(at, who(new Json().with("type", "page").with("name", name), signedIn));
        }

        private void product(LocalDateTime at, String event, Product product, boolean signedIn)
                throws IOException {
            track(
                    at,
                    event,
                    signedIn,
                    new Json()
                            .with("product_id", product.article())
                            .with("name", product.name())
                            .with("category", product.category())
                            .money("price", product.cents()));
        }

        private void track(LocalDateTime at, String event, boolean signedIn, Json properties)
                throws IOException {
            send(
                    at,
                    who(new Json().with("type", "track").with("event", event), signedIn)
                            .with("properties", properties));
        }

        private Json who(Json event, boolean signedIn) {
            return signedIn
                    ? event.with("userId", user)
                    : device.isEmpty() ? event : event.with("anonymousId", device);
        }

        private void send(LocalDateTime at, Json event) throws IOException {
            if (at.isBefore(life.until)) {
                event.with(
                                "messageId",
                                "w-%016x"
                                        .formatted(Chance.mix(shopper.entity() * 4_096L + ++count)))
                        .with("timestamp", Office.utc(at));
                events.line(at, event.toString());
            }
        }
    }
}
