package atalaya.population.story;

import atalaya.population.chance.Chance;
import atalaya.population.chance.Lines;
import atalaya.population.people.Country;
import atalaya.population.people.Documents;
import atalaya.population.people.Homes;
import atalaya.population.people.Households;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Small firms, each run by a customer.
public final class Firms {
    /// One customer in so many runs a firm that buys as well.
    private static final int CUSTOMERS_PER_FIRM = 36;

    private static final List<String> KINDS = List.of("SL", "SL", "SL", "SLU", "SA", "CB");
    private static final List<String> ROLES =
            List.of("Administración", "Compras", "Gerente", "Encargada", "Contabilidad");

    private final long seed;
    private final LocalDate until;
    private final int firstEntity;
    private final Numbering numbering;
    private final Homes homes = new Homes(Country.SPAIN);
    private final Households others;
    private final List<List<String>> trades = Lines.of(Firms.class, "trades.txt");

    /// @param firstEntity from which firms and contacts who are not customers are numbered
    public Firms(long seed, LocalDate until, int firstEntity, Numbering numbering) {
        this.seed = seed;
        this.until = until;
        this.firstEntity = firstEntity;
        this.numbering = numbering;
        others = new Households(seed + 1, Country.SPAIN, until);
    }

    /// The firm that the customer runs, for one in some thirty of working age.
    public Optional<Firm> runBy(Shopper owner) {
        int age = owner.person().ageOn(until);
        if (owner.entity() % CUSTOMERS_PER_FIRM != 0 || age < 24 || age > 70) {
            return Optional.empty();
        }
        var chance = Chance.of(seed, "firm", owner.entity());
        // Four numbers for each firm: itself and up to three contacts.
        int entity = firstEntity + owner.entity() / CUSTOMERS_PER_FIRM * 4;
        var trade =
                owner.entity() == 0
                        ? List.of("Estudio", "Arquitectura y diseño", "4")
                        : chance.oneOf(trades);
        var name = name(trade.get(0), owner, chance);
        var home =
                owner.entity() == 0 || chance.happens(0.3)
                        ? owner.person().home()
                        : homes.anywhere(chance);
        var domain =
                java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                        .replaceAll("[^A-Za-z]", "")
                        .toLowerCase(Locale.ROOT);
        boolean twice = chance.happens(0.12);
        var crm = new ArrayList<String>();
        crm.add("E" + numbering.record(entity, 0, "companies"));
        if (twice) {
            crm.add("E" + numbering.record(entity, 1, "companies"));
        }
        var phone =
                home.areaCode()
                        + chance.between(2, 8)
                        + "%08d"
                                .formatted(chance.below(100_000_000))
                                .substring(home.areaCode().length());
        return Optional.of(
                new Firm(
                        entity,
                        name,
                        chance.oneOf(KINDS),
                        Documents.cif(chance).number(),
                        trade.get(1),
                        Math.max(1, (int) chance.logNormal(Integer.parseInt(trade.get(2)), 0.5)),
                        home,
                        phone,
                        (chance.happens(0.6) ? "info" : "administracion")
                                + "@"
                                + domain
                                + ".example",
                        until.minusDays(chance.between(60, 4_000)),
                        1 + chance.gamma(1, 2.5),
                        List.copyOf(crm),
                        chance.happens(0.85)
                                ? "4300" + numbering.record(entity, 0, "billing")
                                : null,
                        contacts(entity, owner, domain, chance)));
    }

    private static String name(String trade, Shopper owner, Chance chance) {
        var name = owner.person().name();
        if (owner.entity() == 0 || chance.happens(0.5)) {
            return trade + " " + name.surname1();
        }
        if (chance.happens(0.4) && name.surname2() != null) {
            return trade + " " + name.surname1() + " y " + name.surname2();
        }
        return trade
                + " "
                + chance.oneOf(
                        List.of(
                                "del Norte",
                                "Atlántico",
                                "Duero",
                                "Cantábrico",
                                "La Plaza",
                                "San Roque",
                                "Los Robles",
                                "Mirador",
                                "Picos",
                                "El Puente",
                                "Ría",
                                owner.person().home().city()));
    }

    private List<Firm.Contact> contacts(int entity, Shopper owner, String domain, Chance chance) {
        var contacts = new ArrayList<Firm.Contact>();
        contacts.add(
                new Firm.Contact(
                        owner.entity(),
                        owner.person(),
                        owner.entity() == 0 ? "Socia" : "Propietario",
                        "K" + numbering.record(entity, 1, "contacts"),
                        chance.happens(0.5)
                                ? owner.person().email()
                                : "direccion@" + domain + ".example"));
        int more = chance.poisson(0.8);
        for (int i = 0; i < Math.min(more, 2); i++) {
            var person = others.make(entity + i).members().getFirst();
            contacts.add(
                    new Firm.Contact(
                            entity + 1 + i,
                            person,
                            chance.oneOf(ROLES),
                            "K" + numbering.record(entity, 2 + i, "contacts"),
                            chance.happens(0.5)
                                    ? "compras" + i + "@" + domain + ".example"
                                    : person.email()));
        }
        return List.copyOf(contacts);
    }
}
