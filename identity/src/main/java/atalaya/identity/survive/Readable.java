package atalaya.identity.survive;

import atalaya.identity.record.Attribute;
import atalaya.identity.standard.BirthDate;
import atalaya.identity.standard.Email;
import atalaya.identity.standard.NationalId;
import atalaya.identity.standard.Phones;
import atalaya.identity.standard.Text;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values in the form people read, and what makes one valid.
final class Readable {

    private static final Set<String> SMALL_WORDS =
            Set.of(
                    "de", "del", "la", "las", "los", "el", "y", "e", "i", "da", "do", "dos", "van",
                    "von", "of", "the");

    private Readable() {}

    /// `MARÍA DE LA O` is "María de la O", telephones are in international form, documents in
    /// capitals. Text whose sender took care of capitals stays as it is.
    static String of(Attribute attribute, String typed, @Nullable String country) {
        String text = typed.strip().replaceAll("\\s+", " ");
        return switch (attribute) {
            case GIVEN_NAME,
                    MIDDLE_NAME,
                    SURNAME_1,
                    SURNAME_2,
                    FULL_NAME,
                    ADDRESS_LINE,
                    CITY,
                    REGION ->
                    proper(text);
            case EMAIL -> text.toLowerCase(Locale.ROOT);
            case PHONE -> Phones.readable(text, country);
            case NATIONAL_ID, TAX_ID -> document(text);
            case BIRTH_DATE ->
                    BirthDate.parse(text)
                            .filter(BirthDate::possible)
                            .map(BirthDate::text)
                            .orElse(text);
            default -> text;
        };
    }

    /// The same for values that differ only in case, accents, blanks and dots.
    static String standard(Attribute attribute, String text) {
        return switch (attribute) {
            case PHONE -> Text.digits(text);
            case EMAIL -> text;
            case NATIONAL_ID, TAX_ID -> Text.alphanumeric(text);
            default -> Text.fold(text);
        };
    }

    static boolean isValid(Attribute attribute, String text) {
        return switch (attribute) {
            case EMAIL -> Email.parse(text).isPresent();
            case PHONE -> text.startsWith("+");
            case NATIONAL_ID, TAX_ID ->
                    NationalId.parse(text, false).map(NationalId::valid).orElse(false);
            case BIRTH_DATE ->
                    BirthDate.parse(text)
                            .map(date -> date.complete() && date.possible())
                            .orElse(false);
            case GIVEN_NAME, SURNAME_1, SURNAME_2, FULL_NAME ->
                    text.length() > 1 && Text.digits(text).isEmpty();
            default -> true;
        };
    }

    private static String document(String text) {
        return NationalId.parse(text, false).map(NationalId::value).orElse(text);
    }

    private static String proper(String text) {
        boolean careless =
                text.equals(text.toUpperCase(Locale.ROOT))
                        || text.equals(text.toLowerCase(Locale.ROOT));
        if (!careless) {
            return text;
        }
        var proper = new StringBuilder(text.length());
        for (String word : text.toLowerCase(Locale.ROOT).split(" ")) {
            if (!proper.isEmpty()) {
                proper.append(' ');
            }
            boolean small = SMALL_WORDS.contains(word) && !proper.isEmpty();
            proper.append(small ? word : capitalized(word));
        }
        return proper.toString();
    }

    /// Capitals at the beginning and after a hyphen or an apostrophe.
    private static String capitalized(String word) {
        var letters = new StringBuilder(word);
        boolean start = true;
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (start) {
                letters.setCharAt(i, Character.toTitleCase(letter));
            }
            start = letter == '-' || letter == '\'' || letter == '’' || letter == '/';
        }
        return letters.toString();
    }
}
