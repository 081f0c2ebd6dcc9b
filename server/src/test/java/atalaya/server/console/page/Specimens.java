package atalaya.server.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every page with invented content: the cast at its most demanding, long names included.
final class Specimens {

    static final Instant NOW = Instant.parse("2026-11-23T09:37:00Z");

    static final SourceTag CRM = new SourceTag("CRM", "c1");
    static final SourceTag SHOP = new SourceTag("Tienda", "c2");
    static final SourceTag WAREHOUSE = new SourceTag("Almacén", "c3");
    static final SourceTag CALLS = new SourceTag("Centro de llamadas", "c4");
    static final SourceTag CARDS = new SourceTag("Tarjetas", "c5");

    private final Words w;
    private final String theme;

    Specimens(String language, String theme) {
        this.w = Words.of(language, ZoneId.of("Europe/Madrid"), NOW);
        this.theme = theme;
    }

    /// Template and its parameters, by the name of the page.
    Map<String, Map.Entry<String, Map<String, Object>>> all() {
        var all = new LinkedHashMap<String, Map.Entry<String, Map<String, Object>>>();
        var one = new CustomerSpecimens(w);
        var joins = new JoinSpecimens(w);
        var tiers = new TierSpecimens(w);
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
                                one.customer(null),
                                "owed",
                                tiers.owed())));
        all.put("customer-correct", page("customer.jte", "customers", one.customer("email")));
        all.put("trait", page("trait.jte", "customers", one.trait()));
        all.put("keys", page("keys.jte", "api-keys", keys()));
        new CallSpecimens(w).all().forEach((name, page) -> all.put(name, call(page)));
        all.put("calls", page("calls.jte", "calls", CallSpecimens.calls()));
        all.put("hand-overs", page("hand-overs.jte", "calls", CallSpecimens.handOvers()));
        all.put("joined", page("joined.jte", "customers", joins.joined()));
        all.put("duplicates", page("duplicates.jte", "duplicates", joins.duplicates()));
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
        all.put("quality", page("quality.jte", "quality", joins.quality()));
        all.put("treatment", page("treatment.jte", "treatment", tiers.treatment()));
        all.put("alerts", page("alerts.jte", "alerts", tiers.alerts()));
        all.put("tiers", page("tiers.jte", "tiers", tiers.tiers()));
        all.put(
                "treatment-draft",
                page("treatment-draft.jte", "treatment", tiers.treatmentDraft()));
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
                new CustomersPage.Came("B", 90, w.text("console.tier.was", "B", 90), "/customers"),
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
}
