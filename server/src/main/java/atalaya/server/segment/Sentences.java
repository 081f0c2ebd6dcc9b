package atalaya.server.segment;

import atalaya.insight.value.Tier;
import atalaya.insight.value.Treatment.Clause;
import atalaya.insight.value.TreatmentAnswer;
import atalaya.insight.value.TreatmentQuestion;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the room says, in Spanish or English.
final class Sentences {

    private final Locale language;
    private final ResourceBundle texts;

    private Sentences(Locale language) {
        this.language = language;
        this.texts =
                ResourceBundle.getBundle(
                        "messages/segment",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// @param asked as `Accept-Language` says it; Spanish unless it is English
    static Sentences in(Locale asked) {
        return new Sentences(asked.getLanguage().equals("en") ? Locale.ENGLISH : Locale.of("es"));
    }

    String text(String key, Object... arguments) {
        var text = texts.getString(key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", arguments[i].toString());
        }
        return text;
    }

    String clause(Clause clause) {
        return language.getLanguage().equals("en") ? clause.en() : clause.es();
    }

    String flaw(Flaw flaw) {
        return text("segment.flaw." + flaw.why());
    }

    /// The whole answer: yes or no, why, and the promise it rests on.
    String answer(
            Tier tier, TreatmentQuestion question, TreatmentAnswer answer, TreatmentVersion from) {
        return text(
                "segment.answer",
                text("segment.verdict." + TermsReader.word(answer.verdict())),
                text("segment.reason." + TermsReader.word(answer.reason()), asked(question)),
                tier.name(),
                text("segment.topic." + TermsReader.word(answer.topic())),
                clause(answer.clause()),
                from.version(),
                date(from.table().validFrom()));
    }

    private String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language)
                .format(day);
    }

    private static Object asked(TreatmentQuestion question) {
        return switch (question) {
            case TreatmentQuestion.Return(int days, boolean _) -> days;
            case TreatmentQuestion.PayAfter(int days) -> days;
            case TreatmentQuestion.HelpAt(int hour) -> hour;
            case TreatmentQuestion.OnCredit() -> "";
            case TreatmentQuestion.Reduction() -> "";
        };
    }
}
