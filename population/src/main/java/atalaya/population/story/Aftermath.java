package atalaya.population.story;

import atalaya.population.chance.Chance;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows one customer's purchases: the delivery, things sent back, calls, cases, surveys,
/// and now and then a customer lost.
final class Aftermath {
    private static final List<String> CARRIERS =
            List.of("Correo Rápido", "Norte Express", "Transportes Cantábrico");
    private static final List<String> REASONS =
            List.of(
                    "No era lo esperado",
                    "Talla o medida",
                    "Cambio de opinión",
                    "Llegó tarde",
                    "Artículo equivocado");

    private static final double LATE = 0.09;
    private static final double NOT_AT_HOME = 0.04;
    private static final double LOST_PARCEL = 0.004;
    private static final double SLOW_RETURN = 0.08;
    private static final double REJECTED_RETURN = 0.06;
    private static final double FORGOTTEN_RETURN = 0.04;

    private final Shopper shopper;
    private final Life life;
    private final Numbering numbering;
    private final Phrases phrases;
    private final Chance chance;

    Aftermath(Shopper shopper, Life life, Numbering numbering, Phrases phrases, Chance chance) {
        this.shopper = shopper;
        this.life = life;
        this.chance = chance;
        this.numbering = numbering;
        this.phrases = phrases;
    }

    void follow(Purchase purchase) {
        double mood = 0.6;
        if (purchase.online() || purchase.cents() > 40_000) {
            mood -= deliver(purchase);
        }
        for (var line : purchase.lines()) {
            double share =
                    line.product().returned()
                            * shopper.habits().returns()
                            * (purchase.online() ? 1.4 : 0.6);
            if (chance.happens(Math.min(share, 0.7))) {
                mood -= sendBack(purchase, line);
            }
        }
        if (chance.happens(0.06)) {
            ask(purchase, worst(purchase), mood, purchase.at().plusDays(chance.between(3, 8)));
        }
    }

    /// @return how much worse the customer feels
    private double deliver(Purchase purchase) {
        var shipped = Calendar.inOffice(purchase.at().toLocalDate().plusDays(1), chance);
        var promised = purchase.at().toLocalDate().plusDays(chance.between(2, 4));
        boolean late = chance.happens(LATE * Calendar.season(purchase.at().toLocalDate()));
        var failed = chance.happens(NOT_AT_HOME) ? Calendar.inOffice(promised, chance) : null;
        var day =
                late || failed != null
                        ? promised.plusDays(chance.between(1, late ? 12 : 3))
                        : promised.minusDays(chance.below(2));
        var delivered = Calendar.inOffice(day, chance);
        if (!delivered.isAfter(shipped)) {
            delivered = shipped.plusHours(chance.between(5, 23));
        }
        boolean lost = chance.happens(LOST_PARCEL);
        if (!shipped.isBefore(life.until)) {
            return 0;
        }
        var delivery =
                new Life.Delivery(
                        numbering.paper("E-", shopper.entity(), life.deliveries.size()),
                        purchase,
                        chance.oneOf(CARRIERS),
                        shipped,
                        promised,
                        failed == null ? null : life.ifCome(failed),
                        lost ? null : life.ifCome(delivered));
        life.deliveries.add(delivery);
        if (!late && !lost && failed == null) {
            return -0.1;
        }
        if (chance.happens(shopper.habits().calls() * (lost ? 0.9 : 0.5))) {
            call(
                    Calendar.inOffice(promised.plusDays(1), chance),
                    Topic.DELAY,
                    purchase,
                    purchase.order());
        }
        perhapsLeave(promised.plusDays(10).atStartOfDay(), lost ? 0.25 : late ? 0.05 : 0.03);
        return lost ? 1.6 : late ? 0.9 : 0.5;
    }

    private double sendBack(Purchase purchase, Purchase.Line line) {
        boolean defect = chance.happens(line.product().defective());
        var requested =
                Calendar.onTheWeb(
                        purchase.at().toLocalDate().plusDays(chance.between(4, 24)), chance);
        if (!requested.isBefore(life.until)) {
            return 0;
        }
        boolean slow = chance.happens(SLOW_RETURN);
        int stuckAt = slow ? chance.below(3) : -1;
        int stuckDays = slow ? chance.between(25, 190) : 0;
        var received =
                Calendar.inOffice(
                        requested
                                .toLocalDate()
                                .plusDays(chance.between(2, 6) + (stuckAt == 0 ? stuckDays : 0)),
                        chance);
        var inspected =
                Calendar.inOffice(
                        received.toLocalDate()
                                .plusDays(chance.between(1, 3) + (stuckAt == 1 ? stuckDays : 0)),
                        chance);
        var settled =
                Calendar.inOffice(
                        inspected
                                .toLocalDate()
                                .plusDays(chance.between(1, 3) + (stuckAt == 2 ? stuckDays : 0)),
                        chance);
        boolean rejected = chance.happens(REJECTED_RETURN);
        boolean forgotten = chance.happens(FORGOTTEN_RETURN);
        var back =
                new Life.GoodsReturn(
                        numbering.paper("RMA-", shopper.entity(), life.returns.size()),
                        purchase,
                        line,
                        defect ? "Defecto" : chance.oneOf(REASONS),
                        defect,
                        requested,
                        life.ifCome(received),
                        forgotten ? null : life.ifCome(inspected),
                        rejected || forgotten ? null : life.ifCome(settled),
                        rejected && !forgotten ? life.ifCome(settled) : null);
        life.returns.add(back);
        if (slow || forgotten) {
            complainUntil(back, forgotten ? life.until : settled);
        }
        if (rejected && !forgotten && chance.happens(0.5 + shopper.habits().calls() / 2)) {
            call(
                    settled.plusDays(1),
                    defect ? Topic.DEFECT : Topic.UNCLEAR,
                    purchase,
                    back.number());
        }
        double loss = forgotten ? 0.30 : slow ? 0.22 : rejected ? 0.25 : defect ? 0.06 : 0.02;
        perhapsLeave(settled, loss);
        return forgotten || slow ? 1.8 : rejected ? 2.0 : defect ? 0.8 : 0.2;
    }

    /// What a survey about a purchase will speak of, if it speaks of anything.
    private Topic worst(Purchase purchase) {
        for (var back : life.returns) {
            if (back.purchase() == purchase) {
                return back.defect() ? Topic.DEFECT : Topic.DELAY;
            }
        }
        var last = life.deliveries.isEmpty() ? null : life.deliveries.getLast();
        return last != null && last.purchase() == purchase && (last.late() || last.failed() != null)
                ? Topic.DELAY
                : Topic.OTHER;
    }

    private void complainUntil(Life.GoodsReturn back, LocalDateTime settled) {
        var at = back.requested().plusDays(chance.between(12, 25));
        int times = 0;
        while (at.isBefore(settled) && times++ < 4) {
            if (chance.happens(0.25 + shopper.habits().calls() / 2)) {
                call(
                        Calendar.inOffice(at.toLocalDate(), chance),
                        Topic.DELAY,
                        back.purchase(),
                        back.number());
            }
            at = at.plusDays(chance.between(12, 35));
        }
    }

    void callForOtherReasons() {
        int times = chance.poisson(1.5 * shopper.habits().calls());
        for (int i = 0; i < times && !life.purchases.isEmpty(); i++) {
            var purchase = chance.oneOf(life.purchases);
            var topic =
                    chance.oneOf(
                            List.of(
                                    Topic.ORDER,
                                    Topic.PRODUCT,
                                    Topic.PRODUCT,
                                    Topic.OTHER,
                                    Topic.FEE,
                                    Topic.UNCLEAR,
                                    Topic.TREATMENT));
            var day =
                    purchase.at()
                            .toLocalDate()
                            .plusDays(topic == Topic.ORDER ? 2 : chance.between(-20, 40));
            var at = Calendar.inOffice(day, chance);
            if (!at.isBefore(life.from)) {
                call(at, topic, purchase, asked(topic, purchase, at));
            }
        }
    }

    /// The number an agent asks for: of the order, or of the ticket of what was bought in a shop.
    private static String asked(Topic topic, Purchase purchase, LocalDateTime at) {
        if (topic == Topic.FEE || at.isBefore(purchase.at())) {
            return "";
        }
        return purchase.online() ? purchase.order() : purchase.ticket();
    }

    private void call(LocalDateTime at, Topic topic, Purchase purchase, String reference) {
        if (!at.isBefore(life.until)) {
            return;
        }
        int wait = wait(topic, at);
        int patience = (int) chance.logNormal(shopper.habits().patienceSeconds(), 0.25);
        boolean abandoned = wait > patience;
        var result = abandoned ? "ABANDONADA" : result(topic);
        int days = (int) Math.max(2, java.time.Duration.between(purchase.at(), at).toDays());
        boolean back = abandoned && chance.happens(0.22);
        life.calls.add(
                new Life.Call(
                        numbering.paper("L", shopper.entity(), life.calls.size()),
                        at,
                        queue(topic),
                        topic,
                        abandoned ? patience : wait,
                        abandoned ? 0 : (int) chance.logNormal(230, 0.6) + 20,
                        result,
                        reference,
                        abandoned ? "" : note(topic, purchase, days),
                        back ? life.ifCome(at.plusMinutes(chance.between(20, 2000))) : null));
        if (abandoned) {
            perhapsLeave(at, 0.05);
            if (chance.happens(0.3)) {
                call(at.plusMinutes(chance.between(10, 300)), topic, purchase, reference);
            }
            return;
        }
        if (topic.complaint() && !result.equals("RESUELTA") && chance.happens(0.7)) {
            open(at, topic, purchase, days, result);
        }
        if (chance.happens(0.14)) {
            double mood = result.equals("RESUELTA") ? 0.7 : -0.8;
            ask(
                    purchase,
                    wait > 300 ? Topic.TREATMENT : topic,
                    mood - wait / 600.0,
                    at.plusHours(chance.between(1, 30)));
        }
    }

    private String note(Topic topic, Purchase purchase, int days) {
        return chance.happens(0.6)
                ? phrases.about(
                        Phrases.Voice.AGENT,
                        topic,
                        purchase.first(),
                        purchase.shop().town(),
                        days,
                        chance)
                : "";
    }

    private static String queue(Topic topic) {
        return switch (topic) {
            case PRODUCT -> "Ventas";
            case FEE -> "Tarjetas";
            case OTHER, UNCLEAR -> "Información";
            case ORDER, DELAY, DEFECT, TREATMENT -> "Posventa";
        };
    }

    /// The after-sales queue is the slow one, at noon, on Mondays and before Christmas most of all.
    private int wait(Topic topic, LocalDateTime at) {
        double median = queue(topic).equals("Posventa") ? 170 : 65;
        if (at.getHour() >= 11 && at.getHour() <= 13) {
            median *= 1.5;
        }
        if (at.getDayOfWeek() == java.time.DayOfWeek.MONDAY) {
            median *= 1.3;
        }
        return (int)
                        Math.min(
                                chance.logNormal(median * Calendar.season(at.toLocalDate()), 0.9),
                                2_400)
                + 3;
    }

    private String result(Topic topic) {
        double kind = chance.share();
        if (!topic.complaint()) {
            return kind < 0.9 ? "RESUELTA" : kind < 0.96 ? "TRANSFERIDA" : "PENDIENTE";
        }
        return kind < 0.52
                ? "RESUELTA"
                : kind < 0.76 ? "PENDIENTE" : kind < 0.88 ? "ESCALADA" : "TRANSFERIDA";
    }

    private void open(LocalDateTime at, Topic topic, Purchase purchase, int days, String result) {
        var escalated = new ArrayList<LocalDateTime>();
        var day = at;
        while (escalated.size() < 4 && chance.happens(result.equals("ESCALADA") ? 0.55 : 0.18)) {
            day = day.plusDays(chance.between(2, 9));
            if (day.isBefore(life.until)) {
                escalated.add(day);
            }
        }
        boolean open = chance.happens(0.12);
        var resolved = open ? null : life.ifCome(day.plusDays(chance.between(1, 14)));
        boolean again = resolved != null && chance.happens(0.1);
        life.cases.add(
                new Life.ServiceCase(
                        numbering.paper("CS-", shopper.entity(), life.cases.size()),
                        topic,
                        at,
                        List.copyOf(escalated),
                        resolved,
                        again && resolved != null
                                ? life.ifCome(resolved.plusDays(chance.between(1, 20)))
                                : null,
                        phrases.about(
                                Phrases.Voice.CASE,
                                topic,
                                purchase.first(),
                                purchase.shop().town(),
                                days,
                                chance)));
        perhapsLeave(day, 0.06 * escalated.size() + (open ? 0.15 : 0.02));
    }

    /// @param mood about 1 for the delighted, −2 for the furious
    private void ask(Purchase purchase, Topic topic, double mood, LocalDateTime sent) {
        if (!sent.isBefore(life.until)) {
            return;
        }
        var answered =
                chance.happens(0.42)
                        ? life.ifCome(sent.plusMinutes(chance.between(5, 4_000)))
                        : null;
        boolean nps = chance.happens(0.6);
        double felt = mood + 0.45 * chance.normal();
        life.surveys.add(survey(purchase, topic, sent, answered, nps, felt));
    }

    private Life.Survey survey(
            Purchase purchase,
            Topic topic,
            LocalDateTime sent,
            @Nullable LocalDateTime answered,
            boolean nps,
            double felt) {
        int score =
                nps
                        ? Math.clamp(Math.round(7.2 + 2.6 * felt), 0, 10)
                        : Math.clamp(Math.round(3.5 + 1.1 * felt), 1, 5);
        int tone = Math.clamp(Math.round(1.1 * felt), -2, 2);
        var text =
                answered != null && chance.happens(0.55)
                        ? phrases.customer(
                                tone,
                                topic,
                                purchase.first(),
                                purchase.shop().town(),
                                chance.between(8, 60),
                                chance)
                        : "";
        return new Life.Survey(
                numbering.paper("Q", shopper.entity(), life.surveys.size()),
                nps,
                sent,
                answered,
                score,
                text,
                purchase.order());
    }

    private void perhapsLeave(LocalDateTime at, double probability) {
        if (chance.happens(probability)) {
            life.leave(at);
        }
    }
}
