package atalaya.server.console.page;

import atalaya.server.console.draw.Meter;
import atalaya.server.console.draw.Spark;
import atalaya.server.console.draw.Waterfall;
import gg.jte.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How customers were joined, who waits to be, and how good the data are, with invented content.
final class JoinSpecimens {

    private final Words w;

    JoinSpecimens(Words w) {
        this.w = w;
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

    JoinedPage joined() {
        var left = new JoinedPage.End("Marta Prado Iglesias", Specimens.CRM, "C-19920");
        var right = new JoinedPage.End("M. Prado", Specimens.SHOP, "u_88121");
        return new JoinedPage(
                "C-0048-2193",
                "Marta Prado Iglesias",
                List.of(
                        new JoinedPage.Link(left, right, evidences()),
                        new JoinedPage.Link(right, left, evidences())),
                3,
                List.of(
                        new JoinedPage.Step(
                                Specimens.NOW.minus(Duration.ofDays(300)),
                                "circle-check",
                                false,
                                "Nace C-0048-2193",
                                "CRM C-19920",
                                null),
                        new JoinedPage.Step(
                                Specimens.NOW.minus(Duration.ofDays(30)),
                                "link",
                                false,
                                "Se une a C-0048-2193",
                                "Tienda u_88121 · 99 % de ser la misma persona",
                                null),
                        new JoinedPage.Step(
                                Specimens.NOW.minus(Duration.ofHours(3)),
                                "git-merge",
                                true,
                                "C-0071-0032 se fusiona en C-0048-2193",
                                "por Inés Mora «misma firma»",
                                "/decisions/7/undo")),
                List.of(
                        new JoinedPage.SourceRow(
                                1,
                                Specimens.CRM,
                                "C-19920",
                                Specimens.NOW.minus(Duration.ofDays(3)),
                                false,
                                false,
                                List.of(
                                        new JoinedPage.Value("Nombre", "Marta"),
                                        new JoinedPage.Value(
                                                "Correo", "marta.prado@correo.example"))),
                        new JoinedPage.SourceRow(
                                2,
                                Specimens.SHOP,
                                "u_88121",
                                Specimens.NOW.minus(Duration.ofDays(10)),
                                false,
                                false,
                                List.of(new JoinedPage.Value("Nombre", "M. Prado"))),
                        new JoinedPage.SourceRow(
                                3,
                                Specimens.CARDS,
                                "T-000123",
                                Specimens.NOW.minus(Duration.ofDays(800)),
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

    DuplicatesPage duplicates() {
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
                                "Joana Prado Vidal", "C-0071-0032", Specimens.CRM, "C-71-0032"),
                        new DuplicatesPage.Side(
                                "Joan Prados Vidal", "C-0099-1204", Specimens.SHOP, "T-991204"),
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

    QualityPage quality() {
        Content spark = Spark.of(new double[] {1, 4, 2, 5, 3, 6});
        return new QualityPage(
                "11 fuentes · 45.210 registros → 24.740 clientes",
                Specimens.NOW,
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
                                Specimens.CRM,
                                Specimens.NOW.minusSeconds(120),
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
                                Specimens.WAREHOUSE,
                                Specimens.NOW.minusSeconds(32400),
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
                                Specimens.WAREHOUSE,
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
                                Specimens.WAREHOUSE,
                                "Fecha imposible en «fecha_devolucion»",
                                241,
                                w.text("console.quality.first-in", "devoluciones", 812),
                                Specimens.NOW.minusSeconds(9000),
                                "Inés Mora")));
    }
}
