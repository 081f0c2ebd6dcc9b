package atalaya.identity.standard;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An official number of a person or company.
///
/// @param kind which document it is
/// @param issuer ISO 3166 code of the country, or the state, that issued it; empty when unknown
/// @param value upper-case letters and digits; a DNI always carries its letter
/// @param valid whether its check letter or digit is right; false where the kind has none, so that
///   only a proven number may part two records
public record NationalId(Kind kind, String issuer, String value, boolean valid) {

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
        /// Companies anywhere: the legal entity identifier of ISO 17442.
        LEI,
        /// A passport, by what its column says.
        PASSPORT,
        /// A driving licence, by what its column says.
        LICENCE,
        /// A social security number, by what its column says.
        SOCIAL_SECURITY,
        /// A tax number, by what its column says.
        TAX,
        /// Anything else.
        OTHER;

        /// The word files and the API use: `social_security`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The kind a source states; [#OTHER] for words that are none.
        public static Kind of(String word) {
            String folded = Text.fold(word).replace(' ', '_');
            if (folded.startsWith("pasaporte")) {
                return PASSPORT;
            }
            for (var kind : values()) {
                if (kind.word().equals(folded)) {
                    return kind;
                }
            }
            return OTHER;
        }

        /// Told by the column alone, since the number itself has no form of its own.
        boolean isByColumn() {
            return this == PASSPORT || this == LICENCE || this == SOCIAL_SECURITY;
        }
    }

    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String CIF_LETTERS = "JABCDEFGHI";
    private static final String CURP_DIGITS = "0123456789ABCDEFGHIJKLMN.OPQRSTUVWXYZ";

    private static final Pattern DNI = Pattern.compile("\\d{7,8}[A-Z]?");
    private static final Pattern NIE = Pattern.compile("[XYZ]\\d{7}[A-Z]?");
    private static final Pattern CIF = Pattern.compile("[ABCDEFGHJNPQRSUVW]\\d{7}[0-9A-J]");
    private static final Pattern CURP = Pattern.compile("[A-Z]{4}\\d{6}[HMX][A-Z]{5}[0-9A-Z]\\d");
    private static final Pattern RFC = Pattern.compile("[A-Z]{3,4}\\d{6}[0-9A-Z]{3}");
    private static final Pattern LEI = Pattern.compile("[0-9A-Z]{18}\\d{2}");

    /// Reads a document as typed; empty when it says nothing (`00000000T`, one letter again and
    /// again).
    ///
    /// Bare eight digits are read as a DNI that lost its letter only where `spanish` says so: a
    /// number of eight digits elsewhere is no DNI.
    public static Optional<NationalId> parse(String typed, boolean spanish) {
        return parse(typed, Kind.OTHER, "", spanish);
    }

    /// As the other, of a column that says which document it holds. The number's own form decides
    /// where it has one; a passport, a licence and a social security number are what their column
    /// says.
    ///
    /// @param stated the kind its column names, or [Kind#OTHER]
    /// @param issuer the country or state that issued it, as typed, or blank
    public static Optional<NationalId> parse(
            String typed, Kind stated, String issuer, boolean spanish) {
        var found = stated.isByColumn() ? Optional.<NationalId>empty() : ofForm(typed, spanish);
        String text = Text.alphanumeric(typed);
        if (found.isEmpty() && text.length() >= 4 && !isNothing(text)) {
            found = Optional.of(new NationalId(stated, "", text, false));
        }
        return found.map(id ->
                new NationalId(
                        id.kind() == Kind.OTHER ? stated : id.kind(),
                        Countries.code(issuer),
                        id.value(),
                        id.valid()));
    }

    /// Whether one person cannot hold both: numbers of one kind that a check letter proves, or that
    /// one country or state issued and that no slip explains.
    public boolean disproves(NationalId other) {
        if (kind != other.kind || value.equals(other.value)) {
            return false;
        }
        boolean issued =
                kind.isByColumn()
                        && issuer.length() == 2
                        && issuer.equals(other.issuer)
                        && value.length() == other.value.length()
                        && differing(value, other.value) > 2;
        return valid && other.valid || issued;
    }

    private static int differing(String left, String right) {
        int count = 0;
        for (int i = 0; i < left.length(); i++) {
            count += left.charAt(i) == right.charAt(i) ? 0 : 1;
        }
        return count;
    }

    private static Optional<NationalId> ofForm(String typed, boolean spanish) {
        String text = Text.alphanumeric(typed);
        if (text.startsWith("ES") && text.length() == 11) {
            text = text.substring(2);
        }
        if (text.length() < 4 || isNothing(text)) {
            return Optional.empty();
        }
        return switch (text.length()) {
            case 7, 8, 9 -> ofSpain(text, spanish);
            case 12, 13 -> ofForm(RFC, Kind.RFC, text);
            case 18 -> ofForm(CURP, Kind.CURP, text);
            case 20 -> ofForm(LEI, Kind.LEI, text);
            default -> Optional.empty();
        };
    }

    private static Optional<NationalId> ofSpain(String text, boolean spanish) {
        if (NIE.matcher(text).matches()) {
            return Optional.of(lettered(Kind.NIE, text, "XYZ".indexOf(text.charAt(0)) + "", 1));
        }
        if (DNI.matcher(text).matches() && isDni(text, spanish)) {
            return Optional.of(lettered(Kind.DNI, padded(text), "", 0));
        }
        return ofForm(CIF, Kind.CIF, text);
    }

    private static Optional<NationalId> ofForm(Pattern form, Kind kind, String text) {
        return form.matcher(text).matches()
                ? Optional.of(new NationalId(kind, "", text, isValid(kind, text)))
                : Optional.empty();
    }

    private static boolean isValid(Kind kind, String text) {
        return switch (kind) {
            case CIF -> validCif(text);
            case CURP -> validCurp(text);
            case LEI -> validLei(text);
            default -> false;
        };
    }

    /// One sign again and again, or zeros and a letter.
    private static boolean isNothing(String text) {
        char first = text.charAt(0);
        int same = 1;
        while (same < text.length() && text.charAt(same) == first) {
            same++;
        }
        char last = text.charAt(text.length() - 1);
        boolean letter = last >= 'A' && last <= 'Z';
        return same == text.length() || same == text.length() - 1 && first == '0' && letter;
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
            return new NationalId(kind, "", text + letter, false);
        }
        return new NationalId(kind, "", text, text.charAt(from + digits) == letter);
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

    /// ISO 17442: letters as numbers from 10 on, the whole modulo 97 is 1.
    private static boolean validLei(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
        }
        return rest == 1;
    }
}
