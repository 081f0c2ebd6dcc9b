package atalaya.server.console.page;

import atalaya.server.console.draw.TierFlow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// Tiers, treatment and alerts with invented content.
final class TierSpecimens {

    private final Words w;

    TierSpecimens(Words w) {
        this.w = w;
    }

    AlertsPage alerts() {
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
                Specimens.NOW.minusSeconds(300),
                after == null,
                after,
                after == null ? null : "Llamada hecha");
    }

    TiersPage tiers() {
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
                migration(),
                List.of(
                        new TiersPage.Move(
                                "C", "B", true, false, "740", "/customers", "118.400,00 €")),
                List.of(new TiersPage.Month(w.month(LocalDate.of(2026, 11, 1)), "120", "44")),
                List.of(
                        new TiersPage.Awaiting(
                                "/customers/C-0048-2193#owed",
                                "Marta Prado Iglesias",
                                "B",
                                "A",
                                true,
                                "4.120,00 €")),
                new TiersPage.GoalForm(
                        List.of(new TiersPage.Choice("nps", "NPS", true)), "2027-11-23"));
    }

    private MigrationPart migration() {
        return new MigrationPart(
                "/tiers",
                TierFlow.of(
                        List.of(
                                new TierFlow.Ribbon(0, 0, 2_100, "/customers", "x"),
                                new TierFlow.Ribbon(1, 0, 285, "/customers", "x"),
                                new TierFlow.Ribbon(1, 1, 4_900, "/customers", "x"),
                                new TierFlow.Ribbon(2, 1, 740, "/customers", "x"),
                                new TierFlow.Ribbon(1, 2, 125, "/customers", "x"),
                                new TierFlow.Ribbon(2, 2, 8_900, "/customers", "x"),
                                new TierFlow.Ribbon(3, 2, 410, "/customers", "x"),
                                new TierFlow.Ribbon(3, 3, 6_700, "/customers", "x"))),
                w.text("console.tiers.moved", 1_435, 125, 425),
                List.of(new TiersPage.Choice("90", w.text("console.tiers.period", 90), true)));
    }

    TreatmentPage treatment() {
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
                                Specimens.NOW.minusSeconds(600),
                                "Campaña de Navidad")),
                new TreatmentPage.Ask(
                        "C", "return", "40", false, "No: 40 días.", "bad", "circle-x"),
                new TreatmentPage.Acts("/treatment/2", true, true, "2026-11-23"),
                new TreatmentPage.Effect(
                        Specimens.NOW.minusSeconds(300),
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

    TreatmentDraftPage treatmentDraft() {
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

    OwedPart owed() {
        return new OwedPart(
                "A",
                Specimens.NOW.minus(Duration.ofDays(200)),
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
                                Specimens.NOW.minus(Duration.ofDays(200)),
                                "B",
                                "A",
                                w.text("console.tier.step.approved")),
                        new OwedPart.Step(
                                Specimens.NOW.minus(Duration.ofDays(700)),
                                null,
                                "B",
                                w.text("console.tier.step.first"))),
                w.text("console.tier.version", 1));
    }
}
