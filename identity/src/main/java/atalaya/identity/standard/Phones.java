package atalaya.identity.standard;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Telephone numbers as we compare and show them: E.164 where the country is known.
public final class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phones() {}

    /// Reads a number typed any way; empty when it has fewer than seven digits or is one digit
    /// repeated (999-999-999).
    ///
    /// @param country ISO 3166 code of the country whose national form is expected, or null
    public static Optional<String> parse(String typed, @Nullable String country) {
        String digits = Text.digits(typed);
        if (digits.length() < 7 || isNobody(digits)) {
            return Optional.empty();
        }
        String spanish = spanish(typed, digits, country);
        return spanish.isEmpty() ? parseAny(typed, digits, country) : Optional.of(spanish);
    }

    /// A number for people to read: international, in groups (`+34 612 40 55 90`); as typed where
    /// it cannot be read.
    public static String readable(String typed, @Nullable String country) {
        String standard = parse(typed, country).orElse("");
        if (!standard.startsWith("+")) {
            return typed;
        }
        try {
            return NUMBERS.format(NUMBERS.parse(standard, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException odd) {
            return standard; // a plus and digits, though of no country we know
        }
    }

    /// Nine digits from 6 to 9 in a Spanish file need no library; most numbers are these.
    private static String spanish(String typed, String digits, @Nullable String country) {
        boolean plus = typed.startsWith("+");
        if (digits.length() == 9 && !plus && "ES".equals(country) && digits.charAt(0) >= '6') {
            return "+34" + digits;
        }
        if (digits.length() == 11 && digits.startsWith("34") && plus) {
            return "+" + digits;
        }
        return digits.length() == 13 && digits.startsWith("0034") ? "+" + digits.substring(2) : "";
    }

    private static Optional<String> parseAny(
            String typed, String digits, @Nullable String country) {
        String text = digits.startsWith("00") ? "+" + digits.substring(2) : typed;
        try {
            var number = NUMBERS.parse(text, country);
            if (NUMBERS.isPossibleNumber(number)) {
                return Optional.of(
                        mobileWithoutOne(NUMBERS.format(number, PhoneNumberFormat.E164)));
            }
        } catch (NumberParseException cannot) {
            return Optional.of(digits); // no country says how to read it: its digits still compare
        }
        return Optional.of(digits);
    }

    /// Mexican mobiles were dialled +52 1 … until 2019; the 1 names no other line.
    private static String mobileWithoutOne(String number) {
        return number.startsWith("+521") && number.length() == 14
                ? "+52" + number.substring(4)
                : number;
    }

    private static boolean isNobody(String digits) {
        String tail = digits.substring(Math.max(0, digits.length() - 9));
        return tail.chars().allMatch(digit -> digit == tail.charAt(0))
                || tail.equals("123456789")
                || tail.endsWith("0000000");
    }
}
