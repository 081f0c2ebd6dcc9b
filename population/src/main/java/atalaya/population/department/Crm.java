package atalaya.population.department;

import atalaya.population.chance.Chance;
import atalaya.population.export.Dialect;
import atalaya.population.export.Table;
import atalaya.population.noise.PhoneForms;
import atalaya.population.noise.Written;
import atalaya.population.people.Country;
import atalaya.population.people.Person;
import atalaya.population.story.Life;
import atalaya.population.story.Shopper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;

/// The customers of the sales department: who looks after them, what they agreed to, and the cases
/// they opened.
///
/// An office system of some age: semicolons, the encoding of old Windows, Spanish dates.
public final class Crm implements Department {
    /// Who looks after customers and answers for leads.
    static final List<String> EMPLOYEES =
            List.of(
                    "Jorge Sanz",
                    "Nuria Peña",
                    "Tomás Gil",
                    "Inés Mora",
                    "Alba Vidal",
                    "Rubén Castro",
                    "Elisa Prieto",
                    "Hugo Lema",
                    "Sara Otaola",
                    "Pedro Cid",
                    "Amaia Ruiz",
                    "Luis Arce");

    private static final List<String> STUDIES =
            List.of(
                    "",
                    "",
                    "Secundaria",
                    "Bachillerato",
                    "FP",
                    "Universidad",
                    "Universidad",
                    "Posgrado");
    private static final List<String> WAYS =
            List.of("formulario web", "tienda", "teléfono", "papel");

    private final Office office;
    private final Table customers;
    private final Table cases;

    public Crm(Office office) {
        this.office = office;
        customers =
                office.byNumber(
                        "crm_clientes.csv",
                        Dialect.OFFICE,
                        "",
                        "codigo nombre apellido1 apellido2 sexo fecha_nacimiento nif correo telefono direccion cp poblacion "
                                + "provincia estado_civil hijos estudios se_mudo idioma cliente_desde gestor suelo_trato "
                                + "acepta_correo acepta_telefono acepta_sms acepta_whatsapp acepta_postal acepta_perfilado "
                                + "acepta_terceros fecha_consentimiento via_consentimiento version_texto modificado notas");
        cases =
                office.byTime(
                        "crm_casos.csv",
                        Dialect.OFFICE,
                        "apunte caso fecha evento motivo cliente telefono canal gestor descripcion");
    }

    @Override
    public List<Table> tables() {
        return List.of(customers, cases);
    }

    @Override
    public void serve(Shopper shopper, Life life) throws IOException {
        var chance = office.chance("crm", shopper.entity());
        var owner = owner(shopper, life, chance);
        for (var code : shopper.keys().crm()) {
            customer(code, shopper, office.write(shopper, "crm", chance), owner, life, chance);
            office.truth.is(code, "crm", shopper.entity());
        }
        for (var one : life.cases) {
            tell(one, shopper, owner, chance);
        }
    }

    /// Good customers have somebody who looks after them, and a few others too.
    static String owner(Shopper shopper, Life life, Chance chance) {
        boolean marta = shopper.entity() <= 1;
        long spent = life.purchases.stream().mapToLong(bought -> bought.cents()).sum();
        boolean looked = marta || spent > 300_000 || chance.happens(0.06);
        var one = chance.oneOf(EMPLOYEES);
        return marta ? EMPLOYEES.getFirst() : looked ? one : "";
    }

    private void customer(
            String code, Shopper shopper, Written seen, String owner, Life life, Chance chance)
            throws IOException {
        var person = shopper.person();
        boolean known = shopper.habits().care() >= 1 || chance.happens(0.45);
        var changed = changed(shopper.habits().since(), chance);
        var consent = new Consent(shopper, life, chance);
        customers.row(
                code,
                seen.given(),
                seen.surname1(),
                seen.surname2(),
                spanishSex(seen.sex()),
                office.blunders.date(customers.name(), seen.birth(), chance),
                seen.document(),
                seen.email(),
                seen.phone(),
                seen.address(),
                seen.postalCode(),
                seen.city(),
                seen.province(),
                known ? marital(person) : "",
                known
                        ? person.childrenBorn().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(","))
                        : "",
                chance.oneOf(STUDIES),
                seen.address().isEmpty() || !chance.happens(0.4)
                        ? ""
                        : Office.day(person.movedOn()),
                language(person, chance),
                Office.DAY.format(shopper.habits().since()),
                owner,
                owner.isEmpty() || !chance.happens(0.15) ? "" : "A",
                consent.email,
                consent.phone,
                consent.sms,
                consent.whatsapp,
                consent.post,
                consent.profiling,
                consent.thirdParty,
                Office.DAY.format(consent.on),
                consent.way,
                consent.version,
                Office.MINUTE.format(changed),
                "");
    }

    private LocalDateTime changed(LocalDate since, Chance chance) {
        var earliest =
                since.isAfter(office.until().minusYears(4)) ? since : office.until().minusYears(4);
        long days =
                Math.max(1, java.time.temporal.ChronoUnit.DAYS.between(earliest, office.until()));
        return earliest.plusDays((long) (chance.share() * days))
                .atTime(chance.between(8, 19), chance.below(60));
    }

    /// Mujer and hombre.
    static String spanishSex(String sex) {
        return sex.replace('M', 'H').replace('F', 'M');
    }

    private static String marital(Person person) {
        boolean she = person.sex().female();
        return switch (person.marital()) {
            case SINGLE -> she ? "soltera" : "soltero";
            case MARRIED -> she ? "casada" : "casado";
            case PARTNERED -> "pareja";
            case DIVORCED -> she ? "divorciada" : "divorciado";
            case WIDOWED -> she ? "viuda" : "viudo";
        };
    }

    private static String language(Person person, Chance chance) {
        return switch (person.origin()) {
            case ENGLAND -> "en";
            case SPAIN, MEXICO ->
                    chance.happens(0.06) ? chance.oneOf(List.of("ca", "eu", "gl")) : "es";
            case MOROCCO, ROMANIA, CHINA, UKRAINE, BRAZIL -> "es";
        };
    }

    /// What somebody agreed to, channel by channel, when and how.
    private final class Consent {
        final String email;
        final String phone;
        final String sms;
        final String whatsapp;
        final String post;
        final String profiling;
        final String thirdParty;
        final LocalDate on;
        final String way;
        final String version;

        Consent(Shopper shopper, Life life, Chance chance) {
            boolean left = life.left() != null;
            double willing = left ? 0.35 : 0.68;
            email = answer(willing, chance);
            phone = answer(willing * 0.75, chance);
            sms = answer(willing * 0.6, chance);
            whatsapp = answer(willing * 0.55, chance);
            post = answer(willing * 0.5, chance);
            profiling = answer(willing * 0.8, chance);
            thirdParty = answer(willing * 0.2, chance);
            var since = shopper.habits().since();
            long days =
                    Math.max(1, java.time.temporal.ChronoUnit.DAYS.between(since, office.until()));
            on = since.plusDays((long) (chance.share() * days));
            way = chance.oneOf(WAYS);
            version =
                    on.isBefore(LocalDate.of(2024, 1, 1))
                            ? "v1"
                            : on.isBefore(LocalDate.of(2026, 1, 1)) ? "v2" : "v3";
        }

        private static String answer(double willing, Chance chance) {
            return chance.happens(0.12) ? "" : chance.happens(willing) ? "S" : "N";
        }
    }

    private void tell(Life.ServiceCase one, Shopper shopper, String owner, Chance chance)
            throws IOException {
        note(one, one.opened(), "ABIERTO", one.text(), shopper, owner, chance);
        for (var at : one.escalated()) {
            note(one, at, "ESCALADO", "", shopper, owner, chance);
        }
        if (one.resolved() != null) {
            note(one, one.resolved(), "RESUELTO", "", shopper, owner, chance);
        }
        if (one.reopened() != null) {
            note(one, one.reopened(), "REABIERTO", "", shopper, owner, chance);
        }
    }

    private void note(
            Life.ServiceCase one,
            LocalDateTime at,
            String event,
            String text,
            Shopper shopper,
            String owner,
            Chance chance)
            throws IOException {
        var code = shopper.keys().crm().isEmpty() ? "" : shopper.keys().crm().getFirst();
        cases.row(
                at,
                one.number() + "-" + event.substring(0, 1) + at.getDayOfYear(),
                one.number(),
                office.blunders.date(cases.name(), Office.MINUTE.format(at), chance),
                event,
                one.topic().spanish(),
                code,
                code.isEmpty()
                        ? PhoneForms.typed(shopper.person().mobile(), Country.SPAIN, chance)
                        : "",
                "call",
                owner,
                text);
    }
}
