package atalaya.server.console;

import atalaya.server.console.page.TreatmentPage.Effect;
import atalaya.server.console.page.Words;
import atalaya.server.segment.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

/// What a simulation found, in the reader's words.
///
/// @param money an amount in minor units as the reader may see it
record EffectWords(Words w, LongFunction<String> money) {

    Effect effect(Instant at, Simulation found) {
        return new Effect(
                at,
                List.of(
                        new Effect.Figure(
                                w.text("console.treatment.touched-customers"),
                                w.number(found.touched()),
                                share(found.touched(), found.customers())),
                        new Effect.Figure(
                                w.text("console.treatment.touched-margin"),
                                money.apply(found.touchedRealised()),
                                w.text("console.treatment.margin")),
                        new Effect.Figure(
                                w.text("console.treatment.moved"),
                                w.number(found.moved()),
                                share(found.moved(), found.customers())),
                        new Effect.Figure(
                                w.text("console.treatment.awaiting"),
                                w.number(found.awaiting()),
                                w.text("console.treatment.awaiting-under"))),
                found.moves().stream()
                        .map(move ->
                                new Effect.Move(
                                        move.from().name(),
                                        move.to().name(),
                                        move.to().compareTo(move.from()) < 0,
                                        w.number(move.customers()),
                                        money.apply(move.realised())))
                        .toList(),
                found.promises().stream()
                        .map(one ->
                                new Effect.Touched(
                                        one.tier().name(),
                                        TreatmentWords.topic(one.topic(), w),
                                        TreatmentWords.text(one.before(), w),
                                        TreatmentWords.text(one.after(), w),
                                        w.number(one.customers()),
                                        money.apply(one.realised())))
                        .toList());
    }

    private String share(long some, long all) {
        return w.text(
                "console.treatment.of-customers", w.percent(all == 0 ? 0 : (double) some / all));
    }
}
