package atalaya.server.console.page;

import atalaya.server.console.draw.Meter;
import atalaya.server.console.draw.Spark;
import atalaya.server.console.draw.TieGraph;
import atalaya.server.console.draw.WeekStrip;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A customer with invented content: Marta, of seven sources.
final class CustomerSpecimens {

    private final Words w;

    CustomerSpecimens(Words w) {
        this.w = w;
    }

    CustomerPage customer(@org.jspecify.annotations.Nullable String correcting) {
        var head =
                new CustomerPage.Head(
                        "C-0048-2193",
                        "Marta Prado Iglesias",
                        "MP",
                        false,
                        List.of(
                                new CustomerPage.Fact("map-pin", "Madrid · 10:37", null),
                                new CustomerPage.Fact(
                                        "calendar",
                                        w.text(
                                                "console.customer.since",
                                                w.month(LocalDate.of(2017, 3, 1))),
                                        null),
                                new CustomerPage.Fact(
                                        "layers",
                                        w.count("console.sources", 5)
                                                + " · "
                                                + w.count("console.records", 7),
                                        null)),
                        List.of(
                                new CustomerPage.Chip(
                                        "blue", "user", w.text("console.customer.person")),
                                new CustomerPage.Chip("", "house", "Hogar de 4"),
                                new CustomerPage.Chip("", null, "Familias con niños")),
                        "Jorge Sanz",
                        List.of(
                                new CustomerPage.Consent("mail", "Correo", "granted", "Correo: sí"),
                                new CustomerPage.Consent(
                                        "phone", "Teléfono", "granted", "Teléfono: sí"),
                                new CustomerPage.Consent(
                                        "message-square", "SMS", "denied", "SMS: no"),
                                new CustomerPage.Consent(
                                        "message-circle", "WhatsApp", "granted", "WhatsApp: sí"),
                                new CustomerPage.Consent(
                                        "user-check", "Perfilado", "granted", "Perfilado: sí"),
                                new CustomerPage.Consent(
                                        "link", "Terceros", "denied", "Terceros: no")),
                        w.text("console.customer.consent-last", "12 ene 2026"),
                        Specimens.NOW.minusSeconds(400),
                        "1f2e",
                        true);
        var values = new double[] {1, 3, 2, 5, 4, 6, 5, 8, 3, 9, 7, 12};
        var measures =
                List.of(
                        new CustomerPage.Measure(
                                w.text("console.customer.last-contact"), "hace 9 h", "App", null),
                        new CustomerPage.Measure(
                                w.text("console.customer.interactions"),
                                "214",
                                w.text("console.customer.year", 96),
                                Spark.of(values)),
                        new CustomerPage.Measure(
                                w.text("console.family.orders"),
                                "17",
                                w.text("console.customer.year", 9),
                                Spark.of(values)),
                        new CustomerPage.Measure(
                                w.text("console.family.returns"),
                                "2",
                                w.text("console.customer.year", 2),
                                null),
                        new CustomerPage.Measure(
                                w.text("console.family.calls"),
                                "12",
                                w.text("console.customer.year", 8),
                                Spark.of(values)),
                        new CustomerPage.Measure(
                                w.text("console.family.cases"), "3", null, Spark.of(values)));
        return new CustomerPage(
                head,
                measures,
                identity(correcting),
                timeline(),
                traits(),
                relations(),
                new FigureSpecimens(w, Specimens.NOW).value(),
                new FigureSpecimens(w, Specimens.NOW).health(),
                new FigureSpecimens(w, Specimens.NOW).habits(),
                List.of(
                        new CustomerPage.RecordLine(
                                Specimens.CRM,
                                "C-19920",
                                Specimens.NOW.minus(Duration.ofDays(3)),
                                false),
                        new CustomerPage.RecordLine(
                                Specimens.SHOP,
                                "u_88121",
                                Specimens.NOW.minus(Duration.ofDays(10)),
                                false),
                        new CustomerPage.RecordLine(
                                Specimens.CARDS,
                                "T-000123",
                                Specimens.NOW.minus(Duration.ofDays(800)),
                                true)),
                4);
    }

    private IdentityPart.Field field(
            String word,
            String value,
            String sight,
            SourceTag source,
            int days,
            boolean verified,
            List<IdentityPart.Lost> lost) {
        return new IdentityPart.Field(
                word,
                w.text("console.attribute." + word),
                value,
                sight,
                "OPEN",
                source,
                Specimens.NOW.minus(Duration.ofDays(days)),
                verified,
                days > 200,
                false,
                w.text("console.identity.wins", w.text("console.rule.verified")),
                lost);
    }

    private IdentityPart identity(@org.jspecify.annotations.Nullable String correcting) {
        var email =
                field(
                        "email",
                        "marta.prado@correo.example",
                        "clear",
                        Specimens.SHOP,
                        10,
                        true,
                        List.of(
                                new IdentityPart.Lost(
                                        "mprado@oficina.example",
                                        false,
                                        Specimens.WAREHOUSE,
                                        Specimens.NOW.minus(Duration.ofDays(80)),
                                        w.text(
                                                "console.identity.loses",
                                                w.text("console.rule.verified")))));
        var main =
                List.of(
                        field(
                                "fullName",
                                "Marta Prado Iglesias",
                                "clear",
                                Specimens.CRM,
                                3,
                                false,
                                List.of()),
                        field(
                                "nationalId",
                                "•••• 21L",
                                "masked",
                                Specimens.CARDS,
                                800,
                                true,
                                List.of()),
                        field(
                                "phone",
                                "+34 612 40 55 90",
                                "clear",
                                Specimens.CALLS,
                                2,
                                true,
                                List.of()),
                        email,
                        field(
                                "address.line",
                                "C/ Alcalá 214, 4.º B · 28028 Madrid",
                                "clear",
                                Specimens.WAREHOUSE,
                                240,
                                false,
                                List.of()),
                        field(
                                "birthDate",
                                "8 mar 1981",
                                "clear",
                                Specimens.CRM,
                                900,
                                false,
                                List.of()));
        var more =
                List.of(
                        field(
                                "maritalStatus",
                                "casada",
                                "clear",
                                Specimens.CRM,
                                500,
                                false,
                                List.of()),
                        field(
                                "profession",
                                "arquitecta",
                                "clear",
                                Specimens.CRM,
                                500,
                                false,
                                List.of()));
        return new IdentityPart(
                "/customers/C-0048-2193",
                true,
                main,
                more,
                List.of("Sexo", "Idioma"),
                correcting == null ? null : email,
                List.of(
                        new IdentityPart.Corrected(
                                3,
                                "Correo",
                                "marta.prado@correo.example",
                                "Inés Mora",
                                Specimens.NOW.minus(Duration.ofDays(1)),
                                "Lo dijo el cliente",
                                true,
                                null)));
    }

    private TimelinePart timeline() {
        var weeks = new ArrayList<WeekStrip.Week>();
        for (int i = 0; i < 52; i++) {
            int n = (i * 7 + i * i * 3) % 9;
            weeks.add(
                    new WeekStrip.Week(
                            n,
                            .2,
                            i > 44 ? .5 : i % 5 == 0 ? .2 : 0,
                            "Semana " + i,
                            "/customers/C-0048-2193?from=2026-11-02",
                            i >= 44));
        }
        var events = new ArrayList<TimelinePart.Event>();
        events.add(
                new TimelinePart.Event(
                        Specimens.NOW.minusSeconds(400),
                        "smartphone",
                        "",
                        "Vio una página «Estado de mi devolución»",
                        "App iOS · 3 min 12 s",
                        null,
                        Specimens.SHOP,
                        List.of("App"),
                        -3.0));
        events.add(
                new TimelinePart.Event(
                        Specimens.NOW.minusSeconds(40000),
                        "phone-missed",
                        "bad",
                        "Llamada abandonada",
                        "Cola Posventa · espera de 9 min 40 s",
                        null,
                        Specimens.CALLS,
                        List.of("Atención"),
                        -8.0));
        events.add(
                new TimelinePart.Event(
                        Specimens.NOW.minusSeconds(60000),
                        "star",
                        "bad",
                        "Encuesta respondida · NPS 6",
                        null,
                        "Llevo más de un mes esperando mi dinero.",
                        Specimens.CRM,
                        List.of(),
                        -4.0));
        events.add(
                new TimelinePart.Event(
                        Specimens.NOW.minusSeconds(70000),
                        "shopping-bag",
                        "good",
                        "Pedido P-771204 · 186,40 €",
                        "3 artículos · entrega exprés",
                        null,
                        Specimens.SHOP,
                        List.of("Web"),
                        5.0));
        var days = new ArrayList<TimelinePart.Day>();
        for (int i = 0; i < 12; i++) {
            days.add(
                    new TimelinePart.Day(
                            i == 0
                                    ? w.text("console.today")
                                    : w.day(LocalDate.of(2026, 11, 22).minusDays(i)),
                            w.count("console.interactions", 4),
                            events));
        }
        String url = "/customers/C-0048-2193?ch=call";
        return new TimelinePart(
                214,
                List.of(
                        new TimelinePart.Filter(
                                w.text("console.timeline.all"), "layers", 214, url, true),
                        new TimelinePart.Filter(
                                w.text("console.channel.call"), "headphones", 12, url, false),
                        new TimelinePart.Filter(
                                w.text("console.channel.web"), "globe", 120, url, false),
                        new TimelinePart.Filter(
                                w.text("console.channel.store"), "store", 31, url, false),
                        new TimelinePart.Filter(
                                w.text("console.channel.email"), "mail", 51, url, false)),
                List.of(
                        new TimelinePart.Filter(
                                w.text("console.family.orders"), "shopping-bag", 17, url, false),
                        new TimelinePart.Filter(
                                w.text("console.family.returns"), "undo-2", 2, url, false),
                        new TimelinePart.Filter(
                                w.text("console.family.cases"), "inbox", 3, url, false),
                        new TimelinePart.Filter(
                                w.text("console.family.campaigns"), "megaphone", 8, url, false)),
                WeekStrip.of(weeks, "Actividad semanal"),
                List.of("nov 2025", "feb 2026", "may", "ago", "hoy"),
                w.text("console.timeline.from-to", "1 oct 2026", "23 nov 2026"),
                url,
                url,
                url,
                days,
                url,
                null,
                List.of(
                        new TimelinePart.Apart(
                                "3 interacciones desde el teléfono +34 612 40 55 90 no están aquí.",
                                url)));
    }

    private static TraitsPart traits() {
        return new TraitsPart(
                "/customers/C-0048-2193/traits/",
                List.of(
                        new TraitsPart.Bar("Cafeteras y molinillos", Meter.progress(.46), "46 %"),
                        new TraitsPart.Bar("Menaje", Meter.progress(.31), "31 %"),
                        new TraitsPart.Bar(
                                "Pequeño electrodoméstico", Meter.progress(.23), "23 %")),
                List.of(
                        new TraitsPart.Line("preferred_channel", "Canal preferido", "Web", "78 %"),
                        new TraitsPart.Line(
                                "spend_12_months", "Compras en 12 meses", "1.284,50 €", null),
                        new TraitsPart.Line("last_purchase", "Última compra", "hace 6 d", null)),
                new TraitsPart.Seen(
                        "4 de 9 canales",
                        Meter.progress(4 / 9.0),
                        "71 %",
                        "Web, Tienda, Correo, Llamadas",
                        "App, Chat, SMS, Redes, Oficina"),
                List.of("Última nota NPS", "Pedido más alto"));
    }

    static TraitPage trait() {
        return new TraitPage(
                "/customers/C-0048-2193",
                "Marta Prado Iglesias",
                "Pedidos en 90 días",
                "2",
                "Cuenta 2 interacciones (Pedido) de los últimos 90 días, en UTC.",
                List.of(
                        new TraitsPart.Bar("Web", Meter.progress(.64), "64 %"),
                        new TraitsPart.Bar("Tienda", Meter.progress(.36), "36 %")),
                List.of(new TraitPage.Brought(Specimens.SHOP, "u_88121", "2")),
                List.of(
                        new TraitPage.Event(
                                Specimens.NOW.minus(Duration.ofDays(10)),
                                "Pedido",
                                "Web · 186,40 € · P-771204",
                                Specimens.SHOP),
                        new TraitPage.Event(
                                Specimens.NOW.minus(Duration.ofDays(41)),
                                "Pedido",
                                "Tienda · 59,90 € · P-769001",
                                Specimens.SHOP)),
                0);
    }

    private RelationsPart relations() {
        var graph =
                TieGraph.of(
                        "MP",
                        List.of(
                                new TieGraph.Node(
                                        "PR",
                                        "Pablo Ruiz Navarro",
                                        "Mismo hogar",
                                        "household",
                                        null),
                                new TieGraph.Node(
                                        "EP", "Estudio Prado SL", "Empresa", "company", null),
                                new TieGraph.Node("LG", "Lucía Gil", "Traída", "referral", null),
                                new TieGraph.Node("AN", "Ana Nuñez", "Traída", "referral", null)),
                        "4 relaciones");
        return new RelationsPart(
                graph,
                List.of(
                        new RelationsPart.Tie(
                                "Pablo Ruiz Navarro",
                                "PR",
                                false,
                                "Mismo hogar",
                                "Proveedor económico",
                                "/customers/C-0000-0001"),
                        new RelationsPart.Tie(
                                "Estudio Prado SL",
                                "EP",
                                true,
                                "Empresa que representa",
                                "CRM",
                                "/customers/C-0000-0002"),
                        new RelationsPart.Tie(
                                "Lucía Gil",
                                "LG",
                                false,
                                "Traído por este cliente",
                                "Fidelización",
                                null)),
                1);
    }
}
