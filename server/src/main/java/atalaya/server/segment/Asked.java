package atalaya.server.segment;

import atalaya.insight.value.TreatmentQuestion;
import atalaya.server.store.AtalayaError;
import atalaya.server.store.AtalayaError.Exit;
import org.jspecify.annotations.Nullable;

/// A question as the parameters of an address put it.
///
/// @param question `return`, `credit`, `pay`, `discount` or `help`
/// @param days after delivery or invoice
/// @param defect whether the goods are faulty
/// @param hour of the day
record Asked(
        @Nullable String question,
        @Nullable Integer days,
        @Nullable Boolean defect,
        @Nullable Integer hour) {

    private static final int LATEST_HOUR = 23;

    TreatmentQuestion asked() {
        return switch (question == null ? "" : question) {
            case "return" ->
                    new TreatmentQuestion.Return(
                            number("days", days, Integer.MAX_VALUE), Boolean.TRUE.equals(defect));
            case "credit" -> new TreatmentQuestion.OnCredit();
            case "pay" -> new TreatmentQuestion.PayAfter(number("days", days, Integer.MAX_VALUE));
            case "discount" -> new TreatmentQuestion.Reduction();
            case "help" -> new TreatmentQuestion.HelpAt(number("hour", hour, LATEST_HOUR));
            default ->
                    throw new AtalayaError(
                                    6306, Exit.USAGE, "the table does not answer that question")
                            .at("question")
                            .remedy("question=return, credit, pay, discount or help");
        };
    }

    private static int number(String name, @Nullable Integer given, int most) {
        if (given == null || given < 0 || given > most) {
            throw new AtalayaError(6306, Exit.USAGE, "the question lacks a number that can be")
                    .at(name)
                    .remedy("%s=40", name);
        }
        return given;
    }
}
