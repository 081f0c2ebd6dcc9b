package atalaya.server.contact;

import atalaya.identity.record.Attribute;
import atalaya.server.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How an agent makes sure that a caller is who the number says: questions whose answers we know
/// and the agent need not see.
public final class Verification {

    private static final int END = 4;

    private Verification() {}

    /// A question.
    public enum Question {
        POSTAL_CODE(Attribute.POSTAL_CODE),
        DOCUMENT_END(Attribute.NATIONAL_ID),
        BIRTH_YEAR(Attribute.BIRTH_DATE);

        private final Attribute attribute;

        Question(Attribute attribute) {
            this.attribute = attribute;
        }

        public Attribute attribute() {
            return attribute;
        }

        /// As forms name it.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private Optional<String> answer(Profile profile) {
            return profile.text(attribute).map(this::asked).filter(text -> !text.isEmpty());
        }

        private String asked(String text) {
            var plain = text.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
            return switch (this) {
                case POSTAL_CODE -> plain;
                case DOCUMENT_END ->
                        plain.length() < 2 * END ? "" : plain.substring(plain.length() - END);
                case BIRTH_YEAR -> text.matches("\\d{4}-.*") ? text.substring(0, 4) : "";
            };
        }

        private boolean isRight(Profile profile, String said) {
            var plain = said.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
            return answer(profile).filter(plain::equals).isPresent();
        }
    }

    /// What can be asked of this customer.
    public static List<Question> questions(Profile profile) {
        var questions = new ArrayList<Question>();
        for (var question : Question.values()) {
            if (question.answer(profile).isPresent()) {
                questions.add(question);
            }
        }
        return List.copyOf(questions);
    }

    /// Whether the caller has answered enough: two questions, or the only one there is, and none of
    /// them wrongly.
    ///
    /// @param said what the caller answered, blank for what was not asked
    public static boolean passes(Profile profile, Map<Question, String> said) {
        var asked = said.entrySet().stream().filter(one -> !one.getValue().isBlank()).toList();
        int enough = Math.min(2, questions(profile).size());
        return enough > 0
                && asked.size() >= enough
                && asked.stream().allMatch(one -> one.getKey().isRight(profile, one.getValue()));
    }
}
