package atalaya.server.console;

import atalaya.insight.value.Tier;
import atalaya.insight.value.Treatment.Clause;
import atalaya.insight.value.Treatment.Topic;
import atalaya.insight.value.TreatmentAnswer;
import atalaya.insight.value.TreatmentQuestion;
import atalaya.server.console.page.TreatmentPage;
import atalaya.server.console.page.TreatmentPage.Cell;
import atalaya.server.console.page.TreatmentPage.Row;
import atalaya.server.console.page.Words;
import atalaya.server.segment.Terms;
import atalaya.server.segment.TermsReader;
import atalaya.server.segment.TreatmentVersion;
import atalaya.server.segment.TreatmentVersion.State;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages say of treatments, in the reader's words.
final class TreatmentWords {

    private TreatmentWords() {}

    static String icon(Topic topic) {
        return switch (topic) {
            case ACCOUNT -> "user-check";
            case CREDIT -> "credit-card";
            case TERM -> "calendar";
            case CONTRACT -> "file-text";
            case DISCOUNT -> "receipt";
            case RETURNS -> "undo-2";
            case DELIVERY -> "truck";
            case SUPPORT -> "headphones";
        };
    }

    static String text(Clause clause, Words w) {
        return w.language().equals("en") ? clause.en() : clause.es();
    }

    static String topic(Topic topic, Words w) {
        return w.text("segment.topic." + TermsReader.word(topic));
    }

    /// The rows of the table.
    ///
    /// @param base what to compare with; null for nothing
    static List<Row> rows(Terms terms, @Nullable Terms base, Words w) {
        return Arrays.stream(Topic.values())
                .map(topic ->
                        new Row(
                                topic(topic, w),
                                icon(topic),
                                Arrays.stream(Tier.values())
                                        .map(tier -> cell(terms, base, tier, topic, w))
                                        .toList()))
                .toList();
    }

    private static Cell cell(Terms terms, @Nullable Terms base, Tier tier, Topic topic, Words w) {
        var now = terms.of(tier).clause(topic);
        var before = base == null ? now : base.of(tier).clause(topic);
        return new Cell(
                capital(text(now, w)), before.equals(now) ? null : capital(text(before, w)));
    }

    /// A clause that stands alone begins like a sentence.
    static String capital(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    static String state(TreatmentVersion one, boolean inForce, Words w) {
        return w.text(
                "console.treatment.state."
                        + (inForce ? "in-force" : TermsReader.word(one.state())));
    }

    static String tone(TreatmentVersion one, boolean inForce) {
        if (inForce) {
            return "good";
        }
        return one.state() == State.PUBLISHED ? "" : one.state() == State.DRAFT ? "warn" : "blue";
    }

    /// The answer to a question that was tried.
    static TreatmentPage.Ask answered(
            Tier tier,
            String question,
            String days,
            boolean defect,
            TreatmentQuestion asked,
            TreatmentAnswer answer,
            Words w) {
        Object number =
                switch (asked) {
                    case TreatmentQuestion.Return(int after, boolean _) -> after;
                    case TreatmentQuestion.PayAfter(int after) -> after;
                    case TreatmentQuestion.HelpAt(int hour) -> hour;
                    case TreatmentQuestion.OnCredit _, TreatmentQuestion.Reduction _ -> "";
                };
        var sentence =
                w.text(
                        "console.treatment.answer",
                        w.text("segment.verdict." + TermsReader.word(answer.verdict())),
                        w.text("segment.reason." + TermsReader.word(answer.reason()), number),
                        topic(answer.topic(), w),
                        text(answer.clause(), w));
        return switch (answer.verdict()) {
            case YES ->
                    new TreatmentPage.Ask(
                            tier.name(), question, days, defect, sentence, "done", "circle-check");
            case NO ->
                    new TreatmentPage.Ask(
                            tier.name(), question, days, defect, sentence, "bad", "circle-x");
            case WITH_APPROVAL ->
                    new TreatmentPage.Ask(
                            tier.name(), question, days, defect, sentence, "warn", "circle-help");
        };
    }
}
