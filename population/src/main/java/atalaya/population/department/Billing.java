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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// Invoices and what became of them: paid, paid late, sent back by the bank; fees; what the goods
/// cost and what it cost to win the customer.
///
/// It writes names in capitals, in one field, surnames first, and amounts as accountants do:
/// `1.234,56`.
public final class Billing implements Department {
    private static final double DECLINED = 0.035;
    private static final double LATE = 0.05;
    private static final double FEE = 0.04;
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
        var ledger = new Ledger(account, chance);
        for (var purchase : life.purchases) {
            if (life.invoiced(purchase)) {
                ledger.invoice(purchase);
            }
        }
    }

    private void account(Shopper shopper, String account, Chance chance) throws IOException {
        var seen = office.write(shopper, "billing", chance);
        var person = shopper.person();
        boolean careful = shopper.habits().care() >= 1;
        var whole =
                !careful && person.name().full().equalsIgnoreCase(seen.whole())
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
                careful && !person.secondEmail().isEmpty() ? person.secondEmail() : seen.email(),
                seen.phone(),
                crm.isEmpty() || !chance.happens(0.12) ? "" : crm.getFirst(),
                chance.oneOf(List.of("Tarjeta", "Tarjeta", "Recibo", "Financiado")),
                "Contado",
                "",
                chance.oneOf(CHANNELS),
                office.blunders.amount(
                        accounts.name(),
                        Money.spanish(Math.round(chance.logNormal(900, 0.7))),
                        chance),
                Office.DAY.format(shopper.habits().since()));
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
        var ledger = new Ledger(account, chance);
        for (var deal : life.deals()) {
            ledger.deal(deal);
        }
    }

    /// What is entered under one account.
    private final class Ledger {
        private final String account;
        private final Chance chance;

        Ledger(String account, Chance chance) {
            this.account = account;
            this.chance = chance;
        }

        /// An invoice, and how it was paid: nearly always at once.
        void invoice(Purchase purchase) throws IOException {
            var at = purchase.at().plusHours(2);
            var order = purchase.order();
            boolean smooth = order.equals("P-771204");
            enter(at, 1, "FACTURA", order, purchase.cents(), purchase.costCents(), 0);
            if (!smooth && chance.happens(DECLINED)) {
                enter(at.plusMinutes(3), 2, "COBRO RECHAZADO", order, purchase.cents(), 0, 0);
            }
            boolean late = !smooth && chance.happens(LATE);
            int days = late ? chance.between(3, 60) : 0;
            var concept = late ? "COBRO CON RETRASO" : "COBRO";
            enter(at.plusMinutes(5).plusDays(days), 3, concept, order, purchase.cents(), 0, days);
            if (!smooth && chance.happens(FEE)) {
                var fee = chance.happens(0.5) ? "COMISIÓN APLAZAMIENTO" : "GASTOS DE ENVÍO";
                enter(at.plusDays(1), 4, fee, order, chance.between(195, 1_990), 0, 0);
            }
        }

        /// A firm's invoice is its order too; it pays when its term ends, or later.
        void deal(FirmLife.Deal deal) throws IOException {
            var due = deal.due();
            var decided = deal.decided();
            if (!deal.accepted() || decided == null || due == null) {
                return;
            }
            enter(decided, 1, "VENTA A EMPRESA", deal.order(), deal.cents(), deal.costCents(), 0);
            var paid = deal.paid();
            if (paid == null) {
                return;
            }
            if (deal.declined()) {
                enter(paid.minusHours(1), 2, "COBRO RECHAZADO", deal.order(), deal.cents(), 0, 0);
            }
            int late = (int) Math.max(0, ChronoUnit.DAYS.between(due, paid.toLocalDate()));
            var concept = late > 4 ? "COBRO CON RETRASO" : "COBRO";
            enter(paid, 3, concept, deal.order(), deal.cents(), 0, late);
        }

        /// @param step 1 for the invoice, above for what became of it
        private void enter(
                LocalDateTime at,
                int step,
                String concept,
                String order,
                long cents,
                long cost,
                int daysLate)
                throws IOException {
            if (!at.isBefore(office.until().atStartOfDay())) {
                return;
            }
            var invoice = order.equals("P-771204") ? "5521" : "F" + order.substring(2);
            entries.row(
                    at,
                    invoice + "-" + step,
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
    }
}
