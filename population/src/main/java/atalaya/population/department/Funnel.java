package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.export.Dialect;
import atalaya.population.export.Money;
import atalaya.population.export.Table;
import atalaya.population.story.Calendar;
import atalaya.population.story.Firm;
import atalaya.population.story.FirmLife;
import atalaya.population.story.Life;
import atalaya.population.story.Shopper;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The other half of the CRM: firms and who speaks for them, leads, quotes, calls that sell, and
/// what one department hands over to another.
public final class Funnel implements Department {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyMMddHHmmss");
    private static final double CALLED_BY_TELEMARKETING = 0.09;
    private static final List<String> SOURCES =
            List.of(
                    "Feria",
                    "Formulario web",
                    "Redes sociales",
                    "Recomendación",
                    "Escaparate",
                    "Buscador");
    private static final List<String> OFFERS =
            List.of(
                    "Seguro de hogar",
                    "Tarjeta Norte",
                    "Ampliación de garantía",
                    "Mantenimiento de caldera");

    private final Office office;
    private final Table leads;
    private final Table companies;
    private final Table contacts;
    private final Table funnel;

    public Funnel(Office office) {
        this.office = office;
        leads =
                office.byNumber(
                        "crm_interesados.csv",
                        Dialect.OFFICE,
                        "",
                        "codigo nombre_completo correo telefono poblacion origen alta");
        companies =
                office.byNumber(
                        "crm_empresas.csv",
                        Dialect.OFFICE,
                        "",
                        "codigo razon_social nombre_comercial cif sector empleados telefono correo direccion cp poblacion "
                                + "provincia gestor condicion_pago limite_credito cliente_desde modificado");
        contacts =
                office.byNumber(
                        "crm_contactos.csv",
                        Dialect.OFFICE,
                        "",
                        "codigo empresa nombre apellido1 apellido2 cargo correo telefono nif modificado");
        funnel =
                office.byTime(
                        "crm_embudo.csv",
                        Dialect.OFFICE,
                        "apunte fecha evento cliente oferta campana producto importe de_departamento a_departamento canal "
                                + "empleado observaciones");
    }

    @Override
    public List<Table> tables() {
        return List.of(leads, companies, contacts, funnel);
    }

    @Override
    public void serve(Shopper shopper, Life life) throws IOException {
        var chance = office.chance("funnel", shopper.entity());
        for (var code : shopper.keys().leads()) {
            lead(code, shopper, life, chance);
        }
        if (shopper.keys().crm().isEmpty()) {
            return;
        }
        var code = shopper.keys().crm().getFirst();
        boolean ramiro = shopper.person().name().surnames().equals("Cuesta Lobo");
        if (ramiro) {
            // Telemarketing does not know that the warehouse owes him money.
            for (int days : new int[] {214, 171, 133, 96}) {
                sell(
                        code,
                        shopper,
                        life.until.minusDays(days).withHour(16).withMinute(10),
                        false,
                        chance);
            }
        } else if (chance.happens(CALLED_BY_TELEMARKETING)) {
            int times = 1 + chance.poisson(0.8);
            for (int i = 0; i < times; i++) {
                var at =
                        Calendar.inOffice(
                                life.until.toLocalDate().minusDays(chance.between(3, 725)), chance);
                sell(code, shopper, at, chance.happens(0.09), chance);
            }
        }
        for (var call : life.calls) {
            if (call.result().equals("TRANSFERIDA")) {
                funnel.row(
                        call.at().plusMinutes(15),
                        "T" + call.number(),
                        Office.MINUTE.format(call.at().plusMinutes(15)),
                        "TRASPASO",
                        code,
                        "",
                        "",
                        "",
                        "",
                        "service",
                        call.topic().complaint() ? "logistics" : "sales",
                        "call",
                        chance.oneOf(Crm.EMPLOYEES),
                        call.topic().spanish());
            }
        }
    }

    private void lead(String code, Shopper shopper, Life life, Chance chance) throws IOException {
        var seen = office.write(shopper, "crm-leads", chance);
        var since = shopper.habits().since();
        var at = Calendar.inOffice(since.minusDays(chance.between(1, 40)), chance);
        var origin = chance.oneOf(SOURCES);
        leads.row(
                code,
                seen.whole(),
                seen.email(),
                seen.phone(),
                seen.city(),
                origin,
                Office.MINUTE.format(at));
        office.truth.is(code, "crm", shopper.entity());
        var employee = chance.oneOf(Crm.EMPLOYEES);
        var product = life.purchases.isEmpty() ? "" : life.purchases.getFirst().first().name();
        step(at, code + "-1", "ALTA", code, "", product, "", employee, origin);
        if (!life.purchases.isEmpty() && chance.happens(0.6)) {
            var first = life.purchases.getFirst();
            step(
                    first.at().plusHours(1),
                    code + "-2",
                    "GANADA",
                    code,
                    "",
                    product,
                    Money.comma(first.cents()),
                    employee,
                    "");
        } else if (chance.happens(0.4)) {
            var lost = at.plusDays(chance.between(10, 60));
            if (lost.isBefore(life.until)) {
                step(lost, code + "-2", "PERDIDA", code, "", product, "", employee, "No contesta");
            }
        }
    }

    private void sell(
            String code, Shopper shopper, LocalDateTime at, boolean accepted, Chance chance)
            throws IOException {
        var campaign = "TMK-" + at.getYear() + "-" + (1 + (at.getMonthValue() - 1) / 3);
        var offer = chance.oneOf(OFFERS);
        var number =
                "V%d-%s"
                        .formatted(
                                office.numbering.record(shopper.entity(), 0, "sell"),
                                WHEN.format(at));
        offer(at, number + "P", "OFRECIDA", code, campaign, offer);
        offer(
                at.plusMinutes(4),
                number + "R",
                accepted ? "OFERTA ACEPTADA" : "OFERTA RECHAZADA",
                code,
                campaign,
                offer);
    }

    private void offer(
            LocalDateTime at,
            String number,
            String event,
            String code,
            String campaign,
            String offer)
            throws IOException {
        funnel.row(
                at,
                number,
                Office.MINUTE.format(at),
                event,
                code,
                "",
                campaign,
                offer,
                "",
                "marketing",
                "",
                "call",
                "Telemarketing",
                "");
    }

    private void step(
            LocalDateTime at,
            String number,
            String event,
            String code,
            String quote,
            String product,
            String amount,
            String employee,
            String remark)
            throws IOException {
        funnel.row(
                at,
                number,
                Office.MINUTE.format(at),
                event,
                code,
                quote,
                "",
                product,
                amount,
                "sales",
                "",
                "partner",
                employee,
                remark);
    }

    @Override
    public void serve(Firm firm, FirmLife life) throws IOException {
        var chance = office.chance("firm-funnel", firm.entity());
        var employee = chance.oneOf(Crm.EMPLOYEES);
        for (var code : firm.crm()) {
            company(
                    firm,
                    code,
                    firm.entity() % 4 == 0 && firm.contacts().getFirst().entity() == 0,
                    employee,
                    chance);
            office.truth.is(code, "crm", firm.entity());
        }
        for (var contact : firm.contacts()) {
            contact(firm, contact, chance);
            office.truth.is(contact.crm(), "crm", contact.entity());
        }
        var code = firm.crm().getFirst();
        for (var deal : life.deals()) {
            var amount = office.blunders.amount(funnel.name(), Money.comma(deal.cents()), chance);
            var product = deal.units() + " × " + deal.product().name();
            step(
                    deal.offered(),
                    deal.quote() + "-E",
                    "PRESUPUESTO",
                    code,
                    deal.quote(),
                    product,
                    amount,
                    employee,
                    "");
            if (deal.decided() != null) {
                var event = deal.accepted() ? "PRESUPUESTO ACEPTADO" : "PRESUPUESTO RECHAZADO";
                var remark =
                        deal.accepted()
                                ? deal.order()
                                : chance.oneOf(List.of("Precio", "Plazo", "Otro proveedor"));
                step(
                        deal.decided(),
                        deal.quote() + "-R",
                        event,
                        code,
                        deal.quote(),
                        product,
                        amount,
                        employee,
                        remark);
            }
        }
    }

    private void company(Firm firm, String code, boolean plain, String employee, Chance chance)
            throws IOException {
        var home = firm.home();
        boolean upper = !plain && chance.happens(0.3);
        var legal = FirmNames.legal(firm, plain, chance);
        companies.row(
                code,
                upper ? legal.toUpperCase(java.util.Locale.ROOT) : legal,
                plain || chance.happens(0.4) ? firm.name() : "",
                plain || chance.happens(0.93) ? FirmNames.taxId(firm, plain, chance) : "",
                firm.industry(),
                firm.employees(),
                plain
                        ? firm.phone()
                        : atalaya.population.noise.PhoneForms.typed(
                                firm.phone(), home.country(), chance),
                plain || chance.happens(0.8) ? firm.email() : "",
                home.kind() + " " + home.street() + ", " + home.number(),
                home.postalCode(),
                home.city(),
                home.province(),
                firm.contacts().getFirst().entity() == 0 ? Crm.EMPLOYEES.getFirst() : employee,
                chance.oneOf(List.of("30 días", "30 días", "Contado", "60 días")),
                Money.comma(100L * 500 * chance.between(1, 20)),
                Office.DAY.format(firm.since()),
                Office.MINUTE.format(firm.since().atTime(10, 0).plusDays(chance.below(50))));
    }

    private void contact(Firm firm, Firm.Contact contact, Chance chance) throws IOException {
        var household =
                new atalaya.population.people.Household(
                        0, contact.person().home(), "", "", List.of(contact.person()));
        var seen = office.write(contact.person(), household, "crm-contacts", chance);
        contacts.row(
                contact.crm(),
                firm.crm().getFirst(),
                seen.given(),
                seen.surname1(),
                seen.surname2(),
                contact.role(),
                contact.email(),
                seen.phone(),
                seen.document(),
                Office.MINUTE.format(firm.since().atTime(11, 30)));
    }
}
