package atalaya.identity.standard;

import java.util.Optional;
import java.util.regex.Pattern;

/// An official number of a person or company.
///
/// @param kind which document it is
/// @param value upper-case letters and digits; a DNI always carries its letter
/// @param valid whether its check letter or digit is right; false where the kind has none, so that
///   only a proven number may part two records
public record NationalId(Kind kind, String value, boolean valid) {

    /// Documents told apart by their form.
    public enum Kind {
        /// Spanish citizens: eight digits and a letter.
        DNI,
        /// Foreigners in Spain: X, Y or Z, seven digits and a letter.
        NIE,
        /// Spanish companies: a letter, seven digits and a control digit or letter.
        CIF,
        /// Mexican population register: 18 characters with a check digit.
        CURP,
        /// Mexican tax payers: 12 characters for companies, 13 for people.
        RFC,
        /// Anything else: a passport, a social security number, a licence.
        OTHER
    }

    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String CIF_LETTERS = "JABCDEFGHI";
    private static final String CURP_DIGITS = "0123456789ABCDEFGHIJKLMN.OPQRSTUVWXYZ";

    private static final Pattern DNI = Pattern.compile("\\d{7,8}[A-Z]?");
    private static final Pattern NIE = Pattern.compile("[XYZ]\\d{7}[A-Z]?");
    private static final Pattern CIF = Pattern.compile("[ABCDEFGHJNPQRSUVW]\\d{7}[0-9A-J]");
    private static final Pattern CURP = Pattern.compile("[A-Z]{4}\\d{6}[HMX][A-Z]{5}[0-9A-Z]\\d");
    private static final Pattern RFC = Pattern.compile("[A-Z]{3,4}\\d{6}[0-9A-Z]{3}");
    private static final Pattern NOTHING = Pattern.compile("(.)\\1*|0+[A-Z]?");

    /// Reads a document as typed; empty when it says nothing (`00000000T`, `XXX`).
    ///
    /// Bare eight digits are read as a DNI that lost its letter only where `spanish` says so: a
    /// number of eight digits elsewhere is no DNI.
    public static Optional<NationalId> parse(String typed, boolean spanish) {
        String text = Text.alphanumeric(typed);
        if (text.startsWith("ES") && text.length() == 11) {
            text = text.substring(2);
        }
        if (text.length() < 4 || NOTHING.matcher(text).matches()) {
            return Optional.empty();
        }
        if (NIE.matcher(text).matches()) {
            return Optional.of(lettered(Kind.NIE, text, "XYZ".indexOf(text.charAt(0)) + "", 1));
        }
        if (DNI.matcher(text).matches() && isDni(text, spanish)) {
            return Optional.of(lettered(Kind.DNI, padded(text), "", 0));
        }
        if (CIF.matcher(text).matches()) {
            return Optional.of(new NationalId(Kind.CIF, text, validCif(text)));
        }
        if (CURP.matcher(text).matches()) {
            return Optional.of(new NationalId(Kind.CURP, text, validCurp(text)));
        }
        return Optional.of(
                new NationalId(RFC.matcher(text).matches() ? Kind.RFC : Kind.OTHER, text, false));
    }

    private static boolean isDni(String text, boolean spanish) {
        boolean letter = Character.isLetter(text.charAt(text.length() - 1));
        return letter ? text.length() == 9 || spanish : spanish && text.length() == 8;
    }

    private static String padded(String text) {
        boolean letter = Character.isLetter(text.charAt(text.length() - 1));
        int missing = (letter ? 9 : 8) - text.length();
        return "0".repeat(Math.max(0, missing)) + text;
    }

    /// The letter is the number modulo 23 (Real Decreto 1553/2005); a missing one is filled in.
    private static NationalId lettered(Kind kind, String text, String before, int from) {
        int digits = kind == Kind.DNI ? 8 : 7;
        String number = text.substring(from, from + digits);
        char letter = DNI_LETTERS.charAt(Integer.parseInt(before + number) % 23);
        if (text.length() == from + digits) {
            return new NationalId(kind, text + letter, false);
        }
        return new NationalId(kind, text, text.charAt(from + digits) == letter);
    }

    /// Orden EHA/451/2008: a Luhn-like sum, shown as a digit or as a letter by kind of company.
    private static boolean validCif(String text) {
        int sum = 0;
        for (int i = 1; i <= 7; i++) {
            int digit = text.charAt(i) - '0';
            int twice = 2 * digit;
            sum += i % 2 == 1 ? twice / 10 + twice % 10 : digit;
        }
        int control = (10 - sum % 10) % 10;
        char last = text.charAt(8);
        return last == '0' + control || last == CIF_LETTERS.charAt(control);
    }

    /// The check digit of the CURP (Diario Oficial de la Federación, 18 October 2021, annex).
    private static boolean validCurp(String text) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int digit = CURP_DIGITS.indexOf(text.charAt(i));
            sum += digit * (18 - i);
        }
        return (10 - sum % 10) % 10 == text.charAt(17) - '0';
    }
}
