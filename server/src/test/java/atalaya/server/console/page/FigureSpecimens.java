package atalaya.server.console.page;

import atalaya.server.console.draw.Spark;
import atalaya.server.console.draw.Waterfall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Marta's figures as pages show them.
record FigureSpecimens(Words w, Instant now) {

    ValuePart value() {
        return new ValuePart(
                "412,30 €",
                List.of(
                        line("sales", "1.284,00 €", "muted"),
                        line("returns", "−329,00 €", "bad"),
                        line("cost", "−498,20 €", "bad"),
                        line("freight", "−24,50 €", "bad"),
                        line("service", "−20,00 €", "bad"),
                        new ValuePart.Line(w.text("value.contribution"), "412,30 €", "good")),
                Waterfall.of(List.of(128400.0, -32900.0, -49820.0, -2450.0, -2000.0), 0, 0),
                List.of(
                        new ValuePart.Fact(w.text("value.of-all-time"), "1.640,10 €", null),
                        new ValuePart.Fact(
                                w.text("value.next-year"),
                                "388,00 €",
                                w.text("value.next-year.how", "6,2", "63 €")),
                        new ValuePart.Fact(
                                w.text("value.lifetime"),
                                "842,00 €",
                                w.text("value.band.how", "410 €", "1.320 €"))),
                w.count("value.note.costless", 2),
                w.text("value.origin", "23 nov 2026", 14));
    }

    private ValuePart.Line line(String part, String amount, String style) {
        return new ValuePart.Line(w.text("value.part." + part), amount, style);
    }

    HealthPart health() {
        return new HealthPart(
                "62",
                w.text("value.health.change", "−16"),
                "bad",
                "trending-down",
                w.text("value.trend.recedes"),
                Spark.of(new double[] {74, 76, 79, 78, 80, 77, 78, 76, 74, 70, 66, 62}),
                "50",
                List.of(
                        reason("call-abandoned", 3, "−5,6", "bad"),
                        reason("return-overdue", 11, "−4,1", "bad"),
                        reason("order-completed", 10, "+3,9", "good")),
                "+17,8",
                List.of(
                        new HealthPart.Friction(
                                w.text("value.friction.slow-return"),
                                now.minus(Duration.ofDays(27)))));
    }

    private HealthPart.Reason reason(String type, int days, String points, String style) {
        return new HealthPart.Reason(
                w.text("console.interaction." + type),
                now.minus(Duration.ofDays(days)),
                points,
                style);
    }

    HabitsPart habits() {
        return new HabitsPart(
                List.of(
                        new ValuePart.Fact(w.text("value.measure.revenue"), "4.120,40 €", null),
                        new ValuePart.Fact(
                                w.text("value.measure.products"), "CAF-102, MEN-7, CAF-9", null),
                        new ValuePart.Fact(
                                w.text("value.measure.frequency"),
                                w.text("value.every", "23"),
                                w.text("value.longest", "61")),
                        new ValuePart.Fact(
                                w.text("value.measure.perceived"),
                                "−1,8",
                                w.count("value.contacts", 9))),
                List.of(
                        new ValuePart.Fact(
                                w.text("value.habit.offers"),
                                "31 %",
                                w.text("value.habit.offers.how", 12, 39)),
                        new ValuePart.Fact(w.text("value.habit.next"), "6 dic 2026", null)));
    }
}
