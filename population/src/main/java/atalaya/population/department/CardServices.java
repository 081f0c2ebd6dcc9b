package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.export.Dialect;
import atalaya.population.export.Money;
import atalaya.population.export.Table;
import atalaya.population.story.Calendar;
import atalaya.population.story.Life;
import atalaya.population.story.Shopper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The company's own card: who holds it, whether they use it, and where.
///
/// An old system of a bank: capitals without accents, pipes, dates as digits.
public final class CardServices implements Department {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.BASIC_ISO_DATE;
    private static final double DECLINED = 0.02;
    private static final double FEE = 0.015;
    private static final List<String> OTHERS =
            List.of(
                    "GASOLINERA",
                    "SUPERMERCADO",
                    "RESTAURANTE",
                    "OTRA TIENDA DE HOGAR",
                    "VIAJES",
                    "FARMACIA",
                    "COMERCIO ONLINE");

    private final Office office;
    private final Table holders;
    private final Table entries;

    public CardServices(Office office) {
        this.office = office;
        holders =
                office.byTime(
                        "tarjeta_titulares.csv",
                        Dialect.PIPES,
                        "TOKEN TITULAR NIF NACIMIENTO SEXO TELEFONO CORREO DOMICILIO CP POBLACION LIMITE SOCIO EMISION");
        entries =
                office.byTime(
                        "tarjeta_movimientos.csv",
                        Dialect.PIPES,
                        "APUNTE FECHA TOKEN TIPO IMPORTE COSTE_MENSUAL COMERCIO PEDIDO PROMOCION");
    }

    @Override
    public List<Table> tables() {
        return List.of(holders, entries);
    }

    @Override
    public void serve(Shopper shopper, Life life) throws IOException {
        var card = life.card();
        if (card == null) {
            return;
        }
        var chance = office.chance("cards", shopper.entity());
        var seen = office.write(shopper, "cards", chance);
        var club = shopper.keys().loyalty();
        holders.row(
                card.issued().atStartOfDay(),
                card.token(),
                seen.whole(),
                seen.document(),
                seen.birth(),
                Crm.spanishSex(seen.sex()),
                seen.phone(),
                seen.email(),
                seen.address(),
                seen.postalCode(),
                seen.city(),
                card.limitEuros(),
                !club.isEmpty() && chance.happens(0.25) ? club.getFirst() : "",
                DIGITS.format(card.issued()));
        office.truth.is(card.token(), "cards", shopper.entity());
        var log = new Log(card, life);
        if (!card.issued().isBefore(life.from.toLocalDate())) {
            log.add(card.issued().atTime(9, 0), "EMI", 0, "", "", chance);
        }
        if (card.activated() != null && !card.activated().isBefore(life.from.toLocalDate())) {
            log.add(Calendar.at(card.activated(), 12, chance), "ACT", 0, "", "", chance);
        }
        inOurShops(shopper, life, log, chance);
        elsewhere(card, life, log, chance);
    }

    private static void inOurShops(Shopper shopper, Life life, Log log, Chance chance)
            throws IOException {
        for (var purchase : life.purchases) {
            if (purchase.byCard()) {
                log.add(
                        purchase.at(),
                        "USO",
                        purchase.cents(),
                        purchase.shop().number(),
                        purchase.order(),
                        chance);
            }
        }
    }

    private static void elsewhere(Life.CardLife card, Life life, Log log, Chance chance)
            throws IOException {
        var activated = card.activated();
        if (activated == null) {
            return;
        }
        var day = activated.isAfter(life.from.toLocalDate()) ? activated : life.from.toLocalDate();
        var end = card.stopped() == null ? life.until.toLocalDate() : card.stopped();
        while (true) {
            day =
                    day.plusDays(
                            1
                                    + (long)
                                            chance.exponential(
                                                    30 / Math.max(card.usesPerMonth(), 0.02)));
            if (!day.isBefore(end) || !day.isBefore(life.until.toLocalDate())) {
                return;
            }
            var at = Calendar.at(day, chance.between(9, 22), chance);
            long cents = Math.round(chance.logNormal(3_200, 0.8));
            boolean away = chance.happens(card.elsewhere());
            if (chance.happens(DECLINED)) {
                log.add(
                        at,
                        "DEN",
                        cents,
                        away ? chance.oneOf(OTHERS) : "MERCADO NORTE",
                        "",
                        chance);
            } else if (chance.happens(FEE)) {
                log.add(at, "COM", chance.between(300, 3_600), "COMISION", "", chance);
            } else {
                log.add(
                        at,
                        away ? "EXT" : "USO",
                        cents,
                        away ? chance.oneOf(OTHERS) : "MERCADO NORTE",
                        "",
                        chance);
            }
        }
    }

    /// The entries of one card.
    private final class Log {
        private final Life.CardLife card;
        private final Life life;
        private int count;

        Log(Life.CardLife card, Life life) {
            this.card = card;
            this.life = life;
        }

        void add(
                LocalDateTime at,
                String kind,
                long cents,
                String place,
                String order,
                Chance chance)
                throws IOException {
            if (at.isBefore(life.from) || !at.isBefore(life.until)) {
                return;
            }
            entries.row(
                    at,
                    card.token().substring(3) + "-" + ++count,
                    office.blunders.date(entries.name(), STAMP.format(at), chance),
                    card.token(),
                    kind,
                    cents == 0 ? "" : Money.plain(cents),
                    kind.equals("EMI") ? monthlyCost() : "",
                    place,
                    order,
                    kind.equals("EMI") ? card.promotion() : "");
        }

        /// What a card costs the company each month, used or not: plastic, statements, licence.
        private String monthlyCost() {
            return Money.plain(
                    85 + 10 * ChronoUnit.YEARS.between(LocalDate.of(2020, 1, 1), card.issued()));
        }
    }
}
