package atalaya.server.console.page;

import atalaya.server.console.draw.Meter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls with invented content: Marta who waits for her money, the twins who share a telephone,
/// somebody nobody knows, somebody who hides the number.
final class CallSpecimens {

    private static final String LONG_NAME = "María del Rosario Fernández de Córdoba y Álvarez";

    private final Words w;

    CallSpecimens(Words w) {
        this.w = w;
    }

    Map<String, CallPage> all() {
        var all = new LinkedHashMap<String, CallPage>();
        all.put("call", marta(false));
        all.put("call-covered", marta(true));
        all.put("call-several", unknown("several", cards()));
        all.put("call-nobody", unknown("nobody", List.of()));
        all.put("call-hidden", unknown("hidden", List.of()));
        all.put("call-searching", unknown("searching", List.of()));
        all.put("call-late", unknown("late", List.of()));
        all.put("chat-nobody", stranger("chat", "user_4711"));
        all.put("email-nobody", stranger("email", "ana.lago@correo.example"));
        return all;
    }

    private CallPage marta(boolean covered) {
        return new CallPage(
                17,
                new CallPage.Ring(
                        "ringing",
                        w.text("console.call.state.ringing"),
                        "+34 612 40 55 90",
                        w.text("console.call.queue", "Posventa") + " · 0:48",
                        w.text("console.call.by-number", w.percent(.99))),
                new CallPage.Who(
                        "C-0048-2193",
                        "/customers/C-0048-2193",
                        covered ? LONG_NAME : "Marta Prado Iglesias",
                        "MP",
                        false,
                        List.of("C-0048-2193", "Madrid"),
                        List.of(
                                new CustomerPage.Chip(
                                        "blue", "user", w.text("console.call.since", "2017")),
                                new CustomerPage.Chip(
                                        "",
                                        "briefcase",
                                        w.text("console.call.owner", "Jorge Sanz")))),
                "call",
                true,
                "one",
                List.of(),
                0,
                covered ? null : why(),
                new CallPage.Verify(
                        false,
                        covered,
                        List.of(
                                new CallPage.Question(
                                        "postal-code",
                                        w.text("console.call.question.postal-code"),
                                        "28•••"),
                                new CallPage.Question(
                                        "document-end",
                                        w.text("console.call.question.document-end"),
                                        null))),
                covered,
                covered ? List.of() : contacts(),
                covered ? List.of() : open(),
                close(false, false, "Pregunta por el reembolso"),
                List.of(new CallPage.Same("C-0048-2201", "Pablo Ruiz Gómez", w.percent(.008))));
    }

    private CallPage.Why why() {
        return new CallPage.Why(
                w.text("console.call.reason.refund", "329,00 €", w.count("console.call.days", 41)),
                w.text("console.call.certainty", w.percent(.86)),
                Meter.progress(.86),
                List.of(
                        new CallPage.Sign(
                                "smartphone",
                                w.text("console.call.sign.looked-up.other", 4, "09:31")),
                        new CallPage.Sign(
                                "phone-missed",
                                w.text(
                                        "console.call.sign.gave-up.other",
                                        2,
                                        "vie 20",
                                        "15 min 45 s"))));
    }

    private List<CallPage.Contact> contacts() {
        return List.of(
                contact("09:31", "smartphone", "", "App abierta · 4 veces", null, null),
                contact("vie 20", "phone-missed", "bad", "Llamada abandonada", null, -8.0),
                contact("vie 20", "star", "bad", "Encuesta NPS: 6", "Llevo más de un mes.", -4.0));
    }

    private static CallPage.Contact contact(
            String when,
            String icon,
            String tone,
            String title,
            @Nullable String quote,
            @Nullable Double outcome) {
        return new CallPage.Contact(
                when,
                new TimelinePart.Event(
                        Specimens.NOW,
                        icon,
                        tone,
                        title,
                        "cola Posventa",
                        quote,
                        new SourceTag("Centro de llamadas", "c4"),
                        List.of(),
                        outcome));
    }

    private List<CallPage.Open> open() {
        return List.of(
                new CallPage.Open(
                        "undo-2",
                        w.text("console.call.matter.return", "RMA-20871"),
                        w.text("console.call.of-term", 41, 10),
                        "bad",
                        "329,00 €"),
                new CallPage.Open(
                        "phone-missed",
                        w.count("console.call.matter.call-back", 2),
                        w.text("console.call.open.call-back"),
                        "bad",
                        "3 d"));
    }

    private CallPage unknown(String caller, List<CallPage.Card> cards) {
        boolean hidden = caller.equals("hidden");
        return new CallPage(
                18,
                new CallPage.Ring(
                        "answered",
                        w.text("console.call.state.answered"),
                        hidden ? w.text("console.call.hidden") : "+34 699 11 12 22",
                        "",
                        null),
                null,
                "call",
                true,
                caller,
                cards,
                cards.size(),
                null,
                null,
                false,
                List.of(),
                List.of(),
                close(cards.isEmpty(), hidden, ""),
                List.of());
    }

    /// Somebody who writes and whom nobody knows.
    private CallPage stranger(String channel, String identifier) {
        return new CallPage(
                19,
                new CallPage.Ring(
                        "ringing",
                        w.text("console.call.state.ringing." + channel),
                        identifier,
                        "",
                        null),
                null,
                channel,
                false,
                "nobody",
                List.of(),
                0,
                null,
                null,
                false,
                List.of(),
                List.of(),
                close(true, false, ""),
                List.of());
    }

    private List<CallPage.Card> cards() {
        return List.of(
                new CallPage.Card(
                        "C-0000-0042",
                        "Tim Ferro Lago",
                        "TF",
                        List.of("Pontevedra", w.text("console.call.since", "2019")),
                        w.percent(.5),
                        1),
                new CallPage.Card(
                        "C-0000-0043", LONG_NAME, "MR", List.of("Pontevedra"), w.percent(.3), 2),
                new CallPage.Card("C-0000-0044", "Tom Ferro", "TF", List.of(), w.percent(.2), 3));
    }

    private CallPage.Close close(boolean asksName, boolean noOwner, String draft) {
        return new CallPage.Close(
                false,
                List.of(
                        new CallPage.Topic("return", w.text("console.call.topic.return"), true),
                        new CallPage.Topic("other", w.text("console.call.topic.other"), false)),
                draft,
                asksName,
                noOwner,
                List.of(new CallPage.Department("sales", w.text("console.department.sales"))));
    }

    static CallsPage calls() {
        var at = Specimens.NOW.minus(Duration.ofHours(3));
        return new CallsPage(
                "204",
                "lucia",
                List.of(
                        new CallsPage.OwedLine(
                                17,
                                "/customers/C-0048-2193",
                                LONG_NAME,
                                "+34 612 40 55 90",
                                at,
                                "9 min 40 s",
                                "Posventa",
                                true,
                                2,
                                1,
                                null,
                                null)),
                1,
                List.of(new CallsPage.OwnLine(18, "Tim Ferro Lago", "En conversación", at)),
                List.of(
                        new CallsPage.OwedLine(
                                16,
                                null,
                                "Sin identificar",
                                "+34 911 00 22 33",
                                at,
                                "",
                                "",
                                false,
                                1,
                                0,
                                "Lucía Romero",
                                at)),
                2);
    }

    static HandOversPage handOvers() {
        var at = Specimens.NOW.minus(Duration.ofDays(2));
        return new HandOversPage(
                List.of(
                        new HandOversPage.Line(
                                3,
                                "/customers/C-0048-2193",
                                "Marta Prado Iglesias",
                                "Ventas",
                                "Lucía Romero",
                                at,
                                "Quiere una cafetera mayor.",
                                null,
                                null)),
                List.of(
                        new HandOversPage.Line(
                                2,
                                "/customers/C-0048-2201",
                                "Pablo Ruiz Gómez",
                                "Facturación",
                                "Lucía Romero",
                                at,
                                "Pide duplicado de la factura.",
                                "Enviado por correo.",
                                "Inés Mora")));
    }
}
