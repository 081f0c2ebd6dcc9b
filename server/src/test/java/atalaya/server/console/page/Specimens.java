package atalaya.server.console.page;

import atalaya.server.console.draw.Meter;
import atalaya.server.console.draw.Spark;
import atalaya.server.console.draw.TieGraph;
import atalaya.server.console.draw.TierFlow;
import atalaya.server.console.draw.Waterfall;
import atalaya.server.console.draw.WeekStrip;
import gg.jte.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every page with invented content: the cast at its most demanding, long names included.
final class Specimens {

    static final Instant NOW = Instant.parse("2026-11-23T09:37:00Z");

    private static final SourceTag CRM = new SourceTag("CRM", "c1");
    private static final SourceTag SHOP = new SourceTag("Tienda", "c2");
    private static final SourceTag WAREHOUSE = new SourceTag("Almacén", "c3");
    private static final SourceTag CALLS = new SourceTag("Centro de llamadas", "c4");
    private static final SourceTag CARDS = new SourceTag("Tarjetas", "c5");

    private final Words w;
    private final String theme;

    Specimens(String language, String theme) {
        this.w = Words.of(language, ZoneId.of("Europe/Madrid"), NOW);
        this.theme = theme;
    }

    /// Template and its parameters, by the name of the page.
    Map<String, Map.Entry<String, Map<String, Object>>> all() {
        var all = new LinkedHashMap<String, Map.Entry<String, Map<String, Object>>>();
        all.put("home", page("home.jte", "home", home()));
        all.put("home-empty", page("home.jte", "home", emptyHome()));
        all.put("customers", page("customers.jte", "customers", customers()));
        all.put("search", page("search.jte", "search", search()));
        all.put(
                "search-nothing",
                page("search.jte", "search", new SearchPage("Xyz", "nombre, teléfono", List.of())));
        all.put(
                "customer",
                Map.entry(
                        "customer.jte",
                        Map.of(
                                "shell",
                                shell("customers"),
                                "page",
                                customer(null),
                                "owed",
                                owed())));
        all.put("customer-correct", page("customer.jte", "customers", customer("email")));
        all.put("trait", page("trait.jte", "customers", trait()));
        all.put("keys", page("keys.jte", "api-keys", keys()));
        new CallSpecimens(w).all().forEach((name, page) -> all.put(name, call(page)));
        all.put("calls", page("calls.jte", "calls", CallSpecimens.calls()));
        all.put("hand-overs", page("hand-overs.jte", "calls", CallSpecimens.handOvers()));
        all.put("joined", page("joined.jte", "customers", joined()));
        all.put("duplicates", page("duplicates.jte", "duplicates", duplicates()));
        all.put(
                "duplicates-empty",
                page(
                        "duplicates.jte",
                        "duplicates",
                        new DuplicatesPage(
                                0,
                                23,
                                new DuplicatesPage.Filters(
                                        List.of(), List.of(), List.of(), 0, 100, false),
                                List.of(),
                                0,
                                null,
                                false,
                                "/duplicates?blind=0",
                                null)));
        all.put("quality", page("quality.jte", "quality", quality()));
        all.put("treatment", page("treatment.jte", "treatment", treatment()));
        all.put("alerts", page("alerts.jte", "alerts", alerts()));
        all.put("tiers", page("tiers.jte", "tiers", tiers()));
        all.put("treatment-draft", page("treatment-draft.jte", "treatment", treatmentDraft()));
        all.put(
                "settings",
                page(
                        "settings.jte",
                        "settings",
                        new SettingsPage(w.language(), theme, true, null, false, "204")));
        all.put(
                "error",
                page(
                        "error.jte",
                        "",
                        new ErrorPage(
                                "circle-x",
                                w.text("console.error.500"),
                                w.text("console.error.500-text"),
                                "7f3a-19c2")));
        all.put(
                "reveal",
                page(
                        "reveal.jte",
                        "customers",
                        new RevealPage(
                                "C-0048-2193",
                                "Marta Prado Iglesias",
                                "DOCUMENT",
                                List.of(
                                        new RevealPage.Choice("IDENTIFY", "Identificar al cliente"),
                                        new RevealPage.Choice("SERVE", "Hacer lo que pide")),
                                List.of())));
        return all;
    }

    Words words() {
        return w;
    }

    private Map.Entry<String, Map<String, Object>> call(CallPage page) {
        return Map.entry(
                "call.jte",
                Map.of("shell", shell("calls"), "page", page, "asked", "", "found", List.of()));
    }

    private Map.Entry<String, Map<String, Object>> page(
            String template, String current, Record page) {
        return Map.entry(template, Map.of("shell", shell(current), "page", page));
    }

    private Shell shell(String current) {
        return new Shell(
                w,
                "Atalaya",
                current,
                "/",
                new Shell.Reader("Inés Mora", "IM", "Calidad del dato"),
                Menu.of(_ -> true, Map.of("duplicates", 128L, "alerts", 4L)),
                Shortcuts.visible(_ -> true),
                theme,
                true,
                new Shell.Csrf("X-CSRF-TOKEN", "_csrf", "made-up-token"),
                current.equals("duplicates")
                        ? List.of(
                                new Shell.Notice(
                                        "done",
                                        "Fusionados: C-0048-2193 (3 registros), leído del almacén.",
                                        "/decisions/7/undo"))
                        : List.of());
    }

    private AlertsPage alerts() {
        return new AlertsPage(
                w.count("console.alerts.waiting-own", 4),
                true,
                "/alerts",
                "/alerts?state=done",
                List.of(
                        new AlertsPage.Kind(
                                w.text("console.alerts.all"), "inbox", "4", "/alerts", true),
                        new AlertsPage.Kind(
                                w.text("console.alerts.kind.return-overdue"),
                                "undo-2",
                                "2",
                                "/alerts?kind=return-overdue",
                                false)),
                List.of(
                        alert(
                                w.text("console.alerts.kind.return-overdue"),
                                w.text("console.alerts.why.return-overdue", 14, 41, "RMA-20871"),
                                "bad",
                                null),
                        alert(
                                w.text("console.alerts.kind.interest-rises"),
                                w.text("console.alerts.why.interest-rises", 1, 6, ""),
                                "good",
                                w.text("console.alerts.done-by", "Jorge Sanz", "hace 2 h"))),
                true,
                "/alerts?before=7",
                "/alerts.csv");
    }

    private static AlertsPage.Line alert(
            String title,
            String why,
            String tone,
            @org.jspecify.annotations.Nullable String after) {
        return new AlertsPage.Line(
                7,
                "undo-2",
                tone,
                title,
                why,
                "Haga que se resuelva hoy.",
                "C-0048-2193",
                "Marta Prado Iglesias",
                "A",
                "Jorge Sanz",
                NOW.minusSeconds(300),
                after == null,
                after,
                after == null ? null : "Llamada hecha");
    }

    private TiersPage tiers() {
        var cells =
                List.of(
                        new TiersPage.Cell("8.420.110,00 €", "3.530,00 € cada uno", null, false),
                        new TiersPage.Cell(
                                "91 %",
                                null, w.text("console.tiers.reached", "90 %", "31 dic 2026"), true),
                        new TiersPage.Cell(
                                "+41",
                                w.count("console.tiers.answers", 312),
                                w.text("console.tiers.goal", "45", "31 dic 2026"),
                                false),
                        new TiersPage.Cell("—", null, null, false));
        return new TiersPage(
                w.text("console.tiers.summary", "24.740", 2),
                List.of(
                        new TreatmentPage.TierHead("A", "10 %", "2.385", "/customers?tier=A"),
                        new TreatmentPage.TierHead("B", "23 %", "5.640", "/customers?tier=B"),
                        new TreatmentPage.TierHead("C", "38 %", "9.310", "/customers?tier=C"),
                        new TreatmentPage.TierHead("D", "28 %", "6.980", "/customers?tier=D")),
                List.of(
                        new TiersPage.Row(
                                w.text("console.tiers.row.margin"),
                                w.text("console.tiers.about.margin"),
                                cells)),
                TierFlow.of(
                        List.of(
                                new TierFlow.Ribbon(0, 0, 2_100),
                                new TierFlow.Ribbon(1, 0, 285),
                                new TierFlow.Ribbon(1, 1, 4_900),
                                new TierFlow.Ribbon(2, 1, 740),
                                new TierFlow.Ribbon(1, 2, 125),
                                new TierFlow.Ribbon(2, 2, 8_900),
                                new TierFlow.Ribbon(3, 2, 410),
                                new TierFlow.Ribbon(3, 3, 6_700))),
                w.text("console.tiers.moved", 1_435, 125, 425),
                List.of(new TiersPage.Move("C", "B", true, false, "740", "118.400,00 €")),
                List.of(new TiersPage.Month(w.month(LocalDate.of(2026, 11, 1)), "120", "44")),
                List.of(
                        new TiersPage.Awaiting(
                                "/customers/C-0048-2193#owed",
                                "Marta Prado Iglesias",
                                "B",
                                "A",
                                true,
                                "4.120,00 €")),
                List.of(new TiersPage.Choice("90", w.text("console.tiers.period", 90), true)),
                new TiersPage.GoalForm(
                        List.of(new TiersPage.Choice("nps", "NPS", true)), "2027-11-23"));
    }

    private TreatmentPage treatment() {
        var cells =
                List.of(
                        new TreatmentPage.Cell("Incondicionales", null),
                        new TreatmentPage.Cell(
                                "Con condiciones (60 días; 90 con visto bueno)",
                                "Con condiciones (45 días)"),
                        new TreatmentPage.Cell("Con condiciones (30 días)", null),
                        new TreatmentPage.Cell("Solo por garantía", null));
        return new TreatmentPage(
                2,
                w.text("console.treatment.summary-draft", 2),
                "simulated",
                "Campaña de Navidad: quien más aporta devuelve con calma",
                List.of(
                        new TreatmentPage.TierHead("A", "5 %", "1.021", "/customers?tier=A"),
                        new TreatmentPage.TierHead("B", "15 %", "3.004", "/customers?tier=B"),
                        new TreatmentPage.TierHead("C", "30 %", null, "/customers?tier=C"),
                        new TreatmentPage.TierHead("D", "50 %", null, "/customers?tier=D")),
                List.of(new TreatmentPage.Row("Devoluciones", "undo-2", cells)),
                1,
                w.text("console.treatment.warranty", 1_095),
                List.of(
                        new TreatmentPage.Line(
                                2,
                                "/treatment?version=2",
                                true,
                                w.text("console.treatment.state.simulated"),
                                "blue",
                                "",
                                "Alba Vidal",
                                NOW.minusSeconds(600),
                                "Campaña de Navidad")),
                new TreatmentPage.Ask(
                        "C", "return", "40", false, "No: 40 días.", "bad", "circle-x"),
                new TreatmentPage.Acts("/treatment/2", true, true, "2026-11-23"),
                new TreatmentPage.Effect(
                        NOW.minusSeconds(300),
                        List.of(new TreatmentPage.Effect.Figure("Clientes", "212", "1 %")),
                        List.of(
                                new TreatmentPage.Effect.Move(
                                        "C", "B", true, "120", "18.420,00 €")),
                        List.of(
                                new TreatmentPage.Effect.Touched(
                                        "B",
                                        "Devoluciones",
                                        "45 días",
                                        "60 días",
                                        "3.004",
                                        "612.000,00 €"))),
                true);
    }

    private TreatmentDraftPage treatmentDraft() {
        var select =
                new TreatmentDraftPage.Control(
                        "select",
                        "tiers.A.account",
                        "A, Gestión",
                        "own-manager",
                        List.of(
                                new TreatmentDraftPage.Choice(
                                        "own-manager", "gestor propio", true)),
                        null);
        var number =
                new TreatmentDraftPage.Control(
                        "number", "tiers.A.term.from", "de", "60", List.of(), "no vale");
        var check =
                new TreatmentDraftPage.Control(
                        "check", "tiers.A.support.agreed", "SLA", "true", List.of(), null);
        return new TreatmentDraftPage(
                2,
                "/treatment/2",
                w.text("console.treatment.based-on", 1),
                "",
                List.of("A, Plazo: no vale"),
                List.of(
                        new TreatmentDraftPage.Row(
                                "Gestión",
                                "user-check",
                                List.of(
                                        List.of(select),
                                        List.of(number, number),
                                        List.of(check),
                                        List.of(select)))),
                List.of(number, number));
    }

    private CustomerLine line(String name) {
        boolean company = name.endsWith("SL");
        return new CustomerLine(
                "C-0048-2193",
                name,
                Shell.initials(name),
                company,
                "m••••@correo.example",
                "•••• 5590",
                "Madrid",
                "Jorge Sanz",
                List.of(CRM, SHOP, CALLS),
                7,
                214,
                NOW.minus(Duration.ofHours(9)),
                null,
                company ? "B" : "A");
    }

    private HomePage home() {
        return new HomePage(
                List.of(
                        new HomePage.Task(
                                "128",
                                w.text("console.home.task-pairs"),
                                w.text("console.home.task-pairs-text"),
                                "/duplicates"),
                        new HomePage.Task(
                                "2",
                                w.text("console.home.task-stale"),
                                w.text("console.home.task-stale-text"),
                                "/quality"),
                        new HomePage.Task(
                                "312",
                                w.text("console.home.task-flaws"),
                                w.text("console.home.task-flaws-text"),
                                "/quality")),
                List.of(
                        new HomePage.Figure(
                                w.text("console.home.customers"), w.number(24740), null),
                        new HomePage.Figure(
                                w.text("console.home.records"),
                                w.number(45210),
                                w.text("console.home.per-customer", "1,8")),
                        new HomePage.Figure(
                                w.text("console.home.interactions"), w.number(301204), null),
                        new HomePage.Figure(
                                w.text("console.home.sources"),
                                "11",
                                w.text("console.home.sources-fresh", 9, 11))),
                List.of(
                        line("Marta Prado Iglesias"),
                        line("Talleres Vega SL"),
                        line("Joana Prados Vidal")),
                List.of());
    }

    private HomePage emptyHome() {
        return new HomePage(
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new HomePage.Step(
                                w.text("console.home.step-import"),
                                w.text("console.home.step-import-text"),
                                "./atalaya source suggest FILE"),
                        new HomePage.Step(
                                w.text("console.home.step-look"),
                                w.text("console.home.step-look-text"),
                                null),
                        new HomePage.Step(
                                w.text("console.home.step-review"),
                                w.text("console.home.step-review-text"),
                                null)));
    }

    private CustomersPage customers() {
        var lines = new ArrayList<CustomerLine>();
        var names =
                List.of(
                        "Marta Prado Iglesias",
                        "Talleres Vega SL",
                        "Joana Prado Vidal",
                        "José Á. Núñez de la Fuente y Gómez-Acebo",
                        "Iker Etxeberria Zubizarreta");
        for (int i = 0; i < 50; i++) {
            lines.add(line(names.get(i % names.size())));
        }
        return new CustomersPage(
                24740,
                true,
                "pra",
                List.of(new CustomersPage.Choice("Jorge Sanz", "Jorge Sanz", true)),
                List.of(new CustomersPage.Choice("crm", "CRM", false)),
                List.of(new CustomersPage.Choice("A", "A", true)),
                false,
                lines,
                "/customers?after=x",
                "/customers.csv?tier=A");
    }

    private SearchPage search() {
        return new SearchPage(
                "prado",
                "nombre, teléfono, correo",
                List.of(
                        new SearchPage.Group(
                                w.text("console.search.by.name"),
                                List.of(line("Marta Prado Iglesias"), line("Joana Prado Vidal"))),
                        new SearchPage.Group(
                                w.text("console.search.by.email"),
                                List.of(line("Estudio Prado SL")))));
    }

    private OwedPart owed() {
        return new OwedPart(
                "A",
                NOW.minus(Duration.ofDays(200)),
                List.of(
                        w.text("console.tier.reason.awaits-approval"),
                        w.text("console.tier.score", "4.120 €", "3.184 €", "1.872 €", "50 %")),
                List.of(
                        new OwedPart.Clause("user-check", "Gestión", "Gestor propio"),
                        new OwedPart.Clause(
                                "credit-card", "Crédito", "Sí, en las mejores condiciones"),
                        new OwedPart.Clause("calendar", "Plazo de pago", "30–45 días"),
                        new OwedPart.Clause("undo-2", "Devoluciones", "Incondicionales"),
                        new OwedPart.Clause(
                                "headphones", "Soporte", "24/7 con acuerdo de servicio")),
                new OwedPart.Proposal("B", false, "/customers/C-0048-2193/tier"),
                List.of(
                        new OwedPart.Step(
                                NOW.minus(Duration.ofDays(200)),
                                "B",
                                "A",
                                w.text("console.tier.step.approved")),
                        new OwedPart.Step(
                                NOW.minus(Duration.ofDays(700)),
                                null,
                                "B",
                                w.text("console.tier.step.first"))),
                w.text("console.tier.version", 1));
    }

    private CustomerPage customer(@org.jspecify.annotations.Nullable String correcting) {
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
                        NOW.minusSeconds(400),
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
                new FigureSpecimens(w, NOW).value(),
                new FigureSpecimens(w, NOW).health(),
                new FigureSpecimens(w, NOW).habits(),
                List.of(
                        new CustomerPage.RecordLine(
                                CRM, "C-19920", NOW.minus(Duration.ofDays(3)), false),
                        new CustomerPage.RecordLine(
                                SHOP, "u_88121", NOW.minus(Duration.ofDays(10)), false),
                        new CustomerPage.RecordLine(
                                CARDS, "T-000123", NOW.minus(Duration.ofDays(800)), true)),
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
                NOW.minus(Duration.ofDays(days)),
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
                        SHOP,
                        10,
                        true,
                        List.of(
                                new IdentityPart.Lost(
                                        "mprado@oficina.example",
                                        false,
                                        WAREHOUSE,
                                        NOW.minus(Duration.ofDays(80)),
                                        w.text(
                                                "console.identity.loses",
                                                w.text("console.rule.verified")))));
        var main =
                List.of(
                        field(
                                "fullName",
                                "Marta Prado Iglesias",
                                "clear",
                                CRM,
                                3,
                                false,
                                List.of()),
                        field("nationalId", "•••• 21L", "masked", CARDS, 800, true, List.of()),
                        field("phone", "+34 612 40 55 90", "clear", CALLS, 2, true, List.of()),
                        email,
                        field(
                                "address.line",
                                "C/ Alcalá 214, 4.º B · 28028 Madrid",
                                "clear",
                                WAREHOUSE,
                                240,
                                false,
                                List.of()),
                        field("birthDate", "8 mar 1981", "clear", CRM, 900, false, List.of()));
        var more =
                List.of(
                        field("maritalStatus", "casada", "clear", CRM, 500, false, List.of()),
                        field("profession", "arquitecta", "clear", CRM, 500, false, List.of()));
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
                                NOW.minus(Duration.ofDays(1)),
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
                        NOW.minusSeconds(400),
                        "smartphone",
                        "",
                        "Vio una página «Estado de mi devolución»",
                        "App iOS · 3 min 12 s",
                        null,
                        SHOP,
                        List.of("App"),
                        -3.0));
        events.add(
                new TimelinePart.Event(
                        NOW.minusSeconds(40000),
                        "phone-missed",
                        "bad",
                        "Llamada abandonada",
                        "Cola Posventa · espera de 9 min 40 s",
                        null,
                        CALLS,
                        List.of("Atención"),
                        -8.0));
        events.add(
                new TimelinePart.Event(
                        NOW.minusSeconds(60000),
                        "star",
                        "bad",
                        "Encuesta respondida · NPS 6",
                        null,
                        "Llevo más de un mes esperando mi dinero.",
                        CRM,
                        List.of(),
                        -4.0));
        events.add(
                new TimelinePart.Event(
                        NOW.minusSeconds(70000),
                        "shopping-bag",
                        "good",
                        "Pedido P-771204 · 186,40 €",
                        "3 artículos · entrega exprés",
                        null,
                        SHOP,
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

    private static KeysPage keys() {
        return new KeysPage(
                List.of(
                        new KeysPage.Line(
                                "k3vm8xq2ha",
                                "Tienda web",
                                "Pública",
                                false,
                                NOW.minus(Duration.ofDays(3)),
                                null),
                        new KeysPage.Line(
                                "p9ty4wz7nb",
                                "CRM",
                                "Calidad del dato",
                                true,
                                NOW.minus(Duration.ofDays(40)),
                                NOW.minus(Duration.ofDays(2)))),
                List.of(new KeysPage.Choice("web", "Tienda web")),
                List.of(new KeysPage.Choice("STEWARD", "Calidad del dato")),
                new KeysPage.Made("atalaya_k3vm8xq2ha_made-up-secret", "Tienda web"));
    }

    private static TraitPage trait() {
        return new TraitPage(
                "/customers/C-0048-2193",
                "Marta Prado Iglesias",
                "Pedidos en 90 días",
                "2",
                "Cuenta 2 interacciones (Pedido) de los últimos 90 días, en UTC.",
                List.of(
                        new TraitsPart.Bar("Web", Meter.progress(.64), "64 %"),
                        new TraitsPart.Bar("Tienda", Meter.progress(.36), "36 %")),
                List.of(new TraitPage.Brought(SHOP, "u_88121", "2")),
                List.of(
                        new TraitPage.Event(
                                NOW.minus(Duration.ofDays(10)),
                                "Pedido",
                                "Web · 186,40 € · P-771204",
                                SHOP),
                        new TraitPage.Event(
                                NOW.minus(Duration.ofDays(41)),
                                "Pedido",
                                "Tienda · 59,90 € · P-769001",
                                SHOP)),
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

    Evidences evidences() {
        var steps = List.of(-7.4, 3.2, 3.9, 4.6, 2.1, .3, -3.9);
        var names =
                List.of(
                        "Punto de partida",
                        "Nacimiento: invertido",
                        "Teléfono: idéntico",
                        "Dirección: idéntica",
                        "Apellidos: casi igual",
                        "Correo: mismo nombre, otro dominio",
                        "Nombre: distinto");
        var lines = new ArrayList<Evidences.Line>();
        for (int i = 0; i < steps.size(); i++) {
            lines.add(
                    new Evidences.Line(
                            i == 0 ? "start" : steps.get(i) > 0 ? "for" : "against",
                            names.get(i),
                            w.signed(steps.get(i), 1),
                            i == 4 ? "Prado Vidal · Prados Vidal" : null));
        }
        lines.add(
                new Evidences.Line(
                        "total", w.text("console.evidence.total", "87 %"), w.signed(2.8, 1), null));
        return new Evidences("87 %", "unsure", "época 1", lines, Waterfall.of(steps, 2, 4.2));
    }

    private JoinedPage joined() {
        var left = new JoinedPage.End("Marta Prado Iglesias", CRM, "C-19920");
        var right = new JoinedPage.End("M. Prado", SHOP, "u_88121");
        return new JoinedPage(
                "C-0048-2193",
                "Marta Prado Iglesias",
                List.of(
                        new JoinedPage.Link(left, right, evidences()),
                        new JoinedPage.Link(right, left, evidences())),
                3,
                List.of(
                        new JoinedPage.Step(
                                NOW.minus(Duration.ofDays(300)),
                                "circle-check",
                                false,
                                "Nace C-0048-2193",
                                "CRM C-19920",
                                null),
                        new JoinedPage.Step(
                                NOW.minus(Duration.ofDays(30)),
                                "link",
                                false,
                                "Se une a C-0048-2193",
                                "Tienda u_88121 · 99 % de ser la misma persona",
                                null),
                        new JoinedPage.Step(
                                NOW.minus(Duration.ofHours(3)),
                                "git-merge",
                                true,
                                "C-0071-0032 se fusiona en C-0048-2193",
                                "por Inés Mora «misma firma»",
                                "/decisions/7/undo")),
                List.of(
                        new JoinedPage.SourceRow(
                                1,
                                CRM,
                                "C-19920",
                                NOW.minus(Duration.ofDays(3)),
                                false,
                                false,
                                List.of(
                                        new JoinedPage.Value("Nombre", "Marta"),
                                        new JoinedPage.Value(
                                                "Correo", "marta.prado@correo.example"))),
                        new JoinedPage.SourceRow(
                                2,
                                SHOP,
                                "u_88121",
                                NOW.minus(Duration.ofDays(10)),
                                false,
                                false,
                                List.of(new JoinedPage.Value("Nombre", "M. Prado"))),
                        new JoinedPage.SourceRow(
                                3,
                                CARDS,
                                "T-000123",
                                NOW.minus(Duration.ofDays(800)),
                                true,
                                false,
                                List.of())),
                true);
    }

    private DuplicatesPage.Cell cell(
            String value, @org.jspecify.annotations.Nullable String note, boolean chosen) {
        return new DuplicatesPage.Cell(
                List.of(
                        new DuplicatesPage.Piece(value.substring(0, value.length() - 1), false),
                        new DuplicatesPage.Piece(value.substring(value.length() - 1), true)),
                value,
                value,
                note,
                chosen);
    }

    private DuplicatesPage duplicates() {
        var rows =
                List.of(
                        new DuplicatesPage.Row(
                                "givenName",
                                "Nombre",
                                "distinto",
                                "bad",
                                cell("Joana", "verificado", true),
                                cell("Joan", null, false),
                                "Joana",
                                null,
                                true),
                        new DuplicatesPage.Row(
                                "surname1",
                                "Apellidos",
                                "parecido",
                                "muted",
                                cell("Prado Vidal", null, true),
                                cell("Prados Vidal", null, false),
                                "Prado Vidal",
                                null,
                                true),
                        new DuplicatesPage.Row(
                                "birthDate",
                                "Nacimiento",
                                "invertido",
                                "warn",
                                cell("08/03/1991", "verificado", true),
                                cell("03/08/1991", null, false),
                                "08/03/1991",
                                null,
                                true),
                        new DuplicatesPage.Row(
                                "phone",
                                "Teléfono",
                                "idéntico",
                                "good",
                                cell("+34 677 20 11 48", "hace 2 a", false),
                                cell("+34 677 20 11 48", "hace 6 d · verificado", true),
                                "+34 677 20 11 48",
                                null,
                                true),
                        new DuplicatesPage.Row(
                                "email",
                                "Correo",
                                "distinto",
                                "muted",
                                cell("jprado@mail.example", null, false),
                                cell("joana.prados@mail.example", null, true),
                                "joana.prados@mail.example",
                                w.text("console.duplicates.keeps-both", 2),
                                true),
                        new DuplicatesPage.Row(
                                "consent",
                                "Consentimiento",
                                null,
                                "muted",
                                cell("Correo ✓ · SMS ✗", "12 ene 2026", false),
                                null,
                                "Correo ✓ · SMS ✗",
                                w.text("console.duplicates.keeps-strictest"),
                                false));
        var queue = new ArrayList<DuplicatesPage.Waiting>();
        for (int i = 0; i < 12; i++) {
            queue.add(
                    new DuplicatesPage.Waiting(
                            "/duplicates/1-" + i,
                            "Joana Prado · Joan Prados",
                            "CRM ↔ Tienda",
                            (94 - i) + " %",
                            90 - i,
                            (90 - i) + " interacciones",
                            i < 4,
                            i == 0));
        }
        return new DuplicatesPage(
                128,
                23,
                new DuplicatesPage.Filters(
                        List.of(new DuplicatesPage.Choice("crm", "CRM", false)),
                        List.of(new DuplicatesPage.Choice("birth", "nacimientos distintos", true)),
                        List.of(new DuplicatesPage.Choice("all", "Todas las libres", true)),
                        20,
                        60,
                        true),
                queue,
                38,
                new DuplicatesPage.Review(
                        "/duplicates/1-2",
                        new DuplicatesPage.Side(
                                "Joana Prado Vidal", "C-0071-0032", CRM, "C-71-0032"),
                        new DuplicatesPage.Side(
                                "Joan Prados Vidal", "C-0099-1204", SHOP, "T-991204"),
                        rows,
                        List.of(
                                new DuplicatesPage.Outlook("Registros", "3 + 2 → 5"),
                                new DuplicatesPage.Outlook("Fuentes", "2 + 1 → 3"),
                                new DuplicatesPage.Outlook("Interacciones", "14 + 80 → 94"),
                                new DuplicatesPage.Outlook("Identificador", "C-0071-0032")),
                        evidences(),
                        List.of(
                                "El móvil aparece en 3 clientes: puede ser de un hogar.",
                                "En contra: Nombre: distinto."),
                        List.of("Uniría dos grupos de registros.")),
                false,
                "/duplicates?blind=0",
                "/decisions/7/undo");
    }

    private QualityPage quality() {
        Content spark = Spark.of(new double[] {1, 4, 2, 5, 3, 6});
        return new QualityPage(
                "11 fuentes · 45.210 registros → 24.740 clientes",
                NOW,
                List.of(
                        new QualityPage.Measure(
                                w.text("console.quality.completeness"),
                                "94 %",
                                w.text("console.quality.completeness-under"),
                                ""),
                        new QualityPage.Measure(
                                w.text("console.quality.fresh"),
                                w.text("console.quality.fresh-value", 9, 11),
                                w.count("console.quality.late", 2),
                                "bad"),
                        new QualityPage.Measure(
                                w.text("console.quality.pairs"),
                                "128",
                                w.text("console.quality.pairs-under"),
                                ""),
                        new QualityPage.Measure(
                                w.text("console.quality.set-aside"),
                                "312",
                                w.text("console.quality.rejected-before", 71),
                                "bad")),
                List.of(
                        new QualityPage.Alert(
                                "bad",
                                "ERP Almacén lleva 9 h sin datos nuevos; su objetivo es 4 h.")),
                List.of(
                        new QualityPage.SourceRow(
                                CRM,
                                NOW.minusSeconds(120),
                                "hace 2 min",
                                "good",
                                "objetivo 24 h",
                                List.of(
                                        new QualityPage.Heat(98),
                                        new QualityPage.Heat(91),
                                        new QualityPage.Heat(null),
                                        new QualityPage.Heat(null),
                                        new QualityPage.Heat(72)),
                                31204,
                                spark,
                                "Jorge Sanz",
                                0),
                        new QualityPage.SourceRow(
                                WAREHOUSE,
                                NOW.minusSeconds(32400),
                                "hace 9 h",
                                "bad",
                                "objetivo 4 h",
                                List.of(
                                        new QualityPage.Heat(88),
                                        new QualityPage.Heat(61),
                                        new QualityPage.Heat(null),
                                        new QualityPage.Heat(41),
                                        new QualityPage.Heat(null)),
                                204118,
                                spark,
                                null,
                                241)),
                List.of(
                        new QualityPage.IndexRow(
                                WAREHOUSE,
                                "71,2",
                                List.of(
                                        new QualityPage.IndexTerm("63 %", "+18,9"),
                                        new QualityPage.IndexTerm("99 %", "+29,7"),
                                        new QualityPage.IndexTerm("44 %", "+8,8"),
                                        new QualityPage.IndexTerm("92 %", "+13,8"),
                                        new QualityPage.IndexTerm(null, null)))),
                List.of(
                        new QualityPage.Gap("Nacimiento", "61 %", Meter.of(.61), "faltan 2.910"),
                        new QualityPage.Gap("Teléfono", "88 %", Meter.of(.88), "faltan 894"),
                        new QualityPage.Gap("Correo", "41 %", Meter.of(.41), "faltan 9.310")),
                List.of(
                        new QualityPage.FlawRow(
                                WAREHOUSE,
                                "Fecha imposible en «fecha_devolucion»",
                                241,
                                w.text("console.quality.first-in", "devoluciones", 812),
                                NOW.minusSeconds(9000),
                                "Inés Mora")));
    }
}
