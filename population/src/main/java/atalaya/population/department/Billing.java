package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.export.Dialect;
import atalaya.population.export.Money;
import atalaya.population.export.Table;
import atalaya.population.story.Firm;
import atalaya.population.story.FirmLife;
import atalaya.population.story.Life;
import atalaya.population.story.Purchase;
import atalaya.population.story.Shopper;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/// Invoices and what became of them: paid, paid late, sent back by the bank; fees; what the goods
/// cost and what it cost to win the customer.
///
/// It writes names in capitals, in one field, surnames first, and amounts as accountants do:
/// `1.234,56`.
public final class Billing implements Department {
    private static final List<String> CHANNELS =
            List.of(
                    "Tienda",
                    "Tienda",
                    "Buscador",
                    "Redes",
                    "Recomendación",
                    "Comparador",
                    "Folleto",
                    "Feria");

    private final Office office;
    private final Table accounts;
    private final Table entries;

    public Billing(Office office) {
        this.office = office;
        accounts =
                office.byNumber(
                        "fac_clientes.csv",
                        Dialect.NEWER_OFFICE,
                        "4300",
                        "cuenta tipo titular razon_social nif cif direccion cp poblacion provincia correo telefono cliente_crm forma_pago plazo "
                                + "limite_credito canal_captacion coste_captacion alta");
        entries =
                office.byTime(
                        "fac_movimientos.csv",
                        Dialect.NEWER_OFFICE,
                        "apunte fecha concepto cuenta factura pedido importe coste vencimiento dias_retraso");
    }

    @Override
    public List<Table> tables() {
        return List.of(accounts, entries);
    }

    @Override
    public void serve(Shopper shopper, Life life) throws IOException {
        var account = shopper.keys().billing();
        if (account == null) {
            return;
        }
        var chance = office.chance("billing", shopper.entity());
        account(shopper, account, chance);
        office.truth.is(account, "billing", shopper.entity());
        int number = 0;
        for (var purchase : life.purchases) {
            if (purchase.online() || purchase.cents() > 40_000) {
                invoice(account, purchase, life, chance, number++);
            }
        }
    }

    private void account(Shopper shopper, String account, Chance chance) throws IOException {
        var seen = office.write(shopper, "billing", chance);
        var person = shopper.person();
        boolean surnamesFirst = shopper.habits().care() < 1;
        var whole =
                surnamesFirst && person.name().full().equalsIgnoreCase(seen.whole())
                        ? (person.name().surnames() + ", " + person.name().given())
                                .toUpperCase(Locale.ROOT)
                        : seen.whole();
        var crm = shopper.keys().crm();
        accounts.row(
                account,
                "P",
                whole,
                "",
                seen.document(),
                "",
                seen.address(),
                seen.postalCode(),
                seen.city(),
                seen.province(),
                seen.email(),
                seen.phone(),
                crm.isEmpty() || !chance.happens(0.12) ? "" : crm.getFirst(),
                chance.oneOf(List.of("Tarjeta", "Tarjeta", "Recibo", "Financiado")),
                "Contado",
                "",
                chance.oneOf(CHANNELS),
                office.blunders.amount(
                        accounts.name(),
                        Money.spanish(Math.round(chance.logNormal(2_400, 0.8))),
                        chance),
                Office.DAY.format(shopper.habits().since()));
    }

    private void invoice(String account, Purchase purchase, Life life, Chance chance, int number)
            throws IOException {
        var at = purchase.at().plusHours(2);
        var invoice = "F" + purchase.order().substring(2);
        boolean marta = purchase.order().equals("P-771204");
        entry(
                at,
                invoice + "-1",
                "FACTURA",
                account,
                marta ? "5521" : invoice,
                purchase.order(),
                purchase.cents(),
                purchase.costCents(),
                0,
                life,
                chance);
        if (!marta && chance.happens(0.035)) {
            entry(
                    at.plusMinutes(3),
                    invoice + "-2",
                    "COBRO RECHAZADO",
                    account,
                    invoice,
                    purchase.order(),
                    purchase.cents(),
                    0,
                    0,
                    life,
                    chance);
        }
        boolean late = !marta && chance.happens(0.05);
        int days = late ? chance.between(3, 60) : 0;
        entry(
                at.plusMinutes(5).plusDays(days),
                invoice + "-3",
                late ? "COBRO CON RETRASO" : "COBRO",
                account,
                invoice,
                purchase.order(),
                purchase.cents(),
                0,
                days,
                life,
                chance);
        if (chance.happens(0.04)) {
            var fee = number % 2 == 0 ? "COMISIÓN APLAZAMIENTO" : "GASTOS DE ENVÍO";
            entry(
                    at.plusDays(1),
                    invoice + "-4",
                    fee,
                    account,
                    invoice,
                    purchase.order(),
                    chance.between(195, 1_990),
                    0,
                    0,
                    life,
                    chance);
        }
    }

    private void entry(
            LocalDateTime at,
            String number,
            String concept,
            String account,
            String invoice,
            String order,
            long cents,
            long cost,
            int daysLate,
            Life life,
            Chance chance)
            throws IOException {
        if (at.isBefore(life.until)) {
            write(at, number, concept, account, invoice, order, cents, cost, daysLate, chance);
        }
    }

    private void write(
            LocalDateTime at,
            String number,
            String concept,
            String account,
            String invoice,
            String order,
            long cents,
            long cost,
            int daysLate,
            Chance chance)
            throws IOException {
        entries.row(
                at,
                number,
                Office.MINUTE.format(at),
                concept,
                account,
                invoice,
                order,
                office.blunders.amount(entries.name(), Money.spanish(cents), chance),
                cost == 0 ? "" : Money.spanish(cost),
                Office.DAY.format(at.plusDays(30)),
                daysLate == 0 ? "" : daysLate);
    }

    @Override
    public void serve(Firm firm, FirmLife life) throws IOException {
        var account = firm.billing();
        if (account == null) {
            return;
        }
        var chance = office.chance("firm-billing", firm.entity());
        boolean plain = firm.contacts().getFirst().entity() == 0;
        var home = firm.home();
        accounts.row(
                account,
                "E",
                "",
                FirmNames.legal(firm, plain, chance).toUpperCase(Locale.ROOT),
                "",
                FirmNames.taxId(firm, true, chance),
                (home.kind() + " " + home.street() + " " + home.number()).toUpperCase(Locale.ROOT),
                home.postalCode(),
                home.city().toUpperCase(Locale.ROOT),
                home.province().toUpperCase(Locale.ROOT),
                chance.happens(0.7) ? firm.email() : "",
                chance.happens(0.5) ? firm.phone() : "",
                chance.happens(0.3) ? firm.crm().getFirst() : "",
                "Recibo",
                "30 días",
                Money.spanish(100L * 500 * chance.between(1, 20)),
                chance.oneOf(CHANNELS),
                Money.spanish(Math.round(chance.logNormal(14_000, 0.7))),
                Office.DAY.format(firm.since()));
        office.truth.is(account, "billing", firm.entity());
        for (var deal : life.deals()) {
            deal(account, deal, chance);
        }
    }

    private void deal(String account, FirmLife.Deal deal, Chance chance) throws IOException {
        if (!deal.accepted() || deal.decided() == null || deal.due() == null) {
            return;
        }
        var invoice = "F" + deal.order().substring(2);
        write(
                deal.decided(),
                invoice + "-1",
                "VENTA A EMPRESA",
                account,
                invoice,
                deal.order(),
                deal.cents(),
                deal.costCents(),
                0,
                chance);
        if (deal.paid() == null) {
            return;
        }
        if (deal.declined()) {
            write(
                    deal.paid().minusHours(1),
                    invoice + "-2",
                    "COBRO RECHAZADO",
                    account,
                    invoice,
                    deal.order(),
                    deal.cents(),
                    0,
                    0,
                    chance);
        }
        int late =
                (int)
                        Math.max(
                                0,
                                java.time.temporal.ChronoUnit.DAYS.between(
                                        deal.due(), deal.paid().toLocalDate()));
        write(
                deal.paid(),
                invoice + "-3",
                late > 4 ? "COBRO CON RETRASO" : "COBRO",
                account,
                invoice,
                deal.order(),
                deal.cents(),
                0,
                late,
                chance);
    }
}
